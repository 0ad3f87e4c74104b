"""What is on somebody’s desk: experts, with how fresh and how complete they are, and what waits."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, F, OuterRef, Prefetch, Q, QuerySet
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from experts.models import Assignment, Education, Expertise, LanguageSkill, Nomination, Official, Post, User
from experts.models.nomination import NominationQuerySet
from experts.models.official import OfficialQuerySet
from experts.nominations.ages import DUE_AFTER, HIDDEN_AFTER, months_before
from experts.nominations.forms import ListForm
from experts.text import fold

State = Nomination.State
PARTS: dict[str, tuple[Any, Any]] = {
    "has_expertise": (_("competencies"), Expertise.objects.all()),
    "has_languages": (_("languages of instruction"), LanguageSkill.objects.of_instruction()),
    "has_education": (_("education"), Education.objects.all()),
    "has_assignments": (_("assignments"), Assignment.objects.all()),
}


@dataclass(frozen=True)
class Entry:
    """An expert as the desk shows it."""

    official: Any
    is_kept: bool
    today: date

    @property
    def post(self) -> Post | None:
        return next(iter(self.official.primary_posts), None)

    @property
    def is_hidden(self) -> bool:
        return not self.official.is_published

    @property
    def is_due(self) -> bool:
        looked_at = self.official.looked_at
        return looked_at is None or looked_at <= months_before(self.today, DUE_AFTER)

    @property
    def disappears(self) -> bool:
        """Whether the public will see it no longer before another month has passed."""
        return self.is_due and self.official.looked_at <= months_before(self.today, HIDDEN_AFTER - 1)

    @cached_property
    def missing(self) -> list[str]:
        texts = [(_("summary"), self.official.summary), (_("photo"), self.official.photo)]
        parts = [(label, getattr(self.official, name)) for name, (label, _rows) in PARTS.items()]
        return [str(label) for label, value in texts + parts if not value]


def listed(user: User, wanted: dict[str, str]) -> QuerySet[Official]:
    """The experts that are looked for, those first whose records nobody has looked at for longest."""
    found = with_facts(Official.objects.on_desk_of(user))
    for word in fold(wanted.get("q", "")).split():
        found = found.filter(folded_name__contains=word)
    match wanted.get("show"):
        case ListForm.DUE:
            due = Q(looked_at=None) | Q(looked_at__lte=months_before(timezone.localdate(), DUE_AFTER))
            found = found.published().filter(due)
        case ListForm.HIDDEN:
            found = found.filter(status=Official.Status.HIDDEN)
    return found.order_by(F("looked_at").asc(nulls_first=True), "sort_key", "pk")


def with_facts(officials: OfficialQuerySet) -> OfficialQuerySet:
    """With what an entry shows, in a fixed number of queries."""
    parts = {name: Exists(rows.filter(official=OuterRef("pk"))) for name, (_label, rows) in PARTS.items()}
    primary = Post.objects.filter(is_primary=True).select_related("agency")
    facts = officials.with_last_look().annotate(**parts).select_related("country")
    return facts.prefetch_related(Prefetch("posts", primary, to_attr="primary_posts"))


def entries(officials: Iterable[Official], user: User) -> list[Entry]:
    today, countries = timezone.localdate(), user.focal_countries
    return [Entry(official, official.country_id in countries, today) for official in officials]


def waiting_for(user: User) -> NominationQuerySet:
    """What the user is asked to decide, and what came back for the user to mend; the oldest first."""
    to_decide = Q(state=State.PROPOSED, country__in=user.focal_countries)
    own = Q(state__in=[State.RETURNED, State.DRAFT], created_by=user)
    return told(Nomination.objects.visible_to(user).filter(to_decide | own)).order_by("changed_at", "pk")


def told(nominations: NominationQuerySet) -> NominationQuerySet:
    """With what is shown of each."""
    return nominations.select_related("official", "country", "agency", "created_by", "changed_by").prefetch_related(
        "steps__by"
    )
