"""The rows of a preview are looked through by what they do, and by name."""

from django import forms
from django.db.models import QuerySet
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

from experts.models import Intake, IntakeRow
from experts.text import clean

ON_A_PAGE = 50
REMARKS = "remarks"
KINDS = [*IntakeRow.Kind.choices, (REMARKS, _("With remarks"))]


class Filters(forms.Form):
    kind = forms.ChoiceField(
        choices=KINDS, required=False, error_messages={"invalid_choice": _("Unknown filter: “%(value)s”.")}
    )
    q = forms.CharField(label=_("Name"), required=False, max_length=200, widget=forms.SearchInput)

    def rows(self, intake: Intake) -> QuerySet[IntakeRow]:
        """All of them when the filters make no sense: the page says that they don’t."""
        rows = intake.rows.all()
        kind, name = self.cleaned_data.get("kind"), clean(self.cleaned_data.get("q", ""))
        if kind == REMARKS:
            rows = rows.filter(findings__contains=[{"problem": False}])
        elif kind:
            rows = rows.filter(kind=kind)
        return rows.filter(name__icontains=name) if name else rows

    def query(self) -> str:
        """That leads to another page of the same rows."""
        return "".join(f"{urlencode({name: value})}&" for name, value in self.cleaned_data.items() if value)
