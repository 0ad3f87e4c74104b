"""One expert of a request: asked, answered, delivered, evaluated."""

from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from experts.models.career import Assignment
from experts.models.country import Country
from experts.models.history import keep_history
from experts.models.official import Official
from experts.models.request import Request

if TYPE_CHECKING:
    from experts.models.user import User


class EngagementQuerySet(models.QuerySet["Engagement"]):
    def forwarded(self) -> Self:
        """Those that a focal point has been asked about."""
        return self.exclude(state=Engagement.State.WAITING).filter(forwarded_at__isnull=False)

    def open(self) -> Self:
        return self.filter(state__in=Engagement.OPEN)

    def vouched(self) -> Self:
        """Those that took place by the word of the focal point."""
        return self.filter(vouched_at__isnull=False)

    def visible_to(self, user: "User") -> Self:
        """BKN reads all that a requester has confirmed, a focal point those of its country's experts."""
        verified = self.exclude(request__state=Request.State.UNVERIFIED)
        if user.reads_everything:
            return verified
        return verified.forwarded().filter(country__in=user.focal_countries)


@keep_history
class Engagement(models.Model):
    class State(models.TextChoices):
        WAITING = "waiting", _("Not asked yet")
        FORWARDED = "forwarded", _("Waits for the focal point")
        ACCEPTED = "accepted", _("Accepted")
        DECLINED = "declined", _("Declined")
        CONFIRMED = "confirmed", _("Agreed")
        DELIVERED = "delivered", _("Took place")
        EVALUATED = "evaluated", _("Evaluated")
        NOT_HELD = "not-held", _("Did not take place")
        CANCELLED = "cancelled", _("Cancelled")
        LAPSED = "lapsed", _("Lapsed")

    class Reason(models.TextChoices):
        BUSY = "busy", _("Not available then")
        UNSUITED = "unsuited", _("Not this expert’s field")
        TERMS = "terms", _("Travel or fee is not covered")
        AGENCY = "agency", _("The agency cannot do without the expert")
        UNWILLING = "unwilling", _("The expert does not wish to")
        GONE = "gone", _("No longer in the pool")
        OTHER = "other", _("Another reason")

    class ExpertAnswer(models.TextChoices):
        AGREED = "agreed", _("The expert agrees")
        REFUSED = "refused", _("The expert does not agree")
        AGENCY = "agency", _("The agency answers for the expert")

    class Zone(models.TextChoices):
        """Of all states that take part: the civil time in which somebody teaches."""

        BRUNEI = "Asia/Brunei", "Bandar Seri Begawan (UTC+8)"
        PHNOM_PENH = "Asia/Phnom_Penh", "Phnom Penh (UTC+7)"
        JAKARTA = "Asia/Jakarta", "Jakarta (UTC+7)"
        MAKASSAR = "Asia/Makassar", "Makassar (UTC+8)"
        JAYAPURA = "Asia/Jayapura", "Jayapura (UTC+9)"
        VIENTIANE = "Asia/Vientiane", "Vientiane (UTC+7)"
        KUALA_LUMPUR = "Asia/Kuala_Lumpur", "Kuala Lumpur (UTC+8)"
        YANGON = "Asia/Yangon", "Yangon (UTC+6:30)"
        MANILA = "Asia/Manila", "Manila (UTC+8)"
        SINGAPORE = "Asia/Singapore", "Singapore (UTC+8)"
        BANGKOK = "Asia/Bangkok", "Bangkok (UTC+7)"
        DILI = "Asia/Dili", "Dili (UTC+9)"
        HA_NOI = "Asia/Ho_Chi_Minh", "Hà Nội (UTC+7)"
        BEIJING = "Asia/Shanghai", "Beijing (UTC+8)"
        TOKYO = "Asia/Tokyo", "Tokyo (UTC+9)"
        SEOUL = "Asia/Seoul", "Seoul (UTC+9)"

    OPEN = (State.WAITING, State.FORWARDED, State.ACCEPTED, State.CONFIRMED, State.DELIVERED)
    HELD = (State.DELIVERED, State.EVALUATED)
    REFUSED = (State.DECLINED, State.LAPSED)
    YES = (ExpertAnswer.AGREED, ExpertAnswer.AGENCY)

    request = models.ForeignKey(Request, models.CASCADE, related_name="engagements", verbose_name=_("request"))
    official = models.ForeignKey(Official, models.CASCADE, related_name="engagements", verbose_name=_("expert"))
    country = models.ForeignKey(Country, models.PROTECT, related_name="engagements", verbose_name=_("country"))
    position = models.PositiveSmallIntegerField(_("rank"), default=0)
    state = models.CharField(_("state"), max_length=9, choices=State, default=State.WAITING, editable=False)
    reason = models.CharField(_("reason"), max_length=9, choices=Reason, blank=True, editable=False)
    expert_answer = models.CharField(_("the expert’s answer"), max_length=7, choices=ExpertAnswer, blank=True)
    starts_on = models.DateField(_("from"), null=True, blank=True)
    ends_on = models.DateField(_("to"), null=True, blank=True)
    begins_at = models.TimeField(_("begins at"), null=True, blank=True)  # on each of the days
    finishes_at = models.TimeField(_("ends at"), null=True, blank=True)
    zone = models.CharField(_("time zone"), max_length=20, choices=Zone, blank=True)
    forwarded_at = models.DateTimeField(_("forwarded"), null=True, blank=True)
    reminded = models.PositiveSmallIntegerField(_("reminders"), default=0)
    answered_at = models.DateTimeField(_("answered"), null=True, blank=True)
    answered_by = models.ForeignKey(
        "User", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("answered by")
    )
    assignment = models.OneToOneField(
        Assignment, models.SET_NULL, null=True, blank=True, related_name="engagement", verbose_name=_("assignment")
    )
    vouched_at = models.DateTimeField(_("vouched for"), null=True, blank=True)  # by the focal point: it took place

    objects = EngagementQuerySet.as_manager()

    class Meta:
        verbose_name = _("engagement")
        verbose_name_plural = _("engagements")
        ordering = ["request", "position", "pk"]
        indexes = [
            models.Index(fields=["country", "state", "forwarded_at"], name="engagement_by_desk"),
            models.Index(fields=["official", "state"], name="engagement_by_official"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["request", "official"], name="official_once_in_a_request"),
            models.CheckConstraint(
                condition=Q(state="declined") & ~Q(reason="") | ~Q(state="declined") & Q(reason=""),
                name="declined_engagement_has_a_reason",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["accepted", "confirmed", "delivered", "evaluated"])
                | Q(expert_answer__in=["agreed", "agency"]),
                name="engagement_accepted_with_the_expert",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["confirmed", "delivered", "evaluated"]) | Q(starts_on__isnull=False),
                name="agreed_engagement_has_a_date",
            ),
            models.CheckConstraint(
                condition=Q(starts_on=None) & Q(ends_on=None)
                | Q(starts_on__isnull=False) & (Q(ends_on=None) | Q(ends_on__gte=F("starts_on"))),
                name="engagement_ends_after_it_starts",
                violation_error_message=_("The last day is before the first."),
            ),
            models.CheckConstraint(
                condition=Q(begins_at=None, finishes_at=None, zone="")
                | Q(begins_at__isnull=False, finishes_at__gt=F("begins_at")) & ~Q(zone=""),
                name="engagement_times_are_whole",
                violation_error_message=_("Give the begin, the end and the time zone, or none of them."),
            ),
            models.CheckConstraint(
                condition=Q(state__in=["waiting", "cancelled", "lapsed"])
                | Q(state="declined", reason="gone")
                | Q(forwarded_at__isnull=False),
                name="engagement_was_forwarded",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.official}: {self.get_state_display()}"

    @property
    def expert_name(self) -> str:
        """As the requester reads it."""
        return str(_("An expert who has left the pool")) if self.official.has_left else self.official.full_name

    @property
    def is_settled(self) -> bool:
        return self.state in (self.State.CONFIRMED, *self.HELD)

    @property
    def was_called_off(self) -> bool:
        """It was agreed once, so that it stands in calendars. Reads the steps that were fetched before."""
        return not self.is_settled and any(step.after == self.State.CONFIRMED for step in self.steps.all())


