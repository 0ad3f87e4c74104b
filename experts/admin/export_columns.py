"""Which columns an export of a list can have: what the list and the page of a record show to whoever asks."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.contrib.admin.utils import flatten_fieldsets, label_for_field
from django.core.exceptions import FieldDoesNotExist
from django.db.models import FileField, ForeignKey, Prefetch
from django.http import HttpRequest
from django.utils.text import capfirst

from experts.access import may_administer
from experts.admin.export_texts import Read, in_words, reader_of, rows_reader

MARK = "restricted"  # the class of what is never public, as pages have it


@dataclass(frozen=True)
class Column:
    """``prefetch`` is what is read along for it. Who hasn't chosen yet gets the columns that the list shows."""

    name: str
    label: str
    text: Read
    prefetch: tuple[Any, ...] = ()
    in_list: bool = False
    is_restricted: bool = False


def columns_of(admin: Any, request: HttpRequest) -> list[Column]:
    """Those that are restricted are among them only for whoever may take them along."""
    columns = [*_listed(admin, request), *_on_page(admin, request), *_parts(admin, request)]
    columns += getattr(admin, "restricted_columns", list)()
    once: dict[str, Column] = {}
    for column in columns:
        once.setdefault(column.name, column)
    return [column for column in once.values() if may_administer(request.user) or not column.is_restricted]


def _listed(admin: Any, request: HttpRequest) -> Iterator[Column]:
    """What they refer to is read along by the list already. Buttons and markup are for the page alone."""
    for name in getattr(admin, "export_display", None) or admin.get_list_display(request):
        field = _field(admin, name)
        read = reader_of(field) if field else _shown_by(admin, name)
        yield Column(name, capfirst(str(label_for_field(name, admin.model, admin))), read, in_list=True)


def _shown_by(admin: Any, name: str) -> Read:
    if method := getattr(admin, name, None):
        return lambda row: in_words(method(row))
    return lambda row: in_words(value() if callable(value := getattr(row, name)) else value)


def _on_page(admin: Any, request: HttpRequest) -> Iterator[Column]:
    if not (admin.fieldsets or admin.fields):
        return
    for title, options in admin.get_fieldsets(request):
        is_restricted = MARK in options.get("classes", ())
        for name in flatten_fieldsets([(title, options)]):
            if field := _field(admin, name):
                label = capfirst(str(field.verbose_name))
                yield Column(name, label, reader_of(field), _along(admin, request, field), is_restricted=is_restricted)


def _along(admin: Any, request: HttpRequest, field: Any) -> tuple[Any, ...]:
    if not isinstance(field, ForeignKey):
        return ()
    return (Prefetch(field.name, admin.read_as_its_admin(field.related_model, request)),)


def _parts(admin: Any, request: HttpRequest) -> Iterator[Column]:
    """What belongs to a record: all rows of a kind in one cell."""
    accessors = {relation.related_model: relation.get_accessor_name() for relation in admin.opts.related_objects}
    for inline in admin.get_inline_instances(request):
        if MARK in (inline.classes or ()) or not inline.fields:
            continue
        fields = [field for name in inline.fields if (field := _field(inline, name))]
        yield part(accessors[inline.model], inline.verbose_name_plural, inline.get_queryset(request), fields)


def part(accessor: str, label: Any, queryset: Any, fields: list[Any], *, is_restricted: bool = False) -> Column:
    rows = f"exported_{accessor}"
    along = (Prefetch(accessor, queryset, to_attr=rows),)
    told = [field for field in fields if not isinstance(field, FileField)]
    return Column(accessor, capfirst(str(label)), rows_reader(rows, told), along, is_restricted=is_restricted)


def _field(admin: Any, name: str) -> Any:
    try:
        field = admin.opts.get_field(name)
    except FieldDoesNotExist:
        return None
    return field if field.concrete and not field.many_to_many else None
