"""What becomes of each thing that refers to an official who was entered twice."""

from typing import Any

import pgtrigger

from experts.merging import official_parts as parts
from experts.merging.nominations import see_to_nominations
from experts.merging.relations import Handlers, drop, move, rows_of, stay
from experts.merging.sides import Merge, Side
from experts.models import Engagement, Official, PersonalRecord, Post

State = Engagement.State
# Of two lines of one request about one person, the one that came further is the one that was meant.
FURTHEST = (
    *(State.EVALUATED, State.DELIVERED, State.CONFIRMED, State.ACCEPTED, State.FORWARDED, State.WAITING),
    *(State.NOT_HELD, State.DECLINED, State.CANCELLED, State.LAPSED),
)


def _posts(relation: Any, act: Merge) -> None:
    primary = {side: rows_of(relation, one).filter(is_primary=True).first() for side, one in _sides(act)}
    parts.POSTS(relation, act)
    chosen = primary[act.side("primary_post")] or primary[Side.KEPT] or primary[Side.GONE]
    if chosen:
        key = act.joined.get((Post, chosen.pk), chosen.pk)
        act.kept.posts.filter(is_primary=True).exclude(pk=key).update(is_primary=False)
        act.kept.posts.filter(pk=key, is_primary=False).update(is_primary=True)


def _personal_record(relation: Any, act: Merge) -> None:
    mine, other = (PersonalRecord.objects.filter(official=one).first() for _side, one in _sides(act))
    if other is None:
        return
    if mine is None:
        move(relation, act)
        return
    if act.side("identity_number") == Side.GONE or not mine.identity_number:
        mine.identity_number = other.identity_number or mine.identity_number
    mine.notes = "\n\n".join(dict.fromkeys(filter(None, [mine.notes, other.notes])))
    other.delete()
    mine.save()


def _words(relation: Any, act: Merge) -> None:
    """A word stays as it was said; only whose record holds it changes."""
    with pgtrigger.ignore("experts.OwnWord:keep_word"):
        move(relation, act)


def _engagements(relation: Any, act: Merge) -> None:
    """Whoever was asked for twice in one request is asked for once."""
    rows = rows_of(relation, act.gone)
    ours = {line.request_id: line for line in rows_of(relation, act.kept).filter(request__in=rows.values("request"))}
    for other in rows.filter(request__in=list(ours)):
        max(ours[other.request_id], other, key=lambda line: FURTHEST.index(line.state)).delete()
    move(relation, act)


HANDLERS: Handlers = {
    "Post.official": _posts,
    "Expertise.official": parts.EXPERTISE,
    "LanguageSkill.official": parts.LANGUAGES,
    "Assignment.official": parts.ASSIGNMENTS,
    "Education.official": parts.EDUCATION,
    "Achievement.official": parts.ACHIEVEMENTS,
    "Contact.official": parts.CONTACTS,
    "PersonalRecord.official": _personal_record,
    "Nomination.official": see_to_nominations,
    "Document.official": move,
    "Correction.official": move,
    "OwnWord.official": _words,
    "OwnLink.official": move,
    "Reminder.official": drop,  # they count from the day on which somebody looked at that record
    "Look.official": stay,
    "Engagement.official": _engagements,
    "OfficialSlug.official": move,
    "Official.merged_into": move,
}


def _sides(act: Merge) -> list[tuple[Side, Official]]:
    return [(Side.KEPT, act.kept), (Side.GONE, act.gone)]
