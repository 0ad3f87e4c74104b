from typing import TYPE_CHECKING, Self

import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from experts.models.agency import Agency
from experts.models.country import Country
from experts.models.history import keep_history
from experts.models.official import Official
from experts.models.post import Post
from experts.models.refolded import Refolded
from experts.models.user import Membership
from experts.text import fold

if TYPE_CHECKING:
    from experts.models.user import User

Reason = Official.Reason
REMOVAL_REASONS = (
    *(Reason.RETIRED, Reason.MOVED, Reason.DECEASED),
    *(Reason.CONSENT_WITHDRAWN, Reason.DUPLICATE, Reason.OTHER),
)


class NominationQuerySet(models.QuerySet["Nomination"]):
    def open(self) -> Self:
        """Those about which something is still to be decided or mended."""
        return self.filter(state__in=Nomination.OPEN)

    def left_behind(self) -> Self:
        """Those whose proposer no longer has a role at BKN, in the country or in an agency of the official."""
        staff = [Membership.Role.REVIEWER, Membership.Role.ADMINISTRATOR]
        agencies = Post.objects.current().filter(official=OuterRef(OuterRef("official"))).values("agency")
        of_agency = Q(agency__in=agencies) | Q(agency=OuterRef("agency"))
        there = Q(role__in=staff) | Q(country=OuterRef("country")) | of_agency
        return self.exclude(Exists(Membership.objects.filter(there, user=OuterRef("created_by"), user__is_active=True)))

    def visible_to(self, user: "User") -> Self:
        """A focal point reads its country's, a nominator its agencies', BKN all but the drafts of others."""
        own = Q(country__in=user.focal_countries) | Q(agency__in=user.nominating_agencies)
        if user.reads_everything:
            return self.filter(own | ~Q(state=Nomination.State.DRAFT))
        theirs = Q(kind__in=Nomination.WITHOUT_VERSION, official__in=Official.objects.on_desk_of(user))
        return self.filter(own | theirs)


