"""Officials on the desk are found as the public finds them, those included that are not public, the best first."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from django.contrib.admin.views.main import ORDER_VAR
from django.contrib.postgres.fields import ArrayField
from django.core.paginator import Page, Paginator
from django.db.models import BigIntegerField, BooleanField, F, Func, Value
from django.http import HttpRequest
from pyroaring import BitMap

from experts.admin.search import few_words, wanted
from experts.directory.criteria import Criteria
from experts.directory.index import keeper
from experts.directory.index.keeper import Index
from experts.directory.index.sources import raw_cursor
from experts.directory.ranking import cut, groups
from experts.directory.reads import one_snapshot
from experts.directory.search import Search, run_search

SHOWN_ALL = 200  # rows that a list may show on one page
KEYS = ArrayField(BigIntegerField())


class Among(Func):
    """Whether a key is one of many: thousands of parameters would take longer than the search."""

    template = "%(expressions)s::bigint[])"
    arg_joiner = " = ANY("
    output_field = BooleanField()

    def __init__(self, column: str, keys: Sequence[int]) -> None:
        super().__init__(F(column), Value(f"{{{','.join(map(str, keys))}}}"))


class Place(Func):
    function = "array_position"
    output_field = BigIntegerField()

    def __init__(self, keys: Sequence[int]) -> None:
        super().__init__(Value(list(keys), output_field=KEYS), F("pk"))


@dataclass(frozen=True)
class Hits:
    """``among`` are the rows to find in; ``officials`` are the keys of those found, the best first."""

    among: Any
    officials: list[int]
    search: Search | None = None

    @property
    def queryset(self) -> Any:
        """As it is ordered, or the best first where a list may show them on one page."""
        found = self.among.filter(Among("pk", self.officials))
        is_sorted = self.search is None or len(self.officials) > SHOWN_ALL
        return found if is_sorted else found.order_by(Place(self.officials))

    @property
    def is_partial(self) -> bool:
        return bool(self.officials and self.search and self.search.found.is_partial)

    @property
    def words(self) -> str:
        return self.search.asked.q if self.search else ""

    def part(self, start: int, stop: int) -> Any:
        keys = self.officials[start:stop]
        return self.among.filter(pk__in=keys).order_by(Place(keys))


def find_officials(queryset: Any, term: str) -> Any:
    return find_hits(queryset, term).queryset


def find_hits(queryset: Any, term: str) -> Hits:
    if not wanted(term):
        return Hits(queryset, [])
    with one_snapshot():
        index = keeper.desk.current()
        search = run_search(Criteria(q=few_words(term)), index)
        rows = search.narrowed.kept
        if queryset.query.where:
            rows = rows & _rows_of(queryset, index)
        return Hits(queryset, in_order(rows, search, index), search)


def in_order(rows: BitMap, search: Search, index: Index) -> list[int]:
    return cut(groups(search.asked, rows, search.found, index), index.facets.order, 0, len(rows))


def _rows_of(queryset: Any, index: Index) -> BitMap:
    """Whom the filters of a list leave; a model's row for each would take longer than all the rest."""
    sql, parameters = queryset.order_by().values("pk").query.sql_with_params()
    with raw_cursor() as cursor:
        cursor.execute(
            f"SELECT string_agg(int8send(kept.id), ''::bytea) FROM ({sql}) AS kept (id)",  # noqa: S608
            parameters,
            binary=True,
        )
        ids = cursor.fetchone()
    return index.facets.order.rows_of(np.frombuffer((ids and ids[0]) or b"", ">i8").astype(np.int64))


class KeysPaginator(Paginator):
    """Reads the keys of a page from an index, and only then its rows: else a far page reads all rows before it."""

    def page(self, number: Any) -> Page:
        number = self.validate_number(number)
        start = (number - 1) * self.per_page
        keys = list(self.object_list.prefetch_related(None).values_list("pk", flat=True)[start : start + self.per_page])
        return self._get_page(self.object_list.filter(pk__in=keys), number, self)


class HitsPaginator(Paginator):
    """Reads a page by its keys, and counts without asking."""

    def __init__(self, hits: Hits, read: Any, *args: Any, **kwargs: Any) -> None:
        super().__init__(hits.officials, *args, **kwargs)
        self.hits, self.read = hits, read

    def page(self, number: Any) -> Page:
        number = self.validate_number(number)
        start = (number - 1) * self.per_page
        return self._get_page(self.read(self.hits.part(start, start + self.per_page)), number, self)


class FindingOfficials:
    list_max_show_all = SHOWN_ALL

    def get_search_results(self, request: HttpRequest, queryset: Any, search_term: str) -> tuple[Any, bool]:
        if not search_term.strip():
            return queryset, False
        hits = find_hits(queryset, search_term)
        if ORDER_VAR in request.GET:
            return queryset.filter(Among("pk", hits.officials)), False
        request.hits = hits
        return hits.queryset, False

    def get_paginator(self, request: HttpRequest, queryset: Any, *args: Any, **kwargs: Any) -> Paginator:
        hits = getattr(request, "hits", None)
        if hits is None:
            return KeysPaginator(queryset, *args, **kwargs)
        return HitsPaginator(hits, self.for_list, *args, **kwargs)
