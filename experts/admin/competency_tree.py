"""The list of competencies as the tree that it is, with what each has and lacks."""

from typing import Any, cast

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from experts.admin.base import PoolList
from experts.models import Competency, CompetencyLabel, Language, User
from experts.models.competency import TREE_ORDER
from experts.vocabulary import ordering
from experts.vocabulary.figures import Figures, figures, languages


class Area(admin.SimpleListFilter):
    title = _("area")
    parameter_name = "area"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [(area.slug, area.label) for area in Competency.objects.areas().with_labels()]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        return queryset.filter(Q(slug=self.value()) | Q(parent__slug=self.value())) if self.value() else queryset


class Lacks(admin.SimpleListFilter):
    title = _("lacks a label in")
    parameter_name = "lacks"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [(one.pk, str(one)) for one in Language.objects.filter(pk__in=languages())]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        has = CompetencyLabel.objects.filter(competency=OuterRef("pk"), language=self.value(), is_preferred=True)
        return queryset.filter(~Exists(has), merged_into=None) if self.value() else queryset


class Reviewed(admin.SimpleListFilter):
    title = _("labels")
    parameter_name = "labels"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("unreviewed", _("Some are not reviewed"))]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        unreviewed = CompetencyLabel.objects.filter(competency=OuterRef("pk"), is_reviewed=False)
        return queryset.filter(Exists(unreviewed)) if self.value() == "unreviewed" else queryset


class TreeList(PoolList):
    """Its rows come with their figures, read once for all of them, and with whether they may be moved."""

    def get_results(self, request: HttpRequest) -> None:
        super().get_results(request)
        found, may_move = figures(), self.model_admin.has_change_permission(request)
        self.result_list = list(self.result_list)
        for one in self.result_list:
            one.figures = found[one.pk]
            one.may_move = may_move and not one.merged_into_id


class Tree:
    list_display = ["name", "place", "experts", "nominations", "lacks", "unreviewed"]
    export_display = ["label", "slug", "parent", "merged_into"]
    list_display_links = None
    list_filter = [Area, Lacks, Reviewed, ("merged_into", admin.EmptyFieldListFilter)]
    list_per_page = 500
    sortable_by = ()

    def get_ordering(self, request: HttpRequest) -> Any:
        return TREE_ORDER

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[PoolList]:
        return TreeList

    def get_urls(self) -> list[Any]:
        view = self.admin_site.admin_view(self.move)
        return [path("<int:pk>/move/", view, name="experts_competency_move"), *super().get_urls()]

    def move(self, request: HttpRequest, pk: int) -> HttpResponse:
        if request.method != "POST" or not self.has_change_permission(request):
            raise PermissionDenied
        competency, by = get_object_or_404(Competency.objects.in_use(), pk=pk), cast(User, request.user)
        ordering.move(competency, up=request.POST.get("move") == "up", by=by)
        return redirect(reverse("admin:experts_competency_changelist") + f"#competency-{pk}")

    @admin.display(description=_("competency"))
    def name(self, one: Any) -> str:
        return format_html(
            '<div class="{}" id="competency-{}"><a href="{}">{}</a> <small>{}</small>{}</div>',
            "branch" if one.parent_id else "area",
            one.pk,
            reverse("admin:experts_competency_change", args=[one.pk]),
            one,
            gettext("merged into %s") % one.merged_into if one.merged_into else "",
            _labels(one.figures),
        )

    @admin.display(description=_("experts"))
    def experts(self, one: Any) -> str:
        number = one.figures.experts
        return format_html('<a href="{}">{}</a>', one.get_absolute_url(), number) if number else "0"

    @admin.display(description=_("nominations"))
    def nominations(self, one: Any) -> int:
        return one.figures.nominations

    @admin.display(description=_("no label in"), empty_value="")
    def lacks(self, one: Any) -> str:
        return ", ".join(one.figures.lacks)

    @admin.display(description=_("not reviewed"))
    def unreviewed(self, one: Any) -> int | str:
        return one.figures.unreviewed or ""

    @admin.display(description=_("place"))
    def place(self, one: Any) -> str:
        if not one.may_move:
            return ""
        there = reverse("admin:experts_competency_move", args=[one.pk])
        ways = [("up", "↑", gettext("%s: up")), ("down", "↓", gettext("%s: down"))]
        return format_html_join(
            " ",
            '<button formaction="{}" name="move" value="{}" aria-label="{}">{}</button>',
            ((there, way, told % one, sign) for way, sign, told in ways),
        )


def _labels(figures: Figures) -> str:
    """All in every language, folded up."""
    number = sum(len(texts) for texts in figures.labels.values())
    rows = format_html_join(
        "",
        '<dt>{}</dt><dd lang="{}">{}</dd>',
        ((language, language, " · ".join(texts)) for language, texts in figures.labels.items()),
    )
    told = ngettext("%d label", "%d labels", number) % number
    return format_html('<details><summary>{}</summary><dl class="labels">{}</dl></details>', told, rows)
