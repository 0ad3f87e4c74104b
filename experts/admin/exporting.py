"""Spreadsheets that go out from the list of officials: templates to fill in."""

from typing import Any

from django.http import HttpRequest, HttpResponse

from experts.access import may_administer
from experts.models import Country


class Exporting:
    change_list_template = "admin/experts/official/change_list.html"

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        countries = Country.objects.all() if may_administer(request.user) else []
        return super().changelist_view(request, {"template_countries": countries, **(extra_context or {})})
