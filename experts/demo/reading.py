"""Reading the world: the reference data from the database, what goes with it from the tables."""

import re
from itertools import accumulate

from experts.demo.names import customs
from experts.demo.tables import listed, pairs, rows, rows_of
from experts.demo.world import Opening, Place, SpokenLanguage, State, TitleCustom, Topic, World
from experts.models import Agency, Competency, CompetencyLabel, Country, FocalPointTerm, Language, Rank

TRAINS_OFFICIALS = re.compile(
    r"civil service|public service|administration|governance|human resources development"
    r"|local government academy|development academy"
)
# What every agency has people for, such as its own personnel, and the agencies whose main concern it is.
EVERYWHERE = {
    "*hr": r"civil service|public service|personnel|bureaucratic|executive service|home affairs",
    "*training": r"civil service|public service|training|academy|administration|governance",
    "*core": r"civil service|public service|bureaucratic|development commission|prime minister|president",
    "*any": r"ministry|department",
}
SORTS = ("ministry", "agency", "local")


def read_world() -> World:
    topics = _topics()
    countries = Country.objects.in_bulk()
    known = (_state(row, countries[row["country"]], topics) for row in rows("states") if row["country"] in countries)
    states = tuple(state for state in known if state.topics)
    return World(
        states=states,
        state_weights=tuple(accumulate(state.weight for state in states)),
        topics=topics,
        institutes=tuple(place for state in states for place in state.institutes),
        studies={row["study"]: row for row in rows("studies")},
    )


def _topics() -> dict[str, Topic]:
    ids = dict(Competency.objects.in_use().exclude(parent=None).values_list("slug", "pk"))
    labels: dict[str, dict[str, str]] = {}
    preferred = CompetencyLabel.objects.filter(is_preferred=True)
    for slug, language, text in preferred.values_list("competency__slug", "language_id", "text"):
        labels.setdefault(slug, {})[language] = text
    return {
        slug: Topic(
            id=ids[slug],
            slug=slug,
            labels=labels[slug],
            weight=int(row["weight"]),
            agencies=row["agencies"],
            is_local=row["local"] == "yes",
            kin=tuple(kin for kin in listed(row["kin"]) if kin in ids),
            studies=listed(row["study"]),
            units=pairs(row["units"]),
            subjects=pairs(row["topics"]),
        )
        for row in rows("topics")
        if (slug := row["competency"]) in ids
    }


def _state(row: dict[str, str], country: Country, topics: dict[str, Topic]) -> State:
    places = _places(country)
    in_charge = {topic: found for topic in topics.values() if (found := _in_charge(topic, places))}
    return State(
        code=country.code,
        name=country.names["en"],
        language=country.own_language_id or "",
        weight=int(row["weight"]),
        calling_code=row["calling_code"],
        customs=customs(country.code),
        universities=tuple(name for row in rows_of(country.code, "universities") for name in listed(row["names"])),
        languages=_languages(country),
        titles=_titles(country),
        institutes=_institutes(country, places),
        openings=_openings(country),
        local_places=tuple(place for place in places if place.sort == "local"),
        places={topic.slug: _everywhere(topic, places, found) for topic, found in in_charge.items()},
        places_in_charge={topic.slug: found for topic, found in in_charge.items()},
        topics=tuple(in_charge),
        topic_weights=tuple(accumulate(topic.weight for topic in in_charge)),
    )


def _places(country: Country) -> list[Place]:
    """In an order that does not depend on the collation of the database."""
    places = (
        Place(agency.pk, agency.slug, country.code, agency.name, agency.name_local, agency.kind, _sort(agency))
        for agency in country.agencies.confirmed().existing()
    )
    return sorted(places, key=lambda place: place.slug)


def _sort(agency: Agency) -> str:
    if agency.level == Agency.Level.SUBNATIONAL:
        return "local"
    return "ministry" if agency.kind == Agency.Kind.MINISTRY else "agency"


def _in_charge(topic: Topic, places: list[Place]) -> tuple[Place, ...]:
    pattern = re.compile(rf"\b(?:{EVERYWHERE.get(topic.agencies, topic.agencies)})")
    return tuple(place for place in places if place.sort != "local" and pattern.search(place.name.lower()))


def _everywhere(topic: Topic, places: list[Place], in_charge: tuple[Place, ...]) -> tuple[Place, ...]:
    national = tuple(place for place in places if place.sort != "local")
    local = tuple(place for place in places if place.sort == "local" and topic.is_local)
    return (national if topic.agencies in EVERYWHERE else in_charge) + local


def _institutes(country: Country, places: list[Place]) -> tuple[Place, ...]:
    """Who trains officials: the institutes for it and the focal-point agency."""
    focal = set(FocalPointTerm.objects.filter(country=country, until=None).values_list("agency", flat=True))
    return tuple(
        place
        for place in places
        if place.id in focal or (place.kind == Agency.Kind.INSTITUTE and TRAINS_OFFICIALS.search(place.name.lower()))
    )


def _languages(country: Country) -> tuple[SpokenLanguage, ...]:
    known = set(Language.objects.values_list("code", flat=True))
    return tuple(
        SpokenLanguage(row["language"], int(row["chance"]) / 100, int(row["lowest"]), int(row["highest"]))
        for row in rows_of(country.code, "languages")
        if row["language"] in known
    )


def _titles(country: Country) -> tuple[TitleCustom, ...]:
    return tuple(
        TitleCustom(row["who"], row["when"], int(row["chance"]) / 100, row["position"], listed(row["titles"]))
        for row in rows_of(country.code, "titles")
    )


def _openings(country: Country) -> dict[tuple[str, str], tuple[Opening, ...]]:
    tiers = dict(Rank.objects.filter(country=country).values_list("title", "tier_id"))
    openings: dict[tuple[str, str], tuple[Opening, ...]] = {}
    for row in rows_of(country.code, "posts"):
        if tier := tiers.get(row["rank"]):
            opening = Opening(row["rank"], tier, listed(row["titles"]), listed(row["titles_local"]))
            for sort in SORTS if row["where"] == "any" else (row["where"],):
                openings[sort, tier] = (*openings.get((sort, tier), ()), opening)
    return openings
