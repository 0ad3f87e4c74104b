"""“Export…”, an action of every list: the rows marked, or all that its filters and its search leave, to take along."""

from collections.abc import Callable, Iterator
from typing import IO, Any

from django import forms
from django.contrib import admin
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.http import HttpRequest, HttpResponseBase
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.text import capfirst, slugify
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from experts import looks
from experts.admin.decisions import who
from experts.admin.export_columns import Column, columns_of
from experts.directory.downloads import Download, in_turn
from experts.directory.exports import csv_file, xlsx_file
from experts.directory.reads import one_snapshot
from experts.models import Look, Official

CHUNK = 500
A_YEAR = 365 * 24 * 60 * 60
SHEET_NAME = 31  # characters, as Excel allows
Write = Callable[[Iterator[list[str]]], IO[bytes]]


class ExportForm(forms.Form):
    columns = forms.MultipleChoiceField(label=_("Columns"), required=False, widget=forms.CheckboxSelectMultiple)
    restricted = forms.MultipleChoiceField(
        label=_("Restricted: whoever takes them along is recorded"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    kind = forms.ChoiceField(
        label=_("File"),
        choices=[("xlsx", _("Spreadsheet (XLSX)")), ("csv", _("Text with commas (CSV)"))],
        initial="xlsx",
        widget=forms.RadioSelect,
    )

    def __init__(self, known: list[Column], ticked: list[str], data: Any = None) -> None:
        super().__init__(data, initial={"columns": ticked})
        for name, is_restricted in [("columns", False), ("restricted", True)]:
            choices = [(each.name, each.label) for each in known if each.is_restricted == is_restricted]
            self.fields[name].choices = choices
            if not choices:
                del self.fields[name]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if not self.errors and not self.chosen:
            raise forms.ValidationError(_("Choose at least one column."))
        return given

    @property
    def chosen(self) -> set[str]:
        return {*self.cleaned_data["columns"], *self.cleaned_data.get("restricted", ())}


@admin.action(description=_("Export…"), permissions=["view"])
def export_list(model_admin: Any, request: HttpRequest, queryset: Any) -> HttpResponseBase:
    known = columns_of(model_admin, request)
    form = ExportForm(known, _ticked(model_admin, request, known), request.POST if "export" in request.POST else None)
    if not form.is_valid():
        return _ask(model_admin, request, queryset, form)
    chosen = [column for column in known if column.name in form.chosen]
    answer = in_turn(lambda request: _send(model_admin, request, queryset, chosen, form.cleaned_data["kind"]))(request)
    told = ".".join(column.name for column in chosen if not column.is_restricted)
    answer.set_cookie(_cookie(model_admin), told, A_YEAR, secure=request.is_secure(), httponly=True, samesite="Lax")
    return answer


def _ticked(model_admin: Any, request: HttpRequest, known: list[Column]) -> list[str]:
    """Those of the last time; what is restricted has to be asked for anew."""
    last = request.COOKIES.get(_cookie(model_admin), "").split(".")
    names = [column.name for column in known if not column.is_restricted]
    return [name for name in names if name in last] or [column.name for column in known if column.in_list]


def _cookie(model_admin: Any) -> str:
    return f"export-{model_admin.opts.model_name}"


def _ask(model_admin: Any, request: HttpRequest, queryset: Any, form: ExportForm) -> TemplateResponse:
    context = {
        **model_admin.admin_site.each_context(request),
        "title": gettext("Export a list"),
        "opts": model_admin.opts,
        "form": form,
        "number": queryset.count(),
        "marked": request.POST.getlist(ACTION_CHECKBOX_NAME),
    }
    request.current_app = model_admin.admin_site.name
    return TemplateResponse(request, "admin/export.html", context)


def _send(model_admin: Any, request: HttpRequest, queryset: Any, columns: list[Column], kind: str) -> Download:
    title = str(capfirst(model_admin.opts.verbose_name_plural))
    write: Write = csv_file if kind == "csv" else lambda rows: xlsx_file(rows, title[:SHEET_NAME])
    with one_snapshot(read_only=False):
        if any(column.is_restricted for column in columns):
            _record(model_admin, queryset, by=who(request))
        file = write(_rows(queryset, columns))
    name = f"{slugify(model_admin.opts.verbose_name_plural)}-{timezone.localdate():%Y-%m-%d}.{kind}"
    return Download(file, as_attachment=True, filename=name)


def _record(model_admin: Any, queryset: Any, *, by: Any) -> None:
    whose = queryset.order_by().values(model_admin.restricted_of)
    looks.record(Official.objects.filter(pk__in=whose), Look.Part.EXPORT, by=by)


def _rows(queryset: Any, columns: list[Column]) -> Iterator[list[str]]:
    yield [column.label for column in columns]
    along = [each for column in columns for each in column.prefetch]
    for row in queryset.prefetch_related(*along).iterator(chunk_size=CHUNK):
        yield [column.text(row) for column in columns]


admin.site.add_action(export_list, "export_list")
