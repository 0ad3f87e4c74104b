"""The nominations in the order of the list that somebody came from, so that one leads to the next."""

from copy import copy
from dataclasses import dataclass
from typing import Any

from django.contrib.admin.options import IncorrectLookupParameters
from django.db import DataError
from django.http import HttpRequest, QueryDict
from django.urls import reverse
from django.utils.http import urlencode

from experts.admin.base import PoolList

FILTERS = "_changelist_filters"  # as Django calls them


class KeysOnly(PoolList):
    """The list without its page and its counts."""

    def get_results(self, request: HttpRequest) -> None:
        self.result_count, self.result_list, self.multi_page = 0, [], False


@dataclass(frozen=True)
class Place:
    """``number`` is nothing where the list no longer has it."""

    filters: str
    previous: int | None
    next: int | None
    number: int | None
    of: int

    def link(self, pk: int | None, page: str = "change") -> str:
        return reverse(f"admin:experts_nomination_{page}", args=[pk]) + self.query if pk else ""

    @property
    def query(self) -> str:
        return f"?{urlencode({FILTERS: self.filters})}" if self.filters else ""

    @property
    def previous_link(self) -> str:
        return self.link(self.previous)

    @property
    def next_link(self) -> str:
        return self.link(self.next)

    @property
    def list_link(self) -> str:
        return reverse("admin:experts_nomination_changelist") + (f"?{self.filters}" if self.filters else "")


def place_of(admin: Any, request: HttpRequest, pk: int) -> Place:
    """Whoever came from no list is led through what waits for BKN, the oldest first."""
    filters = request.GET.get(FILTERS, "")
    try:
        keys = _keys(admin, request, filters)
    except (IncorrectLookupParameters, ValueError, OverflowError, DataError):
        filters, keys = "", _keys(admin, request, "")
    if pk not in keys:
        return Place(filters, None, keys[0] if keys else None, None, len(keys))
    here = keys.index(pk)
    before = keys[here - 1] if here else None
    after = keys[here + 1] if here + 1 < len(keys) else None
    return Place(filters, before, after, here + 1, len(keys))


def _keys(admin: Any, request: HttpRequest, filters: str) -> list[int]:
    there = copy(request)
    there.GET = QueryDict(filters)
    there.keys_only = True
    listed = admin.get_changelist_instance(there).queryset
    return list(listed.prefetch_related(None).values_list("pk", flat=True))