# What was written about somebody goes when the row goes: history is kept for good.
@keep_history(exclude=["name", "note", "answer", "typed", "base", "proposed", "folded", "addresses"])
class Nomination(Refolded):
    """What a country asks of BKN about one of its officials, or an agency of its focal point."""

    class Kind(models.TextChoices):
        NEW = "new", _("New expert")
        CHANGE = "change", _("Change")
        RENEWAL = "renewal", _("Renewal")
        REMOVAL = "removal", _("Removal")

    class State(models.TextChoices):
        DRAFT = "draft", _("Draft")
        PROPOSED = "proposed", _("Waits for the focal point")
        ENDORSED = "endorsed", _("Waits for BKN")
        RETURNED = "returned", _("Returned")
        APPROVED = "approved", _("Approved")
        DECLINED = "declined", _("Declined")
        WITHDRAWN = "withdrawn", _("Taken back")
        JOINED = "joined", _("Joined with another")

    OPEN = (State.DRAFT, State.PROPOSED, State.ENDORSED, State.RETURNED)
    WITH_VERSION = (Kind.NEW, Kind.CHANGE)  # of the record: what it would be
    WITHOUT_VERSION = (Kind.RENEWAL, Kind.REMOVAL)

    kind = models.CharField(_("kind"), max_length=8, choices=Kind)
    official = models.ForeignKey(
        Official, models.CASCADE, null=True, blank=True, related_name="nominations", verbose_name=_("official")
    )
    name = models.CharField(_("name"), max_length=200, blank=True)
    country = models.ForeignKey(Country, models.PROTECT, related_name="nominations", verbose_name=_("country"))
    agency = models.ForeignKey(
        Agency, models.PROTECT, null=True, blank=True, related_name="nominations", verbose_name=_("agency")
    )
    state = models.CharField(_("state"), max_length=9, choices=State, editable=False)
    reason = models.CharField(
        _("reason"), max_length=20, choices=[(each.value, each.label) for each in REMOVAL_REASONS], blank=True
    )
    # A version of the record, three times: as it was typed, with whatever is wrong or missing in it; as the record was
    # when that began; and as it was proposed, in columns of the models. See ``experts.nominations.version``.
    typed = models.JSONField(default=dict, blank=True, editable=False)
    base = models.JSONField(default=dict, blank=True, editable=False)
    proposed = models.JSONField(default=dict, blank=True, editable=False)
    note = models.CharField(_("note"), max_length=1000, blank=True)
    answer = models.CharField(_("answer"), max_length=1000, blank=True)
    created_by = models.ForeignKey("User", models.PROTECT, related_name="+", verbose_name=_("proposed by"))
    created_at = models.DateTimeField(_("proposed"), auto_now_add=True)
    endorsed_by = models.ForeignKey(
        "User", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("endorsed by")
    )
    endorsed_at = models.DateTimeField(_("endorsed"), null=True, blank=True)
    decided_by = models.ForeignKey(
        "User", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("decided by")
    )
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True)
    changed_by = models.ForeignKey(
        "User", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("changed by"), editable=False
    )
    changed_at = models.DateTimeField(_("changed"), auto_now=True)
    # Whatever is erased with the person whom both are about goes along.
    joined_to = models.ForeignKey(
        "self",
        models.CASCADE,
        null=True,
        blank=True,
        related_name="joined",
        verbose_name=_("goes on in"),
        editable=False,
    )

    # Of the version, for whoever searches and for look-alikes; an official’s own names are searched there.
    derived = {"folded", "addresses"}
    folded = models.TextField(editable=False, default="")
    addresses = ArrayField(models.CharField(max_length=254), default=list, editable=False)

    objects = NominationQuerySet.as_manager()

    class Meta:
        verbose_name = _("nomination")
        verbose_name_plural = _("nominations")
        ordering = ["-changed_at", "-pk"]
        indexes = [
            models.Index(fields=["country", "state", "changed_at"], name="nomination_by_desk"),
            models.Index(fields=["state", "endorsed_at"], name="nomination_by_age"),
            GinIndex(OpClass("folded", "gin_trgm_ops"), name="nomination_folded_trigrams"),
            GinIndex(fields=["addresses"], name="nomination_by_address"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["official", "kind"],
                condition=Q(state__in=["draft", "proposed", "endorsed", "returned"]),
                name="nomination_open_once",
            ),
            models.CheckConstraint(
                condition=(~Q(kind="removal") & Q(reason=""))
                | Q(kind="removal", reason__in=[each.value for each in REMOVAL_REASONS]),
                name="removal_has_a_reason",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["returned", "declined"], answer=""), name="refused_nomination_says_why"
            ),
            models.CheckConstraint(
                condition=Q(state__in=["draft", "proposed", "endorsed", "returned", "withdrawn"], decided_at=None)
                | Q(state__in=["approved", "declined", "joined"], decided_at__isnull=False, decided_by__isnull=False),
                name="nomination_is_decided_or_not",
            ),
            models.CheckConstraint(
                condition=Q(endorsed_at=None, endorsed_by=None)
                | Q(endorsed_at__isnull=False, endorsed_by__isnull=False),
                name="endorsement_says_who_and_when",
            ),
            models.CheckConstraint(
                condition=Q(kind="renewal") | ~Q(state__in=["endorsed", "approved"], endorsed_by=None),
                name="all_but_renewals_are_endorsed",
            ),
            models.CheckConstraint(
                condition=Q(official__isnull=False) | (Q(kind="new") & ~Q(state="approved")),
                name="only_new_experts_have_no_record_yet",
            ),
            models.CheckConstraint(
                condition=~Q(state="approved") | Q(endorsed_by=None) | ~Q(endorsed_by=F("decided_by")),
                name="nobody_endorses_and_approves",
            ),
            models.CheckConstraint(
                condition=Q(state="joined", joined_to__isnull=False) | (~Q(state="joined") & Q(joined_to=None)),
                name="joined_nomination_says_with_which",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.whom}"

    def refold(self) -> None:
        person, contacts = self.typed.get("person", {}), self.typed.get("contacts", [])
        names = [self.name, person.get("name_local", ""), *person.get("other_names", "").splitlines()]
        self.folded = fold(" | ".join(filter(None, names)))
        mails = [str(row.get("value", "")).strip() for row in contacts if row.get("kind") == "email"]
        self.addresses = sorted({mail.casefold()[:254] for mail in mails if mail})

    @property
    def whom(self) -> str:
        """The official, or the name of who may become one."""
        return str(self.official or self.name or _("nobody named yet"))

    @property
    def has_version(self) -> bool:
        return self.kind in self.WITH_VERSION

    @property
    def is_open(self) -> bool:
        return self.state in self.OPEN


class NominationStep(models.Model):
    """A step of a nomination: who took it, when, from which state to which, and what was said. It stays as it is."""

    nomination = models.ForeignKey(Nomination, models.CASCADE, related_name="steps")
    at = models.DateTimeField(_("when"), auto_now_add=True)
    by = models.ForeignKey("User", models.PROTECT, related_name="+", verbose_name=_("who"))
    before = models.CharField(_("from"), max_length=9, choices=Nomination.State, blank=True)
    after = models.CharField(_("to"), max_length=9, choices=Nomination.State)
    note = models.CharField(_("note"), max_length=1000, blank=True)
    # What of it is to be mended, with what stood there: [["person-name", "Budi"], ["document-7", "Letter"]].
    mend = models.JSONField(default=list, blank=True, editable=False)
    other = models.ForeignKey(
        Nomination, models.CASCADE, null=True, blank=True, related_name="+", verbose_name=_("joined with")
    )

    class Meta:
        verbose_name = _("step")
        verbose_name_plural = _("steps")
        ordering = ["nomination", "pk"]
        triggers = [pgtrigger.Protect(name="keep_step", operation=pgtrigger.Update)]

    def __str__(self) -> str:
        return f"{self.nomination}: {self.get_after_display()}"
