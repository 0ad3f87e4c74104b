"""Choosing what a row refers to, without a query for each row of a formset."""

from collections.abc import Callable, Iterable
from functools import partial
from typing import Any

from django import forms
from django.contrib.admin.exceptions import NotRegistered
from django.contrib.admin.widgets import AutocompleteSelect, RelatedFieldWidgetWrapper
from django.core.exceptions import ValidationError
from django.db.models import Field, ForeignKey, Model, QuerySet
from django.http import HttpRequest

from experts.models import Agency, User

Chosen = dict[str, Model]


class Autocomplete(AutocompleteSelect):
    """Django's, but what is chosen already may be looked up for all rows at once, and nonsense is not an error."""

    look_up: Callable[[], Chosen] | None = None

    def optgroups(self, name: str, value: list[str], attrs: Any = None) -> Any:
        chosen = self.look_up() if self.look_up else find(self.choices.queryset, value)
        options = [] if self.is_required else [self.create_option(name, "", "", False, 0)]
        for key in value:
            if key in chosen:
                label = self.admin_site.suggestion(chosen[key])
                options.append(self.create_option(name, key, label, True, len(options)))
        return [(None, options, 0)]


class AutocompleteSeveral(Autocomplete, forms.SelectMultiple):
    pass


def find(queryset: QuerySet[Any], values: Iterable[Any]) -> Chosen:
    """The objects whose primary keys are among the values, which may come straight from a request."""
    keys = set()
    for value in values:
        try:
            keys.add(queryset.model._meta.pk.to_python(value))
        except ValidationError:
            continue
    keys = {key for key in keys if key not in (None, "") and "\0" not in str(key)}
    return {str(found.pk): found for found in queryset.filter(pk__in=keys)} if keys else {}


class SharingFormSet(forms.BaseInlineFormSet):
    """What the autocompletes of its rows show is looked up for all rows together. A plain select would ask, and
    render, all there is to choose from in each row again: rows have autocompletes only."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self._chosen: dict[str, Chosen] = {}
        super().__init__(*args, **kwargs)

    def add_fields(self, form: forms.ModelForm, index: int | None) -> None:
        super().add_fields(form, index)
        for name, field in form.fields.items():
            widget = getattr(field.widget, "widget", field.widget)  # Django wraps it to add icons
            if isinstance(widget, Autocomplete):
                widget.look_up = partial(self.chosen, name)

    def chosen(self, name: str) -> Chosen:
        if name not in self._chosen:
            values = [form[name].value() for form in self.forms]
            self._chosen[name] = find(self.empty_form.fields[name].queryset, filter(None, values))
        return self._chosen[name]


class Choosing:
    """For admins and inlines: other nouns are read as their own admin reads them, labels included."""

    admin_site: Any

    def read_as_its_admin(self, model: type[Model], request: HttpRequest) -> QuerySet[Any]:
        try:
            return self.admin_site.get_model_admin(model).get_queryset(request)
        except NotRegistered:
            return model._default_manager.all()

    def get_field_queryset(self, db: str | None, db_field: ForeignKey, request: HttpRequest) -> QuerySet[Any]:
        return self.read_as_its_admin(db_field.remote_field.model, request)

    def formfield_for_foreignkey(self, db_field: ForeignKey, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs.setdefault("widget", Autocomplete(db_field, self.admin_site, using=kwargs.get("using")))
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def formfield_for_dbfield(self, db_field: Field, request: HttpRequest, **kwargs: Any) -> Any:
        """Without the icons that change or delete what is chosen; an agency or a user can be added on the way."""
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        widget = getattr(field, "widget", None)
        if isinstance(widget, RelatedFieldWidgetWrapper):
            widget.can_change_related = widget.can_delete_related = widget.can_view_related = False
            widget.can_add_related &= db_field.related_model in (Agency, User)
        return field
