"""The site that the admins of ``experts.admin`` register with; Django makes it before it imports them."""

from typing import Any

from django.contrib.admin import AdminSite
from django.contrib.admin.views.autocomplete import AutocompleteJsonView
from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _


class Suggestions(AutocompleteJsonView):
    def serialize_result(self, obj: Any, to_field_name: str) -> dict[str, str]:
        return {**super().serialize_result(obj, to_field_name), "text": self.admin_site.suggestion(obj)}


class Desk(AdminSite):
    site_header = _("ASEAN Expert Pool")
    site_title = _("ASEAN Expert Pool")
    index_title = _("The desk")

    def autocomplete_view(self, request: HttpRequest) -> HttpResponse:
        return Suggestions.as_view(admin_site=self)(request)

    def suggestion(self, chosen: Model) -> str:
        """What an autocomplete calls it: an admin may say more than the name, which others may have too."""
        return getattr(self.get_model_admin(type(chosen)), "suggestion", str)(chosen)
