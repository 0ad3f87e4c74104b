"""Search: every word must be found; accents and case don't matter."""

from typing import Any

from django.http import HttpRequest

from experts.models import Agency, Official, Post
from experts.text import fold, words

MOST_WORDS = 8  # each costs a scan


def wanted(term: str) -> list[str]:
    return words(term)[:MOST_WORDS]


def find_agencies(queryset: Any, term: str) -> Any:
    if term.strip() and not wanted(term):
        return queryset.none()
    for word in wanted(term):
        queryset = queryset.filter(folded__contains=word)
    return queryset


def find_officials(queryset: Any, term: str) -> Any:
    """Those with each word in a name, in a post or in a post's agency."""
    if term.strip() and not wanted(term):
        return queryset.none()
    for word in wanted(term):
        queryset = queryset.filter(pk__in=_officials_with(word))
    return queryset


def _officials_with(word: str) -> Any:
    """A union lets each part use its own trigram index; an OR over joins would scan all officials."""
    agencies = Agency.objects.filter(folded__contains=word).order_by()
    named = Official.objects.filter(folded_name__contains=word).order_by().values("pk")
    in_post = Post.objects.filter(folded__contains=word).order_by().values("official")
    in_agency = Post.objects.filter(agency__in=agencies).order_by().values("official")
    return named.union(in_post, in_agency, all=True)


class SearchInMemory:
    """For the admin of a noun of a few hundred rows: looks at all that a row is called."""

    def called(self, row: Any) -> str:
        raise NotImplementedError

    def get_search_results(self, request: HttpRequest, queryset: Any, search_term: str) -> tuple[Any, bool]:
        if not search_term.strip():
            return queryset, False
        sought = wanted(search_term)
        found = [row.pk for row in queryset if sought and all(word in fold(self.called(row)) for word in sought)]
        return queryset.filter(pk__in=found), False
