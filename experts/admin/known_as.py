from typing import Any

from django import forms
from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from experts.admin.base import PoolAdmin
from experts.admin.versions import VersionedForm
from experts.intake.pages.meanings import meanings
from experts.models import KnownAs


class KnownAsForm(VersionedForm):
    """What is meant is chosen from what is known of the kind."""

    target = forms.ChoiceField(label=_("Means"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = meanings(self.instance.kind, self.instance.country_id or "")
        chosen = self.instance.target
        kept = {} if not chosen or chosen in known else {chosen: chosen}  # it may be gone by now
        if "target" in self.fields:
            self.fields["target"].choices = [("", _("Nothing: it is left out")), *(known | kept).items()]


@admin.register(KnownAs)
class KnownAsAdmin(PoolAdmin):
    """Answers to questions about spreadsheets, which are not asked again; they come from there only."""

    form = KnownAsForm
    list_display = ["value", "kind", "country", "target", "separator"]
    list_filter = ["kind", "country"]
    list_select_related = ["country"]
    search_fields = ["value", "target"]
    search_help_text = _("As written in a spreadsheet, or the key of what it means.")
    readonly_fields = ["kind", "country", "value"]
    is_put_back = True
    fields = ["kind", "country", "value", "target", "separator"]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False
