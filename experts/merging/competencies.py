"""Two competencies that mean the same."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from experts.merging.official_parts import EXPERTISE
from experts.merging.relations import Handlers, move, rows_of
from experts.merging.sides import Columns, Merge, Question
from experts.models import Competency, IntakeQuestion, KnownAs

FIELDS = (Columns("parent"), Columns("descriptions", both=True))


def reasons_against(kept: Competency, gone: Competency) -> list[str]:
    if kept.parent_id and gone.children.exists():
        return [_("Others lie in the one that goes, so it can only be merged into an area.")]
    return []


def more_questions(kept: Competency, gone: Competency) -> list[Question]:
    return []


def warnings(asked: set[str]) -> list[str]:
    return []


def follows(kept: Competency, gone: Competency) -> list[str]:
    both = gone.expertise.filter(official__in=kept.expertise.values("official")).count()
    joined = ngettext(
        "%d expert has both: the higher level and the roles of both stay.",
        "%d experts have both: the higher levels and the roles of both stay.",
        both,
    )
    return [
        _("Its labels become further labels of the one that stays; its address and its filter lead there."),
        *([joined % both] if both else []),
    ]


def prepare(act: Merge) -> None:
    if act.kept.parent_id == act.kept.pk or act.kept.children.exclude(pk=act.gone.pk).exists():
        act.kept.parent = None
    act.gone.merged_into = act.kept
    act.gone.parent = None


def weight(competency: Competency) -> tuple[Any, ...]:
    return competency.expertise.count(), competency.labels.count()


def called(competency: Competency) -> list[str]:
    return []


def finish(act: Merge) -> None:
    """What spreadsheets mean by a word is a slug."""
    for model in (KnownAs, IntakeQuestion):
        model.objects.filter(kind="competency", target=act.gone.slug).update(target=act.kept.slug)


def _expertise(relation: Any, act: Merge) -> None:
    """Whoever has both has one, the better of the two."""
    rows = rows_of(relation, act.gone)
    ours = {row.official_id: row for row in rows_of(relation, act.kept).filter(official__in=rows.values("official"))}
    for other in rows.filter(official__in=list(ours)):
        mine = ours[other.official_id]
        EXPERTISE.better(mine, other)
        other.delete()
        mine.save()
    move(relation, act)


def _labels(relation: Any, act: Merge) -> None:
    """A language in which the one that stays has no preferred label gets one."""
    preferred = rows_of(relation, act.kept).filter(is_preferred=True).values("language")
    rows_of(relation, act.gone).filter(language__in=preferred).update(is_preferred=False)
    move(relation, act)


def _requests(relation: Any, act: Merge) -> None:
    for request in rows_of(relation, act.gone):
        request.competencies.add(act.kept)
        request.competencies.remove(act.gone)


HANDLERS: Handlers = {
    "Expertise.competency": _expertise,
    "CompetencyLabel.competency": _labels,
    "Request.competencies": _requests,
    "Competency.parent": move,
    "Competency.merged_into": move,
    "ProposedWord.competency": move,
}
