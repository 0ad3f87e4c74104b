"""What the page of a nomination shows to whoever decides on it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Prefetch

from experts.access import may_read_restricted
from experts.intake.dossiers import Draft
from experts.models import Claim, Document, Nomination, Official, User
from experts.nominations import carrying
from experts.nominations.comparing import Comparison
from experts.nominations.forms import NoteForm
from experts.nominations.joining import comes_over
from experts.nominations.look_alikes import SHOWN, alike_nominations, alike_officials
from experts.nominations.mending import marks_in
from experts.nominations.transitions import Action, Party, Transition, open_to
from experts.nominations.version.columns import record_columns
from experts.nominations.wording import STEPS, Wording
from experts.nominations.workflow import ACTS

SENT = (Nomination.State.PROPOSED, Nomination.State.ENDORSED)
ORDER = ("approve", "endorse", "return", "decline", "withdraw")


@dataclass(frozen=True)
class Decision:
    wording: Wording
    form: NoteForm


@dataclass(frozen=True)
class Other:
    """Somebody who may be the same person: in the pool, or nominated as well."""

    key: str
    one: Official | Nomination
    can_join: bool = False
    comes_over: bool = False  # what is missing here from there
    goes_over: bool = False  # and what is missing there from here

    @property
    def is_nominated(self) -> bool:
        return isinstance(self.one, Nomination)

    def columns(self, user: User) -> Draft:
        if isinstance(self.one, Official):
            return record_columns(self.one, restricted=may_read_restricted(user, self.one))
        return carrying.columns(self.one)


def note_form(row: Transition, nomination: Nomination, data: Any = None, **found: Any) -> NoteForm:
    """Several of them are on one page."""
    return NoteForm(row, nomination, data, auto_id=f"{row.action}_%s", **found)


def whole(pk: int) -> Nomination:
    """With all that its page names."""
    documents = Prefetch("documents", Document.objects.select_related("by").order_by("added_at", "pk"))
    named = ("official", "country", "agency", "created_by", "endorsed_by", "joined_to__official")
    return Nomination.objects.select_related(*named).prefetch_related(documents).get(pk=pk)


def page_of(nomination: Nomination, user: User, asked: Mapping[str, str], bound: Any = None) -> dict[str, Any]:
    """``bound`` is the row of a decision with its form, where something in that was missing."""
    rows = open_to(user, nomination)
    others = _others(nomination, user, rows)
    beside = next((one for one in others if one.key == asked.get("beside")), next(iter(others), None))
    comparison = Comparison(nomination, beside.columns(user) if beside else None)
    history = [(step, marks_in(step)) for step in nomination.steps.select_related("by", "other__official")]
    claim = Claim.objects.live().filter(nomination=nomination).select_related("by").first()
    return {
        "others": others,
        "beside": beside,
        "comparison": comparison,
        "decisions": _decisions(nomination, rows, comparison, bound),
        "returns": any(row.action == Action.RETURN for row in rows),
        "marked": set(bound[1].data.getlist("mend")) if bound and bound[0].action == Action.RETURN else set(),
        "claim": claim,
        "is_mine": claim is not None and claim.by_id == user.pk,
        "may_claim": any(row.party == Party.BKN for row in rows),
        "documents": nomination.documents.all(),
        "history": history,
        "said": [step for step, _marks in history if step.after in SENT and step.note not in ("", nomination.note)],
        "joined": nomination.joined.select_related("created_by", "agency", "country"),
    }


def _decisions(nomination: Nomination, rows: list[Transition], comparison: Comparison, bound: Any) -> list[Decision]:
    by_action = {row.action: row for row in reversed(rows) if row.action in ACTS}
    decisions = []
    for action in (each for each in ACTS if each in by_action):
        is_bound = bound is not None and bound[0].action == action
        form = bound[1] if is_bound else note_form(by_action[action], nomination, found=comparison.changes)
        decisions.append(Decision(STEPS[action], form))
    return sorted(decisions, key=lambda one: ORDER.index(one.wording.name))


def _others(nomination: Nomination, user: User, rows: list[Transition]) -> list[Other]:
    """Nobody for a change, which is about somebody known, nor once it is decided."""
    if nomination.kind != Nomination.Kind.NEW or not nomination.is_open:
        return []
    officials = [Other(f"official-{one.pk}", one) for one in alike_officials(nomination)[:SHOWN]]
    pending = [one for one in alike_nominations(nomination) if one.state != Nomination.State.DRAFT][:SHOWN]
    joins = any(row.action == Action.JOIN for row in rows)
    nominated = [
        Other(f"nomination-{one.pk}", one, joins, comes_over(nomination, one), comes_over(one, nomination))
        for one in pending
    ]
    return officials + nominated
