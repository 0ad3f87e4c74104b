"""What somebody looks for, once the query string has been understood."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

# The filters that take several values, in the order in which pages show them.
CHOICES = ("competency", "country", "region", "role", "language", "mode", "available", "tier", "category", "agency")


@dataclass(frozen=True)
class Criteria:
    """``words`` is “only” when the words are to be looked for as they are, whatever they may mean."""

    q: str = ""
    competency: tuple[str, ...] = ()
    country: tuple[str, ...] = ()
    region: tuple[str, ...] = ()
    role: tuple[str, ...] = ()
    language: tuple[str, ...] = ()
    mode: tuple[str, ...] = ()
    available: date | None = None
    tier: tuple[str, ...] = ()
    category: tuple[str, ...] = ()
    agency: tuple[str, ...] = ()
    sort: str = ""
    page: int = 1
    all: tuple[str, ...] = ()
    words: str = ""

    @property
    def order(self) -> str:
        """The order that applies: what is best first makes sense only when there are words to match."""
        default = "relevance" if self.q or self.competency else "name"
        return default if self.sort in ("", "relevance") else self.sort

    @property
    def is_filtered(self) -> bool:
        return bool(self.q) or any(True for _ in self.chosen())

    def chosen(self) -> Iterator[tuple[str, str]]:
        """Each chosen value of each filter, written as in an address."""
        for name in CHOICES:
            value = getattr(self, name)
            values = value if isinstance(value, tuple) else [f"{value:%Y-%m}"] if value else []
            yield from ((name, each) for each in values)

    def without(self, name: str, value: str) -> "Criteria":
        kept = getattr(self, name)
        kept = tuple(each for each in kept if each != value) if isinstance(kept, tuple) else None
        return self.but(**{name: kept})

    def without_filter(self, name: str) -> "Criteria":
        return self.but(**{name: getattr(Criteria(), name)})

    def but(self, **changes: Any) -> "Criteria":
        """The same with changes, from its first page."""
        return replace(self, **({"page": 1} | changes))

    def query(self) -> str:
        pairs = [("q", self.q)] if self.q else []
        pairs += self.chosen()
        if self.sort and self.sort != "relevance":
            pairs.append(("sort", self.sort))
        pairs += [("all", name) for name in self.all]
        if self.q and self.words:
            pairs.append(("words", self.words))
        if self.page > 1:
            pairs.append(("page", str(self.page)))
        return urlencode(pairs)

    def url(self, view: str = "officials", *args: str) -> str:
        query = self.query()
        return reverse(f"directory:{view}", args=args) + (f"?{query}" if query else "")
