"""The page to which a spreadsheet is sent."""

from typing import Any

from django import forms
from django.contrib.admin.widgets import AdminFileWidget
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from experts.admin.intake_page import administrator
from experts.intake import workflow
from experts.models import Country, Intake

MEGA = 1_000_000
MOST_BYTES = 100 * MEGA
LONGEST_NAME = Intake._meta.get_field("name").max_length


class UploadForm(forms.Form):
    file = forms.FileField(
        label=_("File"),
        help_text=_("Excel (.xlsx, .xls), LibreOffice (.ods) or CSV; at most 100 MB."),
        widget=AdminFileWidget(attrs={"accept": ".xlsx,.xls,.ods,.csv,.tsv,.txt"}),
        error_messages={"required": _("Choose the file."), "empty": _("The file is empty.")},
    )
    country = forms.ModelChoiceField(
        Country.objects.all(),
        label=_("Country of all rows"),
        required=False,
        empty_label=_("A column says it"),
        error_messages={"invalid_choice": _("This country is not one of the pool’s.")},
    )

    def clean_file(self) -> UploadedFile:
        file: UploadedFile = self.cleaned_data["file"]
        if (file.size or 0) > MOST_BYTES:
            raise ValidationError(
                _("The file has %(size)d MB; 100 MB are the most. Divide it into several."),
                params={"size": (file.size or 0) // MEGA},
            )
        return file


def upload(desk: Any, request: HttpRequest) -> HttpResponse:
    if request.method != "POST":
        return _page(desk, request, UploadForm(initial={"country": request.GET.get("country")}))
    form = UploadForm(request.POST, request.FILES)
    if not form.is_valid():
        return _page(desk, request, form)
    file = form.cleaned_data["file"]
    intake = workflow.start(
        file,
        name=(file.name or "")[:LONGEST_NAME],
        sender=administrator(request),
        language=get_language() or "en",
        country=form.cleaned_data["country"],
    )
    return redirect("admin:experts_intake_change", intake.pk)


def _page(desk: Any, request: HttpRequest, form: UploadForm) -> HttpResponse:
    context = {
        **desk.admin_site.each_context(request),
        "title": _("Take in a spreadsheet"),
        "opts": desk.opts,
        "form": form,
        "countries": form.fields["country"].queryset,
    }
    request.current_app = desk.admin_site.name
    return TemplateResponse(request, "admin/experts/intake/upload.html", context)
