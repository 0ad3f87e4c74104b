"""A filter whose value is found by typing: of hundreds, a sidebar can't show all."""

from collections.abc import Iterator
from typing import Any

from django.contrib import admin
from django.contrib.admin.views.main import PAGE_VAR
from django.db.models import Q
from django.http import HttpRequest

from experts.admin.choosing import Autocomplete


class ChosenFilter(admin.ListFilter):
    """``field`` is a reference to what is chosen, as autocompletes of the desk have it."""

    template = "admin/chosen_filter.html"
    parameter_name = ""
    field: Any

    def __init__(self, request: HttpRequest, params: dict[str, list[str]], model: Any, model_admin: Any) -> None:
        super().__init__(request, params, model, model_admin)
        self.admin_site = model_admin.admin_site
        self.others = [(name, value) for name, value in request.GET.items() if name not in self._replaced]
        if given := params.pop(self.parameter_name, None):
            self.used_parameters[self.parameter_name] = given[-1]

    @property
    def _replaced(self) -> list[str]:
        return [self.parameter_name, PAGE_VAR]

    @property
    def value(self) -> str:
        return str(self.used_parameters.get(self.parameter_name, ""))

    def condition(self, key: str) -> Q:
        raise NotImplementedError

    def has_output(self) -> bool:
        return True

    def expected_parameters(self) -> list[str]:
        return [self.parameter_name]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        return queryset.filter(self.condition(self.value)) if self.value else queryset

    def choices(self, changelist: Any) -> Iterator[dict[str, Any]]:
        widget = Autocomplete(self.field, self.admin_site)
        widget.choices = _Choices(self.field.related_model._default_manager.all())
        attributes = {"id": f"filter-{self.parameter_name}", "data-placeholder": self.title}
        yield {
            "widget": widget.render(self.parameter_name, self.value, attributes),
            "id": attributes["id"],
            "others": self.others,
            "less": changelist.get_query_string(remove=self._replaced) if self.value else "",
        }


class _Choices:
    """What the widget asks of a form field's choices."""

    def __init__(self, queryset: Any) -> None:
        self.queryset = queryset
