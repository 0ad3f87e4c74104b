"""Search: every word must be found; accents and case don't matter."""

from typing import Any

from django.http import HttpRequest

from experts.text import clean, fold, words

MOST_WORDS = 8  # each costs a scan


def wanted(term: str) -> list[str]:
    return words(term)[:MOST_WORDS]


def few_words(term: str) -> str:
    return " ".join(clean(term).split()[:MOST_WORDS])


def find_agencies(queryset: Any, term: str) -> Any:
    if term.strip() and not wanted(term):
        return queryset.none()
    for word in wanted(term):
        queryset = queryset.filter(folded__contains=word)
    return queryset


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


class SearchThrough:
    """For the admin of a noun that is known by another one: finds what that one's own search finds."""

    search_through = ""

    def get_search_results(self, request: HttpRequest, queryset: Any, search_term: str) -> tuple[Any, bool]:
        if not search_term.strip():
            return queryset, False
        model = self.opts.get_field(self.search_through).related_model
        admin = self.admin_site.get_model_admin(model)
        known = model._default_manager.filter(pk__in=queryset.order_by().values(self.search_through))
        found, _duplicates = admin.get_search_results(request, known, search_term)
        return queryset.filter(**{f"{self.search_through}__in": found.values("pk")}), False
