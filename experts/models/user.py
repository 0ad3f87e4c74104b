from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from experts.models.agency import Agency
from experts.models.change import log_vocabulary
from experts.models.country import Country
from experts.models.history import keep_history


class UserManager(BaseUserManager["User"]):
    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(email__iexact=username)

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "User":
        user = self.model(email=self.normalize_email(email), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> "User":
        return self.create_user(email, password, is_superuser=True, **fields)


@keep_history(exclude=["password", "last_login"])
class User(AbstractBaseUser, PermissionsMixin):
    """Someone who signs in: its roles are its memberships. The e-mail address is its name."""

    email = models.EmailField(_("e-mail"), unique=True)
    name = models.CharField(_("name"), max_length=150, blank=True)
    language = models.CharField(_("language"), max_length=8, blank=True)
    is_active = models.BooleanField(_("active"), default=True)
    is_demonstration = models.BooleanField(_("demonstration account"), default=False, editable=False)
    joined_at = models.DateTimeField(_("joined"), default=timezone.now, editable=False)

    objects = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        verbose_name = _("user")
        verbose_name_plural = _("users")
        ordering = ["email"]
        constraints = [
            models.UniqueConstraint(
                Lower("email"),
                name="email_once_in_any_case",
                violation_error_message=_("An account with this e-mail address exists already."),
            ),
        ]

    def __str__(self) -> str:
        return self.name or self.email

    @cached_property
    def roles(self) -> list["Membership"]:
        """The user's memberships, read once per request."""
        return list(self.memberships.all()) if self.is_active else []

    def has_role(self, role: "Membership.Role") -> bool:
        return any(membership.role == role for membership in self.roles)

    @property
    def is_administrator(self) -> bool:
        return self.is_active and (self.is_superuser or self.has_role(Membership.Role.ADMINISTRATOR))

    @property
    def is_staff(self) -> bool:
        """May enter Django admin: everybody with a role at BKN."""
        return self.is_administrator or any(membership.role in Membership.AT_BKN for membership in self.roles)

    @property
    def reads_everything(self) -> bool:
        """Every record, restricted data included; who keeps the vocabulary needs no more than the public does."""
        readers = (Membership.Role.REVIEWER, Membership.Role.AUDITOR)
        return self.is_administrator or any(membership.role in readers for membership in self.roles)

    @property
    def focal_countries(self) -> set[str]:
        """The ISO codes of the countries whose focal point this user is."""
        return {m.country_id for m in self.roles if m.role == Membership.Role.FOCAL_POINT and m.country_id}

    @property
    def nominating_agencies(self) -> set[int]:
        """The keys of the agencies for which this user proposes officials."""
        return {m.agency_id for m in self.roles if m.role == Membership.Role.NOMINATOR and m.agency_id}


@log_vocabulary
@keep_history
class Membership(models.Model):
    """A role of a user, and where it holds. Someone may have several, in several countries."""

    class Role(models.TextChoices):
        NOMINATOR = "nominator", _("Nominator of an agency")
        FOCAL_POINT = "focal-point", _("Focal point of a country")
        REVIEWER = "reviewer", _("Reviewer at BKN")
        VOCABULARY = "vocabulary", _("Vocabulary editor at BKN")
        AUDITOR = "auditor", _("Auditor at BKN")
        ADMINISTRATOR = "administrator", _("Administrator at BKN")

    AT_BKN = (Role.REVIEWER, Role.VOCABULARY, Role.AUDITOR, Role.ADMINISTRATOR)

    user = models.ForeignKey(User, models.CASCADE, related_name="memberships", verbose_name=_("user"))
    role = models.CharField(_("role"), max_length=14, choices=Role)
    country = models.ForeignKey(
        Country, models.PROTECT, null=True, blank=True, related_name="memberships", verbose_name=_("country")
    )
    agency = models.ForeignKey(
        Agency, models.PROTECT, null=True, blank=True, related_name="memberships", verbose_name=_("agency")
    )

    class Meta:
        verbose_name = _("membership")
        verbose_name_plural = _("memberships")
        ordering = ["user", "role"]
        constraints = [
            models.CheckConstraint(
                condition=Q(role="nominator", agency__isnull=False, country=None)
                | Q(role="focal-point", country__isnull=False, agency=None)
                | Q(role__in=["reviewer", "vocabulary", "auditor", "administrator"], country=None, agency=None),
                name="membership_says_where_it_holds",
                violation_error_message=_("A nominator needs an agency, a focal point a country, others neither."),
            ),
            models.UniqueConstraint(
                fields=["user", "role", "country", "agency"],
                nulls_distinct=False,
                name="membership_once",
                violation_error_message=_("This user has this role already."),
            ),
        ]

    def __str__(self) -> str:
        where = self.agency or self.country
        return f"{self.get_role_display()}: {where}" if where else self.get_role_display()
