"""Queries for officials of the data, drawn by rule: a table of ways, and of the countries to draw from."""

from collections.abc import Iterator, Sequence
from itertools import count, islice

from experts.models import Competency, Country
from tests.relevance.judging import Nobody
from tests.relevance.queries import Kind, Query
from tests.relevance.records import Record
from tests.relevance.ways import (
    Way,
    acronym_first,
    as_it_is,
    backwards,
    beginning,
    end_with_accents,
    first_and_last_word,
    function_at,
    function_at_acronym,
    function_at_local_name,
    in_capitals,
    last,
    last_word,
    mistyped,
    one_doubled,
    one_left_out,
    one_wrong,
    own_script,
    own_script_first_word,
    own_script_last_two_letters,
    own_script_unspaced,
    two_swapped,
    with_agency,
    with_country,
    with_title,
    without_accents,
)

DRAWS: Sequence[tuple[Kind, Way, str]] = [
    (Kind.NAME, as_it_is, "ID PH MY"),
    (Kind.NAME, in_capitals, "SG"),
    (Kind.NAME, backwards, "KH TH CN"),
    (Kind.NAME, without_accents, "VN VN TL"),
    (Kind.NAME, end_with_accents, "VN VN"),
    (Kind.NAME, last_word, "TH LA"),
    (Kind.NAME, first_and_last_word, "ID MM"),
    (Kind.NAME, beginning, "TH ID"),
    (Kind.NAME, with_title, "ID TH"),
    (Kind.NAME, with_agency, "ID TH"),
    (Kind.NAME, with_country("Viet Nam"), "VN"),
    (Kind.NAME, with_country("Myanmar"), "MM"),
    (Kind.SCRIPT, own_script, "TH KH MM CN"),
    (Kind.SCRIPT, own_script_unspaced, "TH JP"),
    (Kind.SCRIPT, own_script_first_word, "LA"),
    (Kind.SCRIPT, own_script_last_two_letters, "KR"),
    (Kind.TYPO, mistyped(two_swapped), "ID"),
    (Kind.TYPO, mistyped(one_left_out), "TH MY"),
    (Kind.TYPO, mistyped(one_doubled), "LA"),
    (Kind.TYPO, mistyped(one_wrong), "TL"),
    (Kind.TYPO, mistyped(two_swapped, of=last), "TH PH"),
    (Kind.POST, function_at, "ID PH MY SG"),
    (Kind.POST, function_at_acronym, "VN TH KR"),
    (Kind.POST, acronym_first, "ID LA"),
    (Kind.POST, function_at_local_name, "ID MY"),
]
VAIN = ["{competency} {country}", "{competency} expert from {country}", "who in {country} knows {competency}?"]
VAIN_COUNTRIES = "KH LA MM TL CN JP VN MY"
NONSENSE = ["xqzvk wjqpt", "zzyzxq"]


def drawn(officials: list[Record]) -> Iterator[Query]:
    numbers = count()
    for kind, way, countries in DRAWS:
        for country in countries.split():
            ways = (way(official) for official in officials if official.country == country)
            text, judge = next(islice(filter(None, ways), next(numbers) % 7, None))
            yield Query(kind, text, judge)


def vain(officials: list[Record]) -> Iterator[Query]:
    """Each country with a competency that nobody there has, and words that are nowhere."""
    held = {(skill.topic.slug, official.country) for official in officials for skill in official.skills}
    specific = Competency.objects.exclude(parent=None).with_labels().order_by("slug")
    used: set[str] = set()
    for number, code in enumerate(VAIN_COUNTRIES.split()):
        missing = next(one for one in specific if (one.slug, code) not in held and one.slug not in used)
        used.add(missing.slug)
        country = Country.objects.get(code=code).names["en"]
        text = VAIN[number % len(VAIN)].format(competency=missing.label.lower(), country=country)
        yield Query(Kind.NOBODY, text, Nobody(code))
    yield from (Query(Kind.NOBODY, text, Nobody()) for text in NONSENSE)
