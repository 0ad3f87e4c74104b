"""Experts side by side."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from experts.directory.cards import Card, load_cards
from experts.directory.profile import availability, modes
from experts.directory.vocabulary import Vocabulary
from experts.models import Expertise, Official

ABREAST = 5  # as many as fit a desk's screen and a landscape sheet of paper


@dataclass(frozen=True)
class Skill:
    """``holders`` is how many of the experts beside one another have the competency."""

    label: str
    level: str
    holders: int

    @property
    def is_shared(self) -> bool:
        return self.holders > 1


@dataclass(frozen=True)
class Column:
    card: Card
    skills: list[Skill]

    @property
    def official(self) -> Official:
        return self.card.official

    @property
    def modes(self) -> list[str]:
        return modes(self.official)

    @property
    def availability(self) -> str:
        return availability(self.official)


def compare(officials: Sequence[int], vocabulary: Vocabulary) -> list[list[Column]]:
    """Two queries. A table for each few, as even as can be: six are three and three."""
    levels = _levels(officials, vocabulary)
    holders = Counter(slug for held in levels.values() for slug in held)
    cards = load_cards(officials, vocabulary)
    columns = [Column(card, _skills(levels[card.official.pk], holders, vocabulary)) for card in cards]
    return list(_in_even_parts(columns))


def _levels(officials: Sequence[int], vocabulary: Vocabulary) -> dict[int, dict[str, int]]:
    """By official the level in each competency, highest first; of two that were merged the higher one."""
    tree = vocabulary.competencies
    levels: dict[int, dict[str, int]] = {pk: {} for pk in officials}
    rows = Expertise.objects.filter(official__in=officials).order_by("-level", "since", "pk")
    for official, competency, level in rows.values_list("official", "competency", "level"):
        levels[official].setdefault(tree.by_pk[tree.heirs[competency]].slug, level)
    return levels


def _skills(held: dict[str, int], holders: Counter[str], vocabulary: Vocabulary) -> list[Skill]:
    """What most of the experts share comes first."""
    names = vocabulary.competency_names
    skills = [Skill(names[slug], str(Expertise.Level(level).label), holders[slug]) for slug, level in held.items()]
    return sorted(skills, key=lambda skill: -skill.holders)


def _in_even_parts(columns: list[Column]) -> Iterable[list[Column]]:
    parts = -(-len(columns) // ABREAST)
    for part in range(parts):
        yield columns[part * len(columns) // parts : (part + 1) * len(columns) // parts]
