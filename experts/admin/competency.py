from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db.models import Prefetch
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from experts.admin.base import PoolAdmin, PoolInline
from experts.admin.competency_tree import Tree
from experts.admin.fields import NamesWidget
from experts.admin.merging import Merging
from experts.admin.search import SearchInMemory
from experts.admin.versions import VersionedForm
from experts.models import Competency, CompetencyLabel


class LabelInline(PoolInline):
    model = CompetencyLabel
    fields = ["language", "text", "is_preferred", "is_reviewed"]
    autocomplete_fields = ["language"]
    related = ("language",)


class CompetencyForm(VersionedForm):
    def clean_parent(self) -> Competency | None:
        area = self.cleaned_data["parent"]
        if area and area.parent_id:
            raise ValidationError(_("This one lies in an area itself: there are two levels only."))
        if area and self.instance.pk and self.instance.children.exists():
            raise ValidationError(_("Other competencies lie in this one: there are two levels only."))
        return area


@admin.register(Competency)
class CompetencyAdmin(Merging, Tree, SearchInMemory, PoolAdmin):
    form = CompetencyForm
    actions = ["merge"]
    readonly_fields = ["merged_into"]
    search_fields = ["slug"]
    autocomplete_fields = ["parent"]
    lasting = ("slug",)
    is_put_back = True
    not_put_back = ("merged_into",)
    fieldsets = [
        (None, {"fields": ["slug", "parent", "descriptions"]}),
        (_("In lists"), {"fields": ["position", "merged_into"]}),
    ]
    inlines = [LabelInline]

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).with_labels()

    def for_list(self, queryset: Any) -> Any:
        labelled = Competency.objects.with_labels()
        return queryset.prefetch_related(*(Prefetch(name, labelled) for name in ("parent", "merged_into")))

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name == "descriptions":
            kwargs["widget"] = NamesWidget(forms.Textarea, {"rows": 3, "cols": 80})
        return super().formfield_for_dbfield(db_field, request, **kwargs)

    def get_search_results(self, request: HttpRequest, queryset: Any, search_term: str) -> tuple[Any, bool]:
        return super().get_search_results(request, queryset.prefetch_related("labels"), search_term)

    @admin.display(description=_("label"))
    def label(self, competency: Competency) -> str:
        return competency.label

    def called(self, row: Competency) -> str:
        return " ".join([row.slug, *(label.text for label in row.labels.all())])
