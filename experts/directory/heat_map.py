"""Spreads laid out as a table, shaded by their numbers; every number leads to its list."""

from dataclasses import dataclass

from django.contrib.humanize.templatetags.humanize import intcomma
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from experts.directory.overview import SHADES
from experts.directory.spread import Spread
from experts.directory.vocabulary import Vocabulary
from experts.models import Country


@dataclass(frozen=True)
class Step:
    """The numbers that one shade stands for."""

    shade: int
    least: int
    most: int


@dataclass(frozen=True)
class Cell:
    """``name`` is what a link is called that shows only a number."""

    number: int
    shade: int
    name: str
    url: str


@dataclass(frozen=True)
class Row:
    """A cell for each state, and the last one for all of them."""

    spread: Spread
    cells: list[Cell]


@dataclass(frozen=True)
class HeatMap:
    """``groups`` of states with what they are called. ``whole`` counts everybody once, who may be in several rows."""

    groups: list[tuple[str, list[Country]]]
    rows: list[Row]
    whole: Row
    steps: list[Step]


def make_heat_map(spreads: list[Spread], whole: Spread, vocabulary: Vocabulary) -> HeatMap:
    groups = [(_("Member states"), vocabulary.members), (_("Plus Three"), vocabulary.plus_three)]
    countries = [country for _label, group in groups for country in group]
    numbers = [_numbers(spread, countries) for spread in spreads]
    steps = make_steps(max((number for row in numbers for number in row.values()), default=0))
    rows = [_row(spread, row, steps) for spread, row in zip(spreads, numbers, strict=True)]
    return HeatMap(groups, rows, _row(whole, _numbers(whole, countries), steps=[]), steps)


def make_steps(largest: int) -> list[Step]:
    """Each ends as many times higher than the one before, so that a few large numbers don't make all others pale."""
    shades = {round(largest ** (shade / SHADES)): shade for shade in range(SHADES, 0, -1)} if largest else {}
    ends = sorted(shades)
    return [Step(shades[most], before + 1, most) for before, most in zip([0, *ends], ends, strict=False)]


def _numbers(spread: Spread, countries: list[Country]) -> dict[Country, int]:
    return {country: spread.number_in(country) for country in countries}


def _row(spread: Spread, numbers: dict[Country, int], steps: list[Step]) -> Row:
    def cell(country: Country, number: int) -> Cell:
        url = spread.criteria.but(country=(country.code,)).url()
        return Cell(number, _shade(number, steps), _name(spread.label, str(country), number), url)

    total = len(spread.kept)
    whole = Cell(total, 0, _name(spread.label, _("All states"), total), spread.criteria.url())
    return Row(spread, [*(cell(*each) for each in numbers.items()), whole])


def _shade(number: int, steps: list[Step]) -> int:
    return next((step.shade for step in steps if step.least <= number <= step.most), 0)


def _name(what: str, where: str, number: int) -> str:
    name = ngettext("%(what)s, %(where)s: %(number)s expert", "%(what)s, %(where)s: %(number)s experts", number)
    return name % {"what": what, "where": where, "number": intcomma(number)}
