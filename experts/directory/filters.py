"""The filters of the list: what each accepts, whom it keeps, and whom each of its values would keep."""

from collections.abc import Container, Iterable, Iterator
from datetime import date
from typing import Any, cast

import django_filters
from django import forms
from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from pyroaring import BitMap

from experts.directory.fields import Forgiving, MonthField, OneField, PageField, SeveralField, WordsField
from experts.directory.index.keeper import Index
from experts.directory.index.sources import month_number
from experts.models import Category, Mode, Official, Role

ORDERS = [("relevance", _("Best match")), ("name", _("Name")), ("updated", _("Lately confirmed"))]


class Several(django_filters.Filter):
    """Officials with one of the values."""

    field_class: type[forms.Field] = SeveralField

    def rows(self, values: Iterable[str], index: Index) -> BitMap:
        return index.facets.having_any((self.facet, value) for value in values)

    def values(self, index: Index) -> Iterator[tuple[str, BitMap]]:
        """Each value that somebody has, or might have, with the rows of those who have it."""
        return ((str(value), rows) for value, rows in index.facets.values(self.facet).items())

    def known(self, index: Index) -> Container[str]:
        """The values that can be asked for."""
        raise NotImplementedError

    @property
    def facet(self) -> str:
        return str(self.field_name)


class Chosen(Several):
    """The values are choices of our own."""

    def __init__(self, choices: type[TextChoices], **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.choices = choices

    def known(self, index: Index) -> Container[str]:
        return self.choices.values


class Listed(Several):
    """The values are keys of a list of the vocabulary."""

    def __init__(self, vocabulary: str, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.vocabulary = vocabulary

    def known(self, index: Index) -> Container[str]:
        return cast(Container[str], getattr(index.vocabulary, self.vocabulary))


class InTree(Several):
    """A competency includes those below it and those merged into it."""

    def rows(self, values: Iterable[str], index: Index) -> BitMap:
        keys = index.vocabulary.competencies.within_slugs(values)
        return index.facets.having_any(("expertise", key) for key in keys)

    def values(self, index: Index) -> Iterator[tuple[str, BitMap]]:
        return ((one.slug, self.rows([one.slug], index)) for one in index.vocabulary.competencies.in_use)

    def known(self, index: Index) -> Container[str]:
        return index.vocabulary.competencies.by_slug


class InAgency(Several):
    """Officials with a current post in one of the agencies."""

    def rows(self, values: Iterable[str], index: Index) -> BitMap:
        return index.facets.having_any(("agency", index.vocabulary.agency_slugs[slug].pk) for slug in values)

    def values(self, index: Index) -> Iterator[tuple[str, BitMap]]:
        agencies = index.vocabulary.agencies
        return ((agencies[cast(int, pk)].slug, rows) for pk, rows in index.facets.values("agency").items())

    def known(self, index: Index) -> Container[str]:
        return index.vocabulary.agency_slugs


class InRegion(Several):
    """Officials with a current post in an agency that has its seat in one of the regions."""

    def rows(self, values: Iterable[str], index: Index) -> BitMap:
        return index.facets.having_any(
            ("agency", key) for code in values for key in index.vocabulary.seats.get(code, ())
        )

    def values(self, index: Index) -> Iterator[tuple[str, BitMap]]:
        return ((code, self.rows([code], index)) for code in index.vocabulary.seats)

    def known(self, index: Index) -> Container[str]:
        return index.vocabulary.regions


class Available(django_filters.Filter):
    """Officials who are free on some day of the month; an open end means no limit."""

    field_class = MonthField

    def rows(self, month: date, index: Index) -> BitMap:
        asked = month_number(month)
        later = [rows for start, rows in index.facets.values("from").items() if cast(int, start) > asked]
        over = [rows for end, rows in index.facets.values("until").items() if cast(int, end) < asked]
        return BitMap.difference(index.facets.everybody, *later, *over)


class CriteriaForm(forms.Form):
    """What is no filter: words, order and page. After an error the understood part of a value stays."""

    q = WordsField(required=False, label=_("Words"))
    sort = OneField(choices=ORDERS, required=False, label=_("Order"))
    page = PageField(required=False, label=_("Page"))
    words = OneField(choices=[("only", "")], required=False, label=_("Words"))
    all = SeveralField(known=["agency", "competency"], required=False, label=_("Show all"))

    def clean(self) -> dict[str, Any]:
        for name in self.errors:
            field = cast(Forgiving, self.fields[name])
            self.cleaned_data[name] = field.understood(self[name].data)
        return self.cleaned_data


class OfficialFilters(django_filters.FilterSet):
    competency = InTree(label=_("Competency"))
    country = Listed("all_countries", label=_("Country"))
    region = InRegion(label=_("Region"))
    role = Chosen(Role, label=_("Role"))
    language = Listed("languages", label=_("Teaches in"))
    mode = Chosen(Mode, label=_("How"))
    available = Available(label=_("Available in"))
    tier = Listed("tiers", label=_("Seniority"))
    category = Chosen(Category, label=_("Background"))
    agency = InAgency(label=_("Agency"))

    class Meta:
        model = Official
        fields: list[str] = []
        form = CriteriaForm


FILTERS: dict[str, Several | Available] = OfficialFilters.base_filters
FACETS: dict[str, Several] = {name: each for name, each in FILTERS.items() if isinstance(each, Several)}
