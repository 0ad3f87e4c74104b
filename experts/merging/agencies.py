"""Two records of one agency. That an agency becomes a part of another one is told otherwise: see ``ending``."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from experts.merging.official_parts import fold_post
from experts.merging.relations import Handlers, move, rows_of
from experts.merging.sides import Columns, Merge, Question
from experts.models import Agency, IntakeQuestion, KnownAs, Membership

FIELDS = (
    *(Columns(name) for name in ("name", "acronym", "name_local", "local_language")),
    Columns("other_names", both=True),
    *(Columns(name) for name in ("kind", "level", "seat", "parent", "website")),
    Columns("end", ("dissolved_on", "successor"), gettext_lazy("End")),
)


def reasons_against(kept: Agency, gone: Agency) -> list[str]:
    against = []
    if kept.country_id != gone.country_id:
        against.append(_("They are agencies of two countries."))
    if any(gone.pk == above.pk for above in above_of(kept.parent)):
        against.append(_("The one that stays lies within the one that goes: keep the other one."))
    return against


def more_questions(kept: Agency, gone: Agency) -> list[Question]:
    return []


def warnings(asked: set[str]) -> list[str]:
    return []


def follows(kept: Agency, gone: Agency) -> list[str]:
    people = Membership.objects.filter(agency=gone, user__is_active=True).values("user").distinct().count()
    nominate = ngettext(
        "%d person nominates for it and will for the one that stays.",
        "%d people nominate for it and will for the one that stays.",
        people,
    )
    return [
        _("Its address and its filter lead to the one that stays; its names stay searchable."),
        *([nominate % people] if people else []),
        *([_("It is its country’s focal point: the seat goes along.")] if _has_seat(gone) else []),
    ]


def prepare(act: Merge) -> None:
    kept, gone = act.kept, act.gone
    kept.is_confirmed = kept.is_confirmed or gone.is_confirmed
    if any(one.pk in (kept.pk, gone.pk) for one in above_of(kept.parent)):
        kept.parent = Agency.objects.get(pk=kept.pk).parent  # it was chosen, but lies within
    if kept.successor_id in (kept.pk, gone.pk):
        kept.successor = None
    gone.merged_into = kept
    gone.parent = gone.successor = None


def weight(agency: Agency) -> tuple[Any, ...]:
    return agency.is_confirmed, agency.posts.count()


def called(agency: Agency) -> list[str]:
    return [agency.name, agency.name_local, agency.acronym]


def finish(act: Merge) -> None:
    """What spreadsheets mean by a word is a slug."""
    for model in (KnownAs, IntakeQuestion):
        model.objects.filter(kind="agency", target=act.gone.slug).update(target=act.kept.slug)


def above_of(parent: Agency | None) -> Iterator[Agency]:
    """The agencies in which one lies, each once."""
    seen: set[int] = set()
    while parent is not None and parent.pk not in seen:
        seen.add(parent.pk)
        yield parent
        parent = parent.parent


def _roles(relation: Any, act: Merge) -> None:
    """Whoever has the role for both has it once."""
    holders = rows_of(relation, act.kept).values("user")
    rows_of(relation, act.gone).filter(user__in=holders).delete()
    move(relation, act)


def _invitations(relation: Any, act: Merge) -> None:
    for invitation in rows_of(relation, act.gone):
        invitation.agencies.add(act.kept)
        invitation.agencies.remove(act.gone)


def _posts(relation: Any, act: Merge) -> None:
    """An official who has the same post in both has it once."""
    rows = rows_of(relation, act.gone)
    doubled = rows_of(relation, act.kept).filter(official__in=rows.values("official"))
    ours = {(post.official_id, *fold_post(post)): post for post in doubled}
    for other in rows.filter(official__in=doubled.values("official")):
        mine = ours.get((other.official_id, *fold_post(other)))
        if mine is not None:
            mine.is_primary |= other.is_primary
            other.delete()
            mine.save()
    move(relation, act)


def _names(relation: Any, act: Merge) -> None:
    ends = rows_of(relation, act.kept).values("until")
    rows_of(relation, act.gone).filter(until__in=ends).delete()
    move(relation, act)


def _not_into_itself(relation: Any, act: Merge) -> None:
    rows_of(relation, act.gone).exclude(pk=act.kept.pk).update(**{relation.field.name: act.kept})


def _has_seat(agency: Agency) -> bool:
    return agency.focal_point_terms.filter(until=None).exists()


HANDLERS: Handlers = {
    "Post.agency": _posts,
    "AgencyName.agency": _names,
    "Agency.parent": _not_into_itself,
    "Agency.successor": _not_into_itself,
    "Agency.merged_into": _not_into_itself,
    "FocalPointTerm.agency": move,
    "Membership.agency": _roles,
    "Invitation.agencies": _invitations,
    "Nomination.agency": move,
    "Intake.agency": move,
}
