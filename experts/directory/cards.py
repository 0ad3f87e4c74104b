"""An official in one glance: who, where, what, in which languages, how fresh."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Func, OuterRef, QuerySet, TextField, Value
from django.db.models.functions import JSONObject, NullIf

from experts.directory.marking import Marked, Marker
from experts.directory.vocabulary import Vocabulary
from experts.directory.wording import Unit
from experts.models import (
    Achievement,
    Assignment,
    Competency,
    Country,
    Education,
    Expertise,
    Language,
    LanguageSkill,
    Official,
    Post,
    Role,
    Tier,
)

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
) -> list[Card]:
    """The cards of the officials with these keys, in this order: one query. ``units`` are marked where they occur."""
    if not officials:
        return []
    queryset = with_card_rows(Official.objects.filter(pk__in=officials))
    rows = {official.pk: official for official in (with_prose(queryset) if units else queryset)}
    marker = Marker(units)
    return [make_card(rows[pk], vocabulary, matched, marker) for pk in officials if pk in rows]


def with_card_rows(officials: QuerySet[Official]) -> QuerySet[Official]:
    """Each with the post to show, its expertise and the languages that it teaches in, as lists of values."""
    posts = Post.objects.current().filter(official=OuterRef("pk"))
    expertise = Expertise.objects.filter(official=OuterRef("pk"))
    languages = LanguageSkill.objects.of_instruction().filter(official=OuterRef("pk"))
    return officials.annotate(
        card_posts=_rows(posts, "title", "unit", "agency_id"),
        card_expertise=_rows(expertise, "competency_id", "roles"),
        card_languages=_rows(languages, "language_id"),
    )


def with_prose(officials: QuerySet[Official]) -> QuerySet[Official]:
    """Each with the texts in which words are looked for besides names and posts."""
    own = {"official": OuterRef("pk")}
    return officials.annotate(
        evidence_texts=ArraySubquery(Expertise.objects.filter(**own).exclude(evidence="").values("evidence")),
        assignment_texts=ArraySubquery(_joined(Assignment.objects.filter(**own), "title", "organiser", "audience")),
        education_texts=ArraySubquery(
            _joined(Education.objects.filter(**own), "qualification", "field", "institution")
        ),
        achievement_texts=ArraySubquery(_joined(Achievement.objects.filter(**own), "title", "issuer")),
    )


def _joined(rows: QuerySet[Any], *columns: str) -> QuerySet[Any, Any]:
    filled = [NullIf(column, Value("")) for column in columns]
    return rows.values(text=Func(Value(", "), *filled, function="concat_ws", output_field=TextField()))


def _rows(rows: QuerySet[Any], *columns: str) -> ArraySubquery:
    return ArraySubquery(rows.values(row=JSONObject(**{column: column for column in columns})))


def make_card(official: Official, vocabulary: Vocabulary, matched: frozenset[int], marker: Marker) -> Card:
    """The official must come from ``with_card_rows``, and from ``with_prose`` if something is to be marked."""
    row: Any = official
    held = {role for expertise in row.card_expertise for role in expertise["roles"]}
    post = _post(row.card_posts, vocabulary, marker)
    return Card(
        official=official,
        country=vocabulary.all_countries[official.country_id],
        post=post,
        tier=vocabulary.tiers.get(official.tier_id or ""),
        topics=_topics([expertise["competency_id"] for expertise in row.card_expertise], vocabulary, matched),
        roles=[str(role.label) for role in Role if role in held],
        teaches_in=[vocabulary.languages[skill["language_id"]] for skill in row.card_languages],
        name=marker.mark(official.full_name),
        post_text=marker.mark(_before_agency(post)) if post else (),
        snippet=marker.snippet(_prose(official)) if marker.units else (),
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
    lists = (official.evidence_texts, official.assignment_texts, official.education_texts, official.achievement_texts)
    return [official.summary, official.summary_local, official.rank_title, *(text for texts in lists for text in texts)]


def _topics(competencies: Iterable[int], vocabulary: Vocabulary, matched: frozenset[int]) -> list[Topic]:
    """Each competency once, what was asked for first."""
    tree = vocabulary.competencies
    topics = {tree.heirs[pk]: pk in matched for pk in competencies}
    listed = [Topic(tree.by_pk[pk], is_matched) for pk, is_matched in topics.items()]
    return sorted(listed, key=lambda topic: not topic.is_matched)
