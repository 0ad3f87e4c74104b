"""The filters of the list: what each accepts, and whom it keeps."""

from calendar import monthrange
from collections.abc import Callable
from datetime import date
from typing import Any, cast

import django_filters
from django import forms
from django.db.models import Exists, Model, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from experts.directory.fields import Forgiving, MonthField, OneField, PageField, RowsField, SeveralField, WordsField
from experts.directory.words import Word
from experts.models import Agency, Category, Expertise, LanguageSkill, Mode, Official, Post, Region, Role
from experts.models.official import OfficialQuerySet

ORDERS = [("relevance", _("Best match")), ("name", _("Name")), ("updated", _("Lately confirmed"))]


class Several(django_filters.Filter):
    """Officials with one of the values in a column of their own."""

    field_class: type[forms.Field] = SeveralField


class Among(Several):
    """Officials with one of the values in a row of theirs: an expertise, a post, a language."""

    def __init__(self, rows: Callable[[], QuerySet[Any]], **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.rows = rows

    def filter(self, officials: OfficialQuerySet, value: Any) -> OfficialQuerySet:
        if not value:
            return officials
        matching = {f"{self.field_name}__{self.lookup_expr}": value}
        return officials.filter(Exists(self.rows().filter(official=OuterRef("pk"), **matching)))


class AmongRows(Among):
    field_class = RowsField


class Available(django_filters.Filter):
    """Officials who are free on some day of the month; an open end means no limit."""

    field_class = MonthField

    def filter(self, officials: OfficialQuerySet, month: date | None) -> OfficialQuerySet:
        if month is None:
            return officials
        last = month.replace(day=monthrange(month.year, month.month)[1])
        return officials.filter(
            Q(available_from=None) | Q(available_from__lte=last),
            Q(available_until=None) | Q(available_until__gte=month),
        )


class Words(django_filters.Filter):
    """Officials in whose names, current posts, agencies or competencies every word occurs."""

    field_class = WordsField

    def filter(self, officials: OfficialQuerySet, value: tuple[Word, ...]) -> OfficialQuerySet:
        for word in value:
            officials = officials.filter(word.in_name | word.in_competency | word.in_post)
        return officials


class CriteriaForm(forms.Form):
    """What is no filter: order and page. After an error the understood part of a value stays."""

    sort = OneField(choices=ORDERS, required=False, label=_("Order"))
    page = PageField(required=False, label=_("Page"))
    all = SeveralField(choices=[("agency", ""), ("competency", "")], required=False, label=_("Show all"))

    def clean(self) -> dict[str, Any]:
        for name in self.errors:
            field = cast(Forgiving, self.fields[name])
            self.cleaned_data[name] = field.understood(self[name].data)
        return self.cleaned_data


def current_posts() -> QuerySet[Post]:
    return Post.objects.current()


def _rows(model: type[Model]) -> Callable[[], QuerySet[Any]]:
    return lambda: model._default_manager.all()


class OfficialFilters(django_filters.FilterSet):
    q = Words(label=_("Words"))
    competency = Among(_rows(Expertise), field_name="competency", lookup_expr="in", label=_("Competency"))
    country = Several(field_name="country", lookup_expr="in", label=_("Country"))
    region = AmongRows(
        current_posts,
        field_name="agency__seat",
        lookup_expr="in",
        label=_("Region"),
        vocabulary=Region.objects.all(),
        key="code",
    )
    role = Among(_rows(Expertise), field_name="roles", lookup_expr="overlap", label=_("Role"), choices=Role.choices)
    language = Among(
        LanguageSkill.objects.of_instruction, field_name="language", lookup_expr="in", label=_("Teaches in")
    )
    mode = Several(field_name="modes", lookup_expr="overlap", label=_("How"), choices=Mode.choices)
    available = Available(label=_("Available in"))
    tier = Several(field_name="tier", lookup_expr="in", label=_("Seniority"))
    category = Several(field_name="categories", lookup_expr="overlap", label=_("Background"), choices=Category.choices)
    agency = AmongRows(
        current_posts,
        field_name="agency__slug",
        lookup_expr="in",
        label=_("Agency"),
        vocabulary=Agency.objects.all(),
        key="slug",
    )

    class Meta:
        model = Official
        fields: list[str] = []
        form = CriteriaForm
