"""An official in one glance: who, where, what, in which languages, how fresh."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, QuerySet
from django.db.models.functions import JSONObject

from experts.directory.vocabulary import Vocabulary
from experts.models import Competency, Country, Expertise, Language, LanguageSkill, Official, Post, Role, Tier

SHOWN_TOPICS = 3


@dataclass(frozen=True)
class Topic:
    competency: Competency
    is_matched: bool

    @property
    def label(self) -> str:
        return self.competency.label


@dataclass(frozen=True)
class Card:
    official: Official
    country: Country
    post: Post | None
    tier: Tier | None
    topics: list[Topic]
    roles: list[str]
    teaches_in: list[Language]

    @property
    def shown_topics(self) -> list[Topic]:
        return self.topics[:SHOWN_TOPICS]

    @property
    def more_topics(self) -> int:
        return len(self.topics[SHOWN_TOPICS:])


def load_cards(officials: Sequence[int], vocabulary: Vocabulary, matched: frozenset[int] = frozenset()) -> list[Card]:
    """The cards of the officials with these keys, in this order: one query."""
    if not officials:
        return []
    rows = {official.pk: official for official in with_card_rows(Official.objects.filter(pk__in=officials))}
    return [make_card(rows[pk], vocabulary, matched) for pk in officials if pk in rows]


def with_card_rows(officials: QuerySet[Official]) -> QuerySet[Official]:
    """Each with the post to show, its expertise and the languages that it teaches in, as lists of values."""
    posts = Post.objects.current().filter(official=OuterRef("pk"))
    expertise = Expertise.objects.filter(official=OuterRef("pk"))
    languages = LanguageSkill.objects.of_instruction().filter(official=OuterRef("pk"))
    return officials.annotate(
        card_posts=_rows(posts, "title", "unit", "agency_id", most=1),
        card_expertise=_rows(expertise, "competency_id", "roles"),
        card_languages=_rows(languages, "language_id"),
    )


def _rows(rows: QuerySet[Any], *columns: str, most: int | None = None) -> ArraySubquery:
    return ArraySubquery(rows.values(row=JSONObject(**{column: column for column in columns}))[:most])


def make_card(official: Official, vocabulary: Vocabulary, matched: frozenset[int] = frozenset()) -> Card:
    """The official must come from ``with_card_rows``."""
    row: Any = official
    held = {role for expertise in row.card_expertise for role in expertise["roles"]}
    return Card(
        official=official,
        country=vocabulary.all_countries[official.country_id],
        post=_post(row.card_posts, vocabulary),
        tier=vocabulary.tiers.get(official.tier_id or ""),
        topics=_topics([expertise["competency_id"] for expertise in row.card_expertise], vocabulary, matched),
        roles=[str(role.label) for role in Role if role in held],
        teaches_in=[vocabulary.languages[skill["language_id"]] for skill in row.card_languages],
    )


def _post(rows: list[dict[str, Any]], vocabulary: Vocabulary) -> Post | None:
    if not rows:
        return None
    return Post(title=rows[0]["title"], unit=rows[0]["unit"], agency=vocabulary.agencies.get(rows[0]["agency_id"]))


def _topics(competencies: Iterable[int], vocabulary: Vocabulary, matched: frozenset[int]) -> list[Topic]:
    """Each competency once, what was asked for first."""
    tree = vocabulary.competencies
    topics = {tree.heirs[pk]: pk in matched for pk in competencies}
    listed = [Topic(tree.by_pk[pk], is_matched) for pk, is_matched in topics.items()]
    return sorted(listed, key=lambda topic: not topic.is_matched)
