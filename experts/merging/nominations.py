"""What becomes of the nominations of two records that are one: of each kind one can be open."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from experts.merging.sides import Merge
from experts.models import Nomination, NominationStep, Official
from experts.nominations.version.columns import MODELS

Kind, State = Nomination.Kind, Nomination.State
FURTHEST = (State.ENDORSED, State.PROPOSED, State.RETURNED, State.DRAFT)
VERSIONS = ("typed", "base", "proposed")


def closing(kept: Official, gone: Official) -> list[Nomination]:
    """The open ones that end: the less advanced of two of a kind, and removals of somebody who was entered twice."""
    open_ones = list(Nomination.objects.open().filter(official__in=[kept, gone]).order_by("pk"))
    ending = [one for one in open_ones if one.reason == Official.Reason.DUPLICATE]
    for kind in Kind:
        of_kind = [one for one in open_ones if one.kind == kind and one not in ending]
        of_kind.sort(key=lambda one: (FURTHEST.index(State(one.state)), one.official_id != kept.pk))
        ending += of_kind[1:]
    return ending


def see_to_nominations(relation: Any, act: Merge) -> None:
    """As a handler. The rows of both records have moved already."""
    of_both = Nomination.objects.filter(official__in=[act.kept, act.gone])
    list(of_both.order_by("pk").select_for_update(of=("self",)).values_list("pk"))
    act.steps += [_close(nomination, act) for nomination in closing(act.kept, act.gone)]
    for nomination in Nomination.objects.filter(official=act.gone):
        nomination.official = act.kept
        for version in VERSIONS:
            _follow(getattr(nomination, version), act)
        nomination.save()


def _close(nomination: Nomination, act: Merge) -> NominationStep:
    before, nomination.state = nomination.state, State.WITHDRAWN
    nomination.save()
    note = _("Two records of this expert were merged, and this was settled with that.")
    return NominationStep.objects.create(
        nomination=nomination, by=act.by, before=before, after=nomination.state, note=note
    )


def _follow(version: dict[str, Any], act: Merge) -> None:
    """Rows that were joined to others are meant as those."""
    for row, model in _rows_with_keys(version):
        key = str(row["pk"])
        joined = act.joined.get((model, int(key))) if key.isdecimal() else None
        if joined is not None:
            row["pk"] = type(row["pk"])(joined)


def _rows_with_keys(version: dict[str, Any]) -> Iterator[tuple[dict[str, Any], Any]]:
    for name, model in MODELS.items():
        yield from ((row, model) for row in version.get(name, []) if row.get("pk"))
