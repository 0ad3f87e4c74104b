from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from experts.models import IntakeRow


class FromSpreadsheet(admin.SimpleListFilter):
    """Offers nothing by itself: the page of a spreadsheet leads here."""

    title = _("spreadsheet")
    parameter_name = "intake"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        chosen = request.GET.get(self.parameter_name, "")
        return [(chosen, _("Number %s") % chosen)] if chosen else []

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        rows = IntakeRow.objects.people().filter(intake=self.value())
        return queryset.filter(pk__in=rows.order_by().values("official_id")) if self.value() else queryset
