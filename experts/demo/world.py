"""What the invented people live among: states, agencies, posts and fields of work."""

import re
from dataclasses import dataclass
from typing import NamedTuple

from experts.demo.names import Customs

TAKES_ARTICLE = re.compile(
    r" (of|for) |\b(Ministry|Department|Agency|Authority|Commission|Board|Bureau|Council|Institute|Office|College|"
    r"Academy|Division|Centre|Service|Secretariat|Unit|Chambers|Court|Government|Committee|Corporation|Organization)\b"
)


class Place(NamedTuple):
    """An agency as somebody's place of work."""

    id: int
    slug: str
    country: str
    name: str
    name_local: str
    kind: str
    sort: str

    @property
    def the_name(self) -> str:
        """Within a sentence: “the Ministry of Finance”, but “Bank Indonesia”."""
        name = self.name.partition(" / ")[0]
        return f"the {name}" if TAKES_ARTICLE.search(name) else name


class Opening(NamedTuple):
    """A post that exists in a state, and the rank of those who hold it."""

    rank: str
    tier: str
    titles: tuple[str, ...]
    titles_local: tuple[str, ...]


class TitleCustom(NamedTuple):
    """Who bears which titles, and how often."""

    who: str
    when: str
    share: float
    position: str
    titles: tuple[str, ...]


class SpokenLanguage(NamedTuple):
    code: str
    share: float
    lowest: int
    highest: int


@dataclass(frozen=True, eq=False)
class Topic:
    """A competency as a field of work; what has two languages is in English and Indonesian."""

    id: int
    slug: str
    labels: dict[str, str]
    weight: int
    agencies: str
    is_local: bool
    kin: tuple[str, ...]
    studies: tuple[str, ...]
    units: tuple[tuple[str, str], ...]
    subjects: tuple[tuple[str, str], ...]


@dataclass(frozen=True, eq=False)
class State:
    code: str
    name: str
    language: str
    weight: int
    calling_code: str
    customs: Customs
    universities: tuple[str, ...]
    languages: tuple[SpokenLanguage, ...]
    titles: tuple[TitleCustom, ...]
    institutes: tuple[Place, ...]
    # by the sort of place and the tier
    openings: dict[tuple[str, str], tuple[Opening, ...]]
    local_places: tuple[Place, ...]
    # by topic: wherever somebody works on it, and the national agencies that are in charge of it
    places: dict[str, tuple[Place, ...]]
    places_in_charge: dict[str, tuple[Place, ...]]
    topics: tuple[Topic, ...]
    topic_weights: tuple[int, ...]


@dataclass(frozen=True, eq=False)
class World:
    states: tuple[State, ...]
    state_weights: tuple[int, ...]
    topics: dict[str, Topic]
    institutes: tuple[Place, ...]
    studies: dict[str, dict[str, str]]
