"""Spreadsheets that go out from the list of officials: templates to fill in, and records to change."""

import tempfile
from typing import Any

from django.contrib import admin, messages
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from experts import looks
from experts.access import may_administer
from experts.admin.deciding import plain
from experts.intake.export import write_export
from experts.models import Country, Look

MOST = 5_000  # in one answer: some twenty seconds


class Exporting:
    actions = ["export", "export_restricted"]
    change_list_template = "admin/experts/official/change_list.html"

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        countries = Country.objects.all() if may_administer(request.user) else []
        return super().changelist_view(request, {"template_countries": countries, **(extra_context or {})})

    @admin.action(description=_("Export to change and take in again (XLSX)"), permissions=["view"])
    def export(self, request: HttpRequest, queryset: Any) -> HttpResponseBase | None:
        return self._send(request, plain(queryset), restricted=False)

    @admin.action(description=_("Export with contacts and identity numbers (XLSX)"), permissions=["administer"])
    def export_restricted(self, request: HttpRequest, queryset: Any) -> HttpResponseBase | None:
        return self._send(request, plain(queryset), restricted=True)

    def has_administer_permission(self, request: HttpRequest) -> bool:
        return may_administer(request.user)

    def _send(self, request: HttpRequest, officials: Any, *, restricted: bool) -> HttpResponseBase | None:
        if officials.count() > MOST:
            told = _("No more than %d officials can be exported here. Filter the list, for example by country.")
            self.message_user(request, told % MOST, messages.ERROR)
            return None
        file = tempfile.TemporaryFile()  # noqa: SIM115 - the response closes it
        write_export(officials, get_language() or "en", file, restricted=restricted)
        file.seek(0)
        if restricted:
            looks.record(officials, Look.Part.EXPORT, by=request.user)
        return FileResponse(file, as_attachment=True, filename=f"officials-{timezone.localdate():%Y-%m-%d}.xlsx")
