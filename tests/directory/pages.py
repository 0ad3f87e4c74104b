"""Reading pages as a browser or a tool does."""

from html.parser import HTMLParser
from typing import Any


class Page(HTMLParser):
    """The elements of a page, in order, each a tag with its attributes."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str]]] = []
        self._title = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))

    def handle_data(self, data: str) -> None:
        if self.elements and self.elements[-1][0] == "title":
            self._title += data

    def all(self, tag: str, **attributes: str) -> list[dict[str, str]]:
        return [found for name, found in self.elements if name == tag and attributes.items() <= found.items()]

    @property
    def officials(self) -> list[str]:
        return [article["data-official"] for article in self.all("article")]

    @property
    def total(self) -> int:
        return next(int(attributes["data-total"]) for _, attributes in self.elements if "data-total" in attributes)

    @property
    def title(self) -> str:
        return " ".join(self._title.split())

    @property
    def counts(self) -> dict[tuple[str, str], int]:
        """The count of each option of each facet."""
        options = [option for option in self.all("input") if "data-facet" in option]
        return {(option["data-facet"], option["data-value"]): int(option["data-count"]) for option in options}


def read(response: Any, status: int = 200) -> Page:
    assert response.status_code == status
    return Page(response.content.decode())
