"""An official in one glance: who, where, what, in which languages, how fresh."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from experts.directory.card_rows import read_card_rows
from experts.directory.marking import Marked, Marker
from experts.directory.vocabulary import Vocabulary
from experts.directory.wording import Unit
from experts.models import Country, Language, Official, Post, Role, Tier

SHOWN_TOPICS = 3


@dataclass(frozen=True)
class Topic:
    label: str
    is_matched: bool


@dataclass(frozen=True)
class Card:
    official: Official
    country: Country
    post: Post | None
    tier: Tier | None
    topics: list[Topic]
    roles: list[str]
    teaches_in: list[Language]
    name: Marked
    post_text: Marked
    snippet: Marked

    @property
    def shown_topics(self) -> list[Topic]:
        return self.topics[:SHOWN_TOPICS]

    @property
    def more_topics(self) -> int:
        return len(self.topics[SHOWN_TOPICS:])


def load_cards(
    officials: Sequence[int],
    vocabulary: Vocabulary,
    matched: frozenset[int] = frozenset(),
    units: Sequence[Unit] = (),
    *,
    with_prose: bool = False,
) -> list[Card]:
    """The cards of the officials with these keys, in this order: one query. ``units`` are marked where they occur.

    With prose, also in a snippet of what they have done.
    """
    rows = {official.pk: official for official in read_card_rows(officials, with_prose=with_prose)}
    marker = Marker(units)
    return [make_card(rows[pk], vocabulary, matched, marker) for pk in officials if pk in rows]


def make_card(official: Official, vocabulary: Vocabulary, matched: frozenset[int], marker: Marker) -> Card:
    """The official must come from ``read_card_rows``, with prose if something is to be marked."""
    row: Any = official
    expertise = [json.loads(values) for values in row.card_expertise]
    held = {role for values in expertise for role in values["roles"]}
    post = _post([json.loads(values) for values in row.card_posts], vocabulary, marker)
    return Card(
        official=official,
        country=vocabulary.all_countries[official.country_id],
        post=post,
        tier=vocabulary.tiers.get(official.tier_id or ""),
        topics=_topics([values["competency_id"] for values in expertise], vocabulary, matched),
        roles=[str(role.label) for role in Role if role in held],
        teaches_in=[vocabulary.languages[code] for code in row.card_languages],
        name=marker.mark(official.full_name),
        post_text=marker.mark(_before_agency(post)) if post else (),
        snippet=marker.snippet(_prose(official)),
    )


def _post(rows: list[dict[str, Any]], vocabulary: Vocabulary, marker: Marker) -> Post | None:
    """Of the current posts the one in which the words are, or else the primary one."""
    posts = [
        Post(title=row["title"], unit=row["unit"], agency=vocabulary.agencies.get(row["agency_id"])) for row in rows
    ]
    return next(
        (post for post in posts if marker.is_in(f"{post.title}, {post.unit}, {post.agency or ''}")),
        next(iter(posts), None),
    )


def _before_agency(post: Post) -> str:
    text = f"{post.title}, {post.unit}" if post.unit else post.title
    return f"{text}," if post.agency else text


def _prose(official: Any) -> list[str]:
    """The texts that were read with the official, if any."""
    if not hasattr(official, "evidence_texts"):
        return []
    lists = (official.evidence_texts, official.assignment_texts, official.education_texts, official.achievement_texts)
    return [official.summary, official.summary_local, official.rank_title, *(text for texts in lists for text in texts)]


def _topics(competencies: Iterable[int], vocabulary: Vocabulary, matched: frozenset[int]) -> list[Topic]:
    """Each competency once, what was asked for first."""
    tree = vocabulary.competencies
    topics = {tree.heirs[pk]: pk in matched for pk in competencies}
    names = vocabulary.competency_names
    listed = [Topic(names[tree.by_pk[pk].slug], is_matched) for pk, is_matched in topics.items()]
    return sorted(listed, key=lambda topic: not topic.is_matched)
