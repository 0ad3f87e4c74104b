"""What the member states lack: competencies that nobody has, or one state alone, and what each state is without."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.urls import reverse

from experts.directory.spread import Spread
from experts.models import Country


@dataclass(frozen=True)
class Link:
    label: str
    url: str


@dataclass(frozen=True)
class Group:
    """Links under the area or the state that they belong to. ``is_all``: they are all that there could be."""

    heading: Link
    links: list[Link]
    is_all: bool = False


@dataclass(frozen=True)
class Gaps:
    nobody: list[Group]
    one_state: list[Group]
    by_state: list[Group]


def find_gaps(areas: Iterable[tuple[Spread, list[Spread]]], rows: Sequence[Spread], members: list[Country]) -> Gaps:
    """``areas`` are each with what lies below; ``rows`` are what a state may be without."""
    holders = [(area, [(one, _holders(one, members)) for one in below]) for area, below in areas]
    nobody = [Group(_more(area), [_more(one) for one, held in below if not held]) for area, below in holders]
    alone = [(one, held[0]) for _, below in holders for one, held in below if len(held) == 1]
    return Gaps(
        nobody=_filled(nobody),
        one_state=_filled(
            Group(_page(state), [_list(one, state) for one, holder in alone if holder == state]) for state in members
        ),
        by_state=_filled(_without(state, rows) for state in members),
    )


def _holders(spread: Spread, members: list[Country]) -> list[Country]:
    return [state for state in members if spread.reaches(state)]


def _without(state: Country, rows: Sequence[Spread]) -> Group:
    missing = [_more(one) for one in rows if not one.reaches(state)]
    return Group(_page(state), missing, is_all=len(missing) == len(rows))


def _filled(groups: Iterable[Group]) -> list[Group]:
    return [group for group in groups if group.links]


def _more(spread: Spread) -> Link:
    return Link(spread.label, spread.url)


def _page(state: Country) -> Link:
    return Link(str(state), reverse("directory:country", args=[state.code]))


def _list(spread: Spread, state: Country) -> Link:
    return Link(spread.label, spread.criteria.but(country=(state.code,)).url())