class EngagementStep(models.Model):
    """A step of an engagement: who took it, when, from which state to which, and what was said. It stays as it is."""

    class Party(models.TextChoices):
        REQUESTER = "requester", _("Requester")
        EXPERT = "expert", _("Expert")
        FOCAL_POINT = "focal-point", _("Focal point")
        BKN = "bkn", _("BKN")
        POOL = "pool", _("The pool itself")

    engagement = models.ForeignKey(Engagement, models.CASCADE, related_name="steps")
    at = models.DateTimeField(_("when"), auto_now_add=True)
    party = models.CharField(_("who"), max_length=11, choices=Party)
    by = models.ForeignKey("User", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("who"))
    before = models.CharField(_("from"), max_length=9, choices=Engagement.State, blank=True)
    after = models.CharField(_("to"), max_length=9, choices=Engagement.State)
    note = models.CharField(_("note"), max_length=1000, blank=True)

    class Meta:
        verbose_name = _("step")
        verbose_name_plural = _("steps")
        ordering = ["engagement", "pk"]

    def __str__(self) -> str:
        return f"{self.engagement_id}: {self.get_after_display()}"

    @property
    def text(self) -> str:
        """What was said. Of the expert’s own answer only its kind is kept."""
        if self.party == self.Party.EXPERT and self.note:
            return str(Engagement.ExpertAnswer(self.note).label)
        return self.note


class Evaluation(models.Model):
    """What the requester thought of it, for BKN and the focal point only. The comment goes with the request's data."""

    engagement = models.OneToOneField(Engagement, models.CASCADE, related_name="evaluation")
    knowledge = models.PositiveSmallIntegerField(_("knew the field"))
    teaching = models.PositiveSmallIntegerField(_("made it clear"))
    preparation = models.PositiveSmallIntegerField(_("was prepared and on time"))
    usefulness = models.PositiveSmallIntegerField(_("was of use to us"))
    comment = models.CharField(_("comment"), max_length=2000, blank=True)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("evaluation")
        verbose_name_plural = _("evaluations")
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    knowledge__range=(1, 5), teaching__range=(1, 5), preparation__range=(1, 5), usefulness__range=(1, 5)
                ),
                name="evaluation_is_from_one_to_five",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.engagement_id}: {self.average:.1f}"

    @property
    def answers(self) -> list[tuple[str, int]]:
        names = ("knowledge", "teaching", "preparation", "usefulness")
        fields = [field for field in Evaluation._meta.concrete_fields if field.name in names]
        return [(str(field.verbose_name), getattr(self, field.name)) for field in fields]

    @property
    def average(self) -> float:
        return (self.knowledge + self.teaching + self.preparation + self.usefulness) / 4
