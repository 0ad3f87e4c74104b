"""What the admins of all nouns share."""

from typing import Any

from django.contrib import admin
from django.contrib.admin.options import IncorrectLookupParameters
from django.contrib.admin.views.main import ChangeList
from django.contrib.postgres.fields import ArrayField
from django.db import DataError, IntegrityError, connections, models, router
from django.http import HttpRequest, HttpResponse

from experts.admin.attention import Needs
from experts.admin.choosing import Choosing, SharingFormSet
from experts.admin.deletion import what_goes_along
from experts.admin.fields import LinesField, NamesFormField
from experts.admin.history import show_history
from experts.admin.overtaken import compare
from experts.admin.putting_back import PuttingBack
from experts.admin.refusals import RefusedError, explain
from experts.admin.search import few_words
from experts.admin.versions import VersionedForm
from experts.models.fields import NamesField

FORM_FIELDS: dict[type[models.Field], dict[str, Any]] = {
    NamesField: {"form_class": NamesFormField},
    ArrayField: {"form_class": LinesField},
    models.URLField: {"assume_scheme": "https"},
}


class PoolInline(Choosing, admin.TabularInline):
    formset = SharingFormSet
    formfield_overrides = FORM_FIELDS
    extra = 0
    related: tuple[str, ...] = ()  # what its rows show of other nouns, read along with them

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Any]:
        queryset = super().get_queryset(request)
        return queryset.select_related(*self.related) if self.related else queryset


class PoolList(ChangeList):
    def get_queryset(self, request: HttpRequest, exclude_parameters: Any = None) -> models.QuerySet[Any]:
        """Django checks the values of its own filters only."""
        try:
            return self.model_admin.for_list(super().get_queryset(request, exclude_parameters))
        except ValueError as error:
            raise IncorrectLookupParameters from error

    def get_results(self, request: HttpRequest) -> None:
        """Some nonsense shows only when the query is run."""
        try:
            super().get_results(request)
        except (ValueError, OverflowError, DataError) as error:
            raise IncorrectLookupParameters from error


class PlainAdmin(Choosing, admin.ModelAdmin):
    """Nothing in an address makes an error of the server."""

    list_per_page = 50

    def for_list(self, queryset: Any) -> Any:
        """With what the columns of the list show of other nouns and ``list_select_related`` can't reach."""
        return queryset

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[ChangeList]:
        return PoolList

    def get_list_filter(self, request: HttpRequest) -> Any:
        """The front page leads here."""
        return [Needs, *super().get_list_filter(request)]

    def get_changelist_instance(self, request: HttpRequest) -> Any:
        if any("\0" in value for name, value in request.GET.items() if name != "q"):  # a search drops them
            raise IncorrectLookupParameters
        return super().get_changelist_instance(request)

    def get_object(self, request: HttpRequest, object_id: str, from_field: str | None = None) -> Any:
        return None if "\0" in object_id else super().get_object(request, object_id, from_field)

    def get_search_results(self, request: HttpRequest, queryset: Any, search_term: str) -> tuple[Any, bool]:
        return super().get_search_results(request, queryset, few_words(search_term))


class ReadOnly:
    """For what is only looked at."""

    def has_add_permission(self, request: HttpRequest, *args: Any) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


class PoolAdmin(PuttingBack, PlainAdmin):
    """The admin of a noun with a history: an edit made meanwhile is seen, and a refusal of the database is told."""

    form = VersionedForm
    formfield_overrides = FORM_FIELDS
    save_on_top = True
    shows_restricted = False  # in its history: whoever looks there is recorded
    lasting: tuple[str, ...] = ()  # parts of addresses and keys: given once, never edited

    @property
    def parts(self) -> list[type[models.Model]]:
        """The nouns whose rows are edited on the page of this one."""
        return [inline.model for inline in self.inlines]

    @property
    def told_parts(self) -> list[type[models.Model]]:
        """The nouns whose rows are in the history of this one."""
        return self.parts

    def get_form(self, request: HttpRequest, obj: models.Model | None = None, **kwargs: Any) -> Any:
        form = super().get_form(request, obj, **kwargs)
        form.parts = self.parts
        form.refusal = getattr(request, "refusal", None)
        return form

    def get_readonly_fields(self, request: HttpRequest, obj: models.Model | None = None) -> Any:
        return [*super().get_readonly_fields(request, obj), *(self.lasting if obj else ())]

    def get_prepopulated_fields(self, request: HttpRequest, obj: models.Model | None = None) -> Any:
        return {} if obj else super().get_prepopulated_fields(request, obj)

    def changeform_view(
        self, request: HttpRequest, object_id: str | None = None, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        try:
            return super().changeform_view(request, object_id, form_url, extra_context)
        except (IntegrityError, RefusedError) as error:
            request.refusal = self._refusal_of(error)
            for _name, uploads in request.FILES.lists():
                for upload in uploads:
                    upload.seek(0)
            return super().changeform_view(request, object_id, form_url, extra_context)

    def _refusal_of(self, error: IntegrityError | RefusedError) -> tuple[str | None, str]:
        if isinstance(error, RefusedError):
            return error.field, error.why
        return None, explain(error, [self.model, *self.parts])

    def render_change_form(self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any) -> Any:
        form = context["adminform"].form
        if getattr(form, "newer_version", None):
            formsets = [each.formset for each in context["inline_admin_formsets"]]
            context["compared"] = compare(form, formsets, lambda noun: self.read_as_its_admin(noun, request))
        return super().render_change_form(request, context, *args, **kwargs)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        # Rules about several rows are checked when a transaction ends, too late to be told: check them now.
        connections[router.db_for_write(self.model)].check_constraints()

    def view_on_site(self, obj: Any) -> str | None:
        return obj.get_absolute_url() if hasattr(obj, "get_absolute_url") else None

    def history_view(self, request: HttpRequest, object_id: str, extra_context: Any = None) -> HttpResponse:
        return show_history(self, request, object_id)

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> tuple[list[str], dict[str, int], set[str], list]:
        return what_goes_along(objs)
