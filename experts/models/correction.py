from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from experts.models.history import keep_history
from experts.models.official import Official

if TYPE_CHECKING:
    from experts.models.user import User

# What a stranger typed goes when the row goes: it may be about anybody, and history is kept for good.
TYPED = ["text", "grounds", "requester_name", "requester_email"]


class CorrectionQuerySet(models.QuerySet["Correction"]):
    def verified(self) -> Self:
        """Those that may be read: whoever sent them has shown that the e-mail address is theirs."""
        return self.exclude(state=Correction.State.UNVERIFIED)

    def own_on_desk_of(self, user: "User") -> Self:
        """What officials of the countries for which the user speaks themselves find wrong."""
        theirs = Official.objects.listed().filter(country__in=user.focal_countries)
        return self.filter(from_official=True, official__in=theirs)

    def open(self) -> Self:
        return self.filter(state=Correction.State.OPEN)


@keep_history(exclude=TYPED)
class Correction(models.Model):
    """What a reader or the official says is wrong on a profile. Never public, like the name and the address of who."""

    class Part(models.TextChoices):
        POSTS = "posts", _("Posts and agency")
        NAME = "name", _("Name")
        COMPETENCIES = "competencies", _("Competencies")
        LANGUAGES = "languages", _("Languages")
        EDUCATION = "education", _("Education")
        OTHER = "other", _("Something else")

    class State(models.TextChoices):
        UNVERIFIED = "unverified", _("Not confirmed by the sender")
        OPEN = "open", _("Open")
        DONE = "done", _("Done")
        DECLINED = "declined", _("Declined")

    official = models.ForeignKey(Official, models.CASCADE, related_name="corrections", verbose_name=_("official"))
    from_official = models.BooleanField(_("from the official"), default=False)
    part = models.CharField(_("part"), max_length=12, choices=Part)
    text = models.CharField(_("what is wrong and what is right"), max_length=2000)
    grounds = models.CharField(_("how the sender knows"), max_length=1000, blank=True)
    requester_name = models.CharField(_("name of the sender"), max_length=150, blank=True)
    requester_email = models.EmailField(_("e-mail of the sender"))
    language = models.CharField(_("language"), max_length=8)
    created_at = models.DateTimeField(_("sent"), auto_now_add=True)
    verified_at = models.DateTimeField(_("confirmed by the sender"), null=True, blank=True)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.UNVERIFIED)
    answer = models.CharField(_("answer"), max_length=1000, blank=True)
    decided_by = models.ForeignKey(
        "User", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("decided by")
    )
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True)

    objects = CorrectionQuerySet.as_manager()

    class Meta:
        verbose_name = _("correction")
        verbose_name_plural = _("corrections")
        ordering = ["-created_at", "-pk"]
        indexes = [models.Index(fields=["state", "created_at"], name="correction_by_state_and_age")]
        constraints = [
            models.CheckConstraint(condition=~Q(text=""), name="correction_says_something"),
            models.CheckConstraint(
                condition=Q(part__in=["posts", "name", "competencies", "languages", "education", "other"]),
                name="correction_part_is_known",
            ),
            models.CheckConstraint(
                condition=Q(state="unverified", verified_at=None)
                | Q(state__in=["open", "done", "declined"], verified_at__isnull=False),
                name="correction_is_read_only_when_verified",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["unverified", "open"], decided_at=None, decided_by=None, answer="")
                | Q(state__in=["done", "declined"], decided_at__isnull=False),
                name="correction_is_decided_or_not",
            ),
            models.CheckConstraint(condition=~Q(state="declined", answer=""), name="declined_correction_has_a_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.official}: {self.get_part_display()}"
