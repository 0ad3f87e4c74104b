"""What the invented people live among: states, agencies, posts, universities and topics, read once."""

import re
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from typing import NamedTuple

from experts.demo import names
from experts.demo.tables import listed, pairs, rows
from experts.models import Agency, Competency, CompetencyLabel, Country, FocalPointTerm, Rank

TRAINS_OFFICIALS = re.compile(
    r"civil service|public service|administration|governance|human resources development"
    r"|local government academy|development academy"
)
TAKES_ARTICLE = re.compile(
    r" (of|for) |\b(Ministry|Department|Agency|Authority|Commission|Board|Bureau|Council|Institute|Office|College|"
    r"Academy|Division|Centre|Service|Secretariat|Unit|Chambers|Court|Government|Committee|Corporation|Organization)\b"
)
# Agencies of each sort take in whoever works in every government office; half of those work in the agencies in charge.
IN_CHARGE = {
    "*hr": r"civil service|public service|personnel|bureaucratic|executive service|home affairs",
    "*training": r"civil service|public service|training|academy|administration|governance",
    "*core": r"civil service|public service|bureaucratic|development commission|prime minister|president",
    "*any": r"ministry|department",
}


class Place(NamedTuple):
    """An agency as somebody's place of work."""

    id: int
    slug: str
    country: str
    name: str
    name_local: str
    kind: str
    level: str

    @property
    def sort(self) -> str:
        if self.level == Agency.Level.SUBNATIONAL:
            return "local"
        return "ministry" if self.kind == Agency.Kind.MINISTRY else "agency"

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
    titles_id: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class Topic:
    """A competency as a field of work."""

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


class State(NamedTuple):
    code: str
    name: str
    weight: int
    calling_code: str
    customs: names.Customs
    universities: tuple[str, ...]
    languages: tuple[tuple[str, int, int, int], ...]
    titles: tuple[dict[str, str], ...]
    openings: dict[tuple[str, str], tuple[Opening, ...]]
    places: dict[str, tuple[Place, ...]]
    places_in_charge: dict[str, tuple[Place, ...]]
    topics: tuple[Topic, ...]
    topic_weights: tuple[int, ...]


class World(NamedTuple):
    states: tuple[State, ...]
    state_weights: tuple[int, ...]
    topics: dict[str, Topic]
    institutes: tuple[Place, ...]
    studies: dict[str, dict[str, str]]


def read_world() -> World:
    places = _places()
    topics = _topics()
    states = tuple(_state(row, country, places, topics) for row, country in _countries())
    focal = set(FocalPointTerm.objects.filter(until=None).values_list("agency__slug", flat=True))
    return World(
        states,
        tuple(accumulate(state.weight for state in states)),
        topics,
        tuple(
            place
            for place in places
            if place.slug in focal
            or (place.kind == Agency.Kind.INSTITUTE and TRAINS_OFFICIALS.search(place.name.lower()))
        ),
        {row["study"]: row for row in rows("studies")},
    )


def _places() -> list[Place]:
    agencies = Agency.objects.confirmed().existing().order_by("slug")
    return [
        Place(*fields)
        for fields in agencies.values_list("id", "slug", "country_id", "name", "name_local", "kind", "level")
    ]


def _topics() -> dict[str, Topic]:
    ids = dict(Competency.objects.in_use().exclude(parent=None).values_list("slug", "pk"))
    labels: dict[str, dict[str, str]] = {}
    preferred = CompetencyLabel.objects.filter(is_preferred=True, is_reviewed=True)
    for slug, language, text in preferred.values_list("competency__slug", "language_id", "text"):
        labels.setdefault(slug, {})[language] = text
    return {
        row["competency"]: Topic(
            ids[row["competency"]],
            row["competency"],
            labels[row["competency"]],
            int(row["weight"]),
            row["agencies"],
            row["local"] == "yes",
            tuple(slug for slug in listed(row["kin"]) if slug in ids),
            listed(row["study"]),
            pairs(row["units"]),
            pairs(row["topics"]),
        )
        for row in rows("topics")
        if row["competency"] in ids
    }


def _countries() -> list[tuple[dict[str, str], Country]]:
    countries = Country.objects.in_bulk()
    return [(row, countries[row["country"]]) for row in rows("states") if row["country"] in countries]


def _state(row: dict[str, str], country: Country, places: list[Place], topics: dict[str, Topic]) -> State:
    own = [place for place in places if place.country == country.code]
    in_charge = {topic: found for topic in topics.values() if (found := _in_charge(topic, own))}
    return State(
        country.code,
        country.names["en"],
        int(row["weight"]),
        row["calling_code"],
        names.customs(country.code),
        next(listed(row["names"]) for row in _of(country, "universities")),
        tuple(
            (row["language"], int(row["chance"]), int(row["lowest"]), int(row["highest"]))
            for row in _of(country, "languages")
        ),
        tuple(_of(country, "titles")),
        _openings(country),
        {topic.slug: _everywhere(topic, own, found) for topic, found in in_charge.items()},
        {topic.slug: found for topic, found in in_charge.items()},
        tuple(in_charge),
        tuple(accumulate(topic.weight for topic in in_charge)),
    )


def _of(country: Country, table: str) -> list[dict[str, str]]:
    return [row for row in _rows(table) if row["country"] == country.code]


@cache
def _rows(table: str) -> list[dict[str, str]]:
    return list(rows(table))


def _in_charge(topic: Topic, places: list[Place]) -> tuple[Place, ...]:
    pattern = re.compile(rf"\b(?:{IN_CHARGE.get(topic.agencies, topic.agencies)})")
    return tuple(place for place in places if place.sort != "local" and pattern.search(place.name.lower()))


def _everywhere(topic: Topic, places: list[Place], in_charge: tuple[Place, ...]) -> tuple[Place, ...]:
    """Wherever somebody works on the topic: every agency has a personnel office, few collect taxes."""
    national = tuple(place for place in places if place.sort != "local")
    local = tuple(place for place in places if place.sort == "local" and topic.is_local)
    return (national if topic.agencies in IN_CHARGE else in_charge) + local


def _openings(country: Country) -> dict[tuple[str, str], tuple[Opening, ...]]:
    tiers = dict(Rank.objects.filter(country=country).values_list("title", "tier_id"))
    openings: dict[tuple[str, str], tuple[Opening, ...]] = {}
    for row in _of(country, "posts"):
        if tier := tiers.get(row["rank"]):
            opening = Opening(row["rank"], tier, listed(row["titles"]), listed(row["titles_id"]))
            for sort in ("ministry", "agency", "local") if row["where"] == "any" else (row["where"],):
                openings[sort, tier] = (*openings.get((sort, tier), ()), opening)
    return openings
