"""The one function by which two records become one, whatever they are of."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from typing import Any

import pghistory
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Model
from django.utils.translation import gettext as _

from experts.merging import agencies, competencies, letters, officials
from experts.merging.official_parts import PARTS
from experts.merging.relations import label_of as label_of_relation
from experts.merging.relations import relations_of, rows_of, see_to, stay
from experts.merging.sides import NOTHING, Answers, Merge, Question, bring_over, label_of, questions, show
from experts.models import Agency, Competency, Official, User
from experts.nominations.seats import watched
from experts.nominations.transitions import TooLate

UNTOLD = {"OfficialSlug.official"}  # the page says what becomes of addresses
NOUNS: dict[type[Model], Any] = {Official: officials, Agency: agencies, Competency: competencies}


@dataclass(frozen=True)
class Moving:
    """What of a kind goes over; ``joined`` are those that the other has as well."""

    what: str
    number: int
    moved: list[str]
    joined: list[str]


def reasons_against(kept: Any, gone: Any) -> list[str]:
    """Why the two can’t become one; nothing where they can."""
    if kept.pk == gone.pk:
        return [_("These are not two: it is the same record.")]
    merged = [one for one in (kept, gone) if one.merged_into_id]
    told = [_("“%(one)s” was merged already.") % {"one": one} for one in merged]
    against: list[str] = NOUNS[type(kept)].reasons_against(kept, gone)
    return told or against


def asked(kept: Any, gone: Any) -> list[Question]:
    noun = NOUNS[type(kept)]
    return [*questions(noun.FIELDS, kept, gone), *noun.more_questions(kept, gone)]


def in_order(one: Any, other: Any) -> tuple[Any, Any]:
    """First the one that likely stays: the one that is more in use, or was there before."""
    weigh = NOUNS[type(one)].weight
    return (other, one) if (weigh(other), -other.pk) > (weigh(one), -one.pk) else (one, other)


def same(kept: Any, gone: Any) -> list[tuple[str, str]]:
    """What both say alike, in words."""
    noun = NOUNS[type(kept)]
    differing = {each.name for each in questions(noun.FIELDS, kept, gone)}
    columns = [column for each in noun.FIELDS if each.name not in differing for column in each.all]
    told = [(label_of(type(kept), column), show(kept, column)) for column in columns]
    return [(label, value) for label, value in told if value != NOTHING]


def follows(kept: Any, gone: Any) -> list[str]:
    told: list[str] = NOUNS[type(kept)].follows(kept, gone)
    return told


def warnings(kept: Any, questions: Sequence[Question]) -> list[str]:
    told: list[str] = NOUNS[type(kept)].warnings({each.name for each in questions})
    return told


def merge(kept: Any, gone: Any, *, by: User, answers: Answers | None = None, seen: str | None = None) -> Any:
    """``gone`` becomes a signpost to ``kept``. Raises ValidationError, and TooLate if they are not what was looked at.

    ``answers`` says where they differ which of them is right; ``seen`` is the digest of what was looked at.
    """
    noun = NOUNS[type(kept)]
    label = f"{type(gone)._meta.label}:{gone.pk}"
    with transaction.atomic(), pghistory.context(action="merge", by=by.pk, merged=label), _around(kept, by):
        act = Merge(*_locked(kept, gone), answers or {}, by)
        if any(one.merged_into_id for one in (act.kept, act.gone)) or (seen and seen != digest(act.kept, act.gone)):
            raise TooLate
        if against := reasons_against(act.kept, act.gone):
            raise ValidationError(against)
        _settle(noun, act)
        see_to(noun.HANDLERS, act)
        noun.finish(act)
        letters.tell_merged(act)
    return act.kept


def digest(kept: Any, gone: Any) -> str:
    """Tells whether two people look at the same two: how often they and what is shown of them have changed."""
    both = [kept.pk, gone.pk]
    changes = [type(kept).pgh_event_model.objects.filter(pgh_obj_id__in=both)]
    if isinstance(kept, Official):
        models: list[Any] = [part.model for part in PARTS]
        changes += [model.pgh_event_model.objects.filter(official__in=both) for model in models]
    own, *others = (events.values("pgh_id") for events in changes)
    return str(own.union(*others, all=True).count())


def moving(kept: Any, gone: Any) -> Iterator[Moving]:
    """All that is attached to the one that goes, kind by kind."""
    parts = {part.model: part for part in PARTS} if isinstance(kept, Official) else {}
    for relation in relations_of(type(kept)):
        model = relation.related_model
        label = label_of_relation(relation)
        if label in UNTOLD or NOUNS[type(kept)].HANDLERS.get(label) is stay:
            continue
        what = str(model._meta.verbose_name_plural)
        if part := parts.get(model):
            pairs = list(part.pairs_of(kept, gone))
            told = [[part.tell(row) for row, mine in pairs if (mine is None) == is_new] for is_new in (True, False)]
            yield Moving(what, len(pairs), *told)
        else:
            yield Moving(what, rows_of(relation, gone).count(), [], [])


def _locked(kept: Any, gone: Any) -> tuple[Any, Any]:
    """In the order of their keys, as everybody locks."""
    model = type(kept)
    rows = model._default_manager.filter(pk__in=[kept.pk, gone.pk]).order_by("pk").select_for_update(of=("self",))
    found = {row.pk: row for row in rows}
    if len(found) < 2:  # one is gone, or they are the same
        raise TooLate
    return found[kept.pk], found[gone.pk]


def _settle(noun: Any, act: Merge) -> None:
    before = noun.called(act.kept)
    bring_over(noun.FIELDS, act)
    _keep_names(act, [*before, *noun.called(act.gone)], noun.called)
    noun.prepare(act)
    act.gone.save()
    act.kept.save()


def _keep_names(act: Merge, names: list[str], called: Callable[[Any], list[str]]) -> None:
    """Whoever looks for a name that was not chosen still finds the record."""
    if called(act.kept):
        present = [*called(act.kept), *act.kept.other_names]
        lost = [name for name in dict.fromkeys(names) if name and name not in present]
        act.kept.other_names = [*act.kept.other_names, *lost]


def _around(record: Any, by: User) -> AbstractContextManager[None]:
    """Who speaks for an agency, and for which, changes with it."""
    return watched(by=by) if isinstance(record, Agency) else nullcontext()
