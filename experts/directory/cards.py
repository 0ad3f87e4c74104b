"""An official in one glance: who, where, what, in which languages, how fresh."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Prefetch

from experts.directory.vocabulary import Vocabulary
from experts.models import Competency, Country, Expertise, Language, LanguageSkill, Official, Post, Role, Tier
from experts.models.official import OfficialQuerySet

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


def make_cards(
    officials: OfficialQuerySet, vocabulary: Vocabulary, matched: frozenset[int] = frozenset()
) -> list[Card]:
    """Four queries, whatever the number of officials."""
    return [make_card(official, vocabulary, matched) for official in with_card_rows(officials)]


def with_card_rows(officials: OfficialQuerySet) -> OfficialQuerySet:
    """Each with its current posts, its expertise and the languages that it teaches in, and no other of these rows."""
    posts = Post.objects.current().select_related("agency")
    return officials.prefetch_related(
        Prefetch("posts", posts),
        "expertise",
        Prefetch("languages", LanguageSkill.objects.of_instruction()),
    )


def make_card(official: Official, vocabulary: Vocabulary, matched: frozenset[int] = frozenset()) -> Card:
    """The official must come from ``with_card_rows``."""
    expertise = official.expertise.all()
    held = {role for row in expertise for role in row.roles}
    return Card(
        official=official,
        country=vocabulary.countries[official.country_id],
        post=next(iter(official.posts.all()), None),
        tier=vocabulary.tiers.get(official.tier_id or ""),
        topics=_topics(expertise, vocabulary, matched),
        roles=[str(role.label) for role in Role if role in held],
        teaches_in=[vocabulary.languages[skill.language_id] for skill in official.languages.all()],
    )


def _topics(expertise: Iterable[Expertise], vocabulary: Vocabulary, matched: frozenset[int]) -> list[Topic]:
    """Each competency once, what was asked for first."""
    tree = vocabulary.competencies
    topics = {tree.heirs[row.competency_id]: row.competency_id in matched for row in expertise}
    listed = [Topic(tree.by_pk[pk], is_matched) for pk, is_matched in topics.items()]
    return sorted(listed, key=lambda topic: not topic.is_matched)
