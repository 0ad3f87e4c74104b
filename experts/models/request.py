"""A need that somebody outside the pool has, and what is written about it."""

from datetime import timedelta
from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from experts.models.choices import Mode
from experts.models.competency import Competency
from experts.models.country import Country, Language
from experts.models.fields import ChoicesField
from experts.models.history import keep_history

if TYPE_CHECKING:
    from experts.models.user import User

OPEN_AFTER_END = timedelta(days=90)

# What the requester wrote, and who that is, goes when its time is over: history is kept for good.
PERSONAL = ["requester_name", "requester_email", "organisation", "audience", "place", "message", "wanted", "answer"]


class RequestQuerySet(models.QuerySet["Request"]):
    def verified(self) -> Self:
        """Those that may be read: whoever sent them has shown that the e-mail address is theirs."""
        return self.exclude(state=Request.State.UNVERIFIED)

    def open(self) -> Self:
        return self.filter(state=Request.State.OPEN)

    def with_page(self) -> Self:
        """Those whose page the requester can still read."""
        still = Q(ended_at=None) | Q(ended_at__gte=timezone.now() - OPEN_AFTER_END)
        return self.verified().filter(still, erased_at=None)

    def nobody_left(self) -> Self:
        """Those for which nobody was chosen, or all who were asked said no or nothing."""
        from experts.models.engagement import Engagement

        hopeful = Engagement.objects.exclude(state__in=Engagement.REFUSED)
        return self.exclude(Exists(hopeful.filter(request=OuterRef("pk"))))

    def without_experts(self) -> Self:
        """Those for which somebody at BKN is to find an expert."""
        return self.open().nobody_left()

    def visible_to(self, user: "User") -> Self:
        """BKN reads all, a focal point those that came to its country: for an expert, or passed on by BKN."""
        from experts.models.engagement import Engagement

        if user.reads_everything:
            return self.verified()
        theirs = Engagement.objects.forwarded().filter(request=OuterRef("pk"), country__in=user.focal_countries)
        passed = Request.passed_to.through.objects.filter(request=OuterRef("pk"), country__in=user.focal_countries)
        return self.verified().filter(Exists(theirs) | Exists(passed))


@keep_history(exclude=PERSONAL)
class Request(models.Model):
    """Somebody asks for an expert, or for several. Never public."""

    class Purpose(models.TextChoices):
        TRAINING = "training", _("A training")
        TALK = "talk", _("A talk")
        ADVICE = "advice", _("Advice")
        STUDY_VISIT = "study-visit", _("A study visit")

    class Cover(models.TextChoices):
        TRAVEL = "travel", _("Travel and stay")
        FEE = "fee", _("A fee")

    class State(models.TextChoices):
        UNVERIFIED = "unverified", _("Not confirmed by the sender")
        OPEN = "open", _("Open")
        ENDED = "ended", _("Ended")

    state = models.CharField(_("state"), max_length=10, choices=State, default=State.UNVERIFIED, editable=False)
    purpose = models.CharField(_("what for"), max_length=11, choices=Purpose)
    competencies = models.ManyToManyField(
        Competency, blank=True, related_name="requests", verbose_name=_("competencies")
    )
    wanted = models.CharField(_("what is needed, in own words"), max_length=300, blank=True)
    language_wanted = models.ForeignKey(
        Language, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("language of instruction")
    )
    audience = models.CharField(_("for whom"), max_length=200, blank=True)
    participants = models.PositiveIntegerField(_("how many take part"), null=True, blank=True)
    starts_on = models.DateField(_("from"), null=True, blank=True)
    ends_on = models.DateField(_("to"), null=True, blank=True)
    hours = models.PositiveSmallIntegerField(_("teaching hours"), null=True, blank=True)
    mode = models.CharField(_("how"), max_length=9, choices=Mode)
    place = models.CharField(_("place"), max_length=200, blank=True)
    covers = ChoicesField(Cover, verbose_name=_("what is paid"))
    answer_by = models.DateField(_("answer needed by"), null=True, blank=True)
    in_turn = models.BooleanField(_("one after another"), default=False)
    message = models.CharField(_("message"), max_length=2000, blank=True)

    organisation = models.CharField(_("organisation"), max_length=200)
    requester_name = models.CharField(_("name of the requester"), max_length=150)
    requester_email = models.EmailField(_("e-mail of the requester"))
    country = models.ForeignKey(
        Country, models.PROTECT, null=True, blank=True, related_name="requests", verbose_name=_("country")
    )
    language = models.CharField(_("language"), max_length=8)

    passed_to = models.ManyToManyField(
        Country, blank=True, related_name="passed_requests", verbose_name=_("passed on to")
    )
    answer = models.CharField(_("answer"), max_length=1000, blank=True)
    is_demonstration = models.BooleanField(_("invented for demonstration"), default=False, editable=False)
    created_at = models.DateTimeField(_("sent"), auto_now_add=True)
    verified_at = models.DateTimeField(_("confirmed by the sender"), null=True, blank=True)
    ended_at = models.DateTimeField(_("ended"), null=True, blank=True)
    linked_at = models.DateTimeField(null=True, blank=True, editable=False)  # when its link was last mailed
    erased_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects = RequestQuerySet.as_manager()

    class Meta:
        verbose_name = _("request")
        verbose_name_plural = _("requests")
        ordering = ["-created_at", "-pk"]
        indexes = [models.Index(fields=["state", "created_at"], name="request_by_state_and_age")]
        constraints = [
            models.CheckConstraint(
                condition=Q(covers__contained_by=["travel", "fee"]), name="request_covers_are_known"
            ),
            models.CheckConstraint(
                condition=Q(starts_on=None) | Q(ends_on=None) | Q(ends_on__gte=F("starts_on")),
                name="request_ends_after_it_starts",
                violation_error_message=_("The last day is before the first."),
            ),
            models.CheckConstraint(
                condition=Q(state="unverified", verified_at=None)
                | Q(state__in=["open", "ended"], verified_at__isnull=False),
                name="request_is_read_only_when_verified",
            ),
            models.CheckConstraint(
                condition=Q(state="ended", ended_at__isnull=False) | ~Q(state="ended") & Q(ended_at=None),
                name="ended_request_says_when",
            ),
            models.CheckConstraint(
                condition=Q(erased_at=None)
                | Q(state="ended", requester_name="", requester_email="", organisation="", message=""),
                name="erased_request_names_nobody",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_purpose_display()}: {self.organisation or _('erased')}"

    @property
    def is_open(self) -> bool:
        return self.state == self.State.OPEN


class RequestMessage(models.Model):
    """What the requester, a focal point and BKN write to one another. It has no history: it goes with the request."""

    class Author(models.TextChoices):
        REQUESTER = "requester", _("Requester")
        FOCAL_POINT = "focal-point", _("Focal point")
        BKN = "bkn", _("BKN")

    request = models.ForeignKey(Request, models.CASCADE, related_name="messages")
    country = models.ForeignKey(  # whose focal point it is from or to; without one, BKN
        Country, models.PROTECT, null=True, blank=True, related_name="+"
    )
    author = models.CharField(max_length=11, choices=Author)
    by = models.ForeignKey("User", models.SET_NULL, null=True, blank=True, related_name="+")
    text = models.CharField(max_length=2000)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("message")
        verbose_name_plural = _("messages")
        ordering = ["request", "pk"]
        constraints = [models.CheckConstraint(condition=~Q(text=""), name="message_says_something")]

    def __str__(self) -> str:
        return f"{self.get_author_display()}: {self.at:%Y-%m-%d}"
