from typing import Self

from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from experts.models.agency import Agency
from experts.models.country import Country
from experts.models.history import keep_history
from experts.models.user import Membership, User


class InvitationQuerySet(models.QuerySet["Invitation"]):
    def open(self) -> Self:
        """Those that are neither accepted nor withdrawn; the link of some may hold no longer."""
        return self.filter(accepted_at=None, withdrawn_at=None)

    def visible_to(self, user: User) -> Self:
        """A focal point reads those of its country's nominators, administrators read all."""
        if user.is_administrator:
            return self
        return self.filter(role=Membership.Role.NOMINATOR, country__in=user.focal_countries)


# Whoever never comes leaves nothing behind: the history, which is kept for good, has no name and no address.
@keep_history(exclude=["email", "name"])
class Invitation(models.Model):
    """Somebody is asked in, with a role. There is no other way to an account."""

    email = models.EmailField(_("e-mail"))
    name = models.CharField(_("name"), max_length=150)
    language = models.CharField(_("language"), max_length=8)
    role = models.CharField(_("role"), max_length=14, choices=Membership.Role)
    country = models.ForeignKey(
        Country, models.PROTECT, null=True, blank=True, related_name="invitations", verbose_name=_("country")
    )
    agencies = models.ManyToManyField(Agency, blank=True, related_name="invitations", verbose_name=_("agencies"))
    invited_by = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+", verbose_name=_("invited by"))
    sent_at = models.DateTimeField(_("sent"))
    accepted_at = models.DateTimeField(_("accepted"), null=True, blank=True)
    withdrawn_at = models.DateTimeField(_("withdrawn"), null=True, blank=True)
    user = models.ForeignKey(
        User, models.SET_NULL, null=True, blank=True, related_name="invitations", verbose_name=_("account")
    )

    objects = InvitationQuerySet.as_manager()

    class Meta:
        verbose_name = _("invitation")
        verbose_name_plural = _("invitations")
        ordering = ["-sent_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(role__in=["nominator", "focal-point"], country__isnull=False)
                | Q(role__in=["reviewer", "vocabulary", "auditor", "administrator"], country=None),
                name="invitation_says_where_it_holds",
            ),
            models.CheckConstraint(
                condition=Q(accepted_at=None, user=None) | Q(accepted_at__isnull=False, withdrawn_at=None),
                name="invitation_is_accepted_or_withdrawn",
            ),
            models.UniqueConstraint(
                Lower("email"),
                "role",
                "country",
                condition=Q(accepted_at=None, withdrawn_at=None),
                nulls_distinct=False,
                name="invitation_open_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name}: {self.get_role_display()}"

    @property
    def is_open(self) -> bool:
        return self.accepted_at is None and self.withdrawn_at is None

    @property
    def places(self) -> list[Agency | Country]:
        """Where the role is to hold: in agencies or a country, or nowhere in particular."""
        if self.role == Membership.Role.NOMINATOR:
            return list(self.agencies.all())
        return [self.country] if self.country else []
