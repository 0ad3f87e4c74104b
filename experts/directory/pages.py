"""Links to the pages of a list: the first, the last, and those around the present one."""

from dataclasses import dataclass

from experts.directory.criteria import Criteria


@dataclass(frozen=True)
class Link:
    number: int
    url: str
    is_current: bool = False
    after_gap: bool = False


@dataclass(frozen=True)
class Pages:
    links: list[Link]
    previous: Link | None
    next: Link | None


def make_pages(criteria: Criteria, page: int, pages: int, around: int = 2) -> Pages:
    shown = sorted({1, pages, *range(max(1, page - around), min(pages, page + around) + 1)})
    links = [
        Link(number, criteria.but(page=number).url(), number == page, after_gap=number - before > 1)
        for before, number in zip([0, *shown], shown, strict=False)
    ]
    at = {link.number: link for link in links}
    return Pages(links, previous=at.get(page - 1), next=at.get(page + 1))
