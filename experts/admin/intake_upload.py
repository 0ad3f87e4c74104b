"""The page to which a spreadsheet is sent."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from experts.admin.intake_page import administrator
from experts.intake import workflow
from experts.intake.pages.upload import FileForm
from experts.models import Country


class UploadForm(FileForm):
    country = forms.ModelChoiceField(
        Country.objects.all(),
        label=_("Country of all rows"),
        required=False,
        empty_label=_("A column says it"),
        error_messages={"invalid_choice": _("This country is not one of the pool’s.")},
    )


def upload(desk: Any, request: HttpRequest) -> HttpResponse:
    if request.method != "POST":
        return _page(desk, request, UploadForm(initial={"country": request.GET.get("country")}))
    form = UploadForm(request.POST, request.FILES)
    if not form.is_valid():
        return _page(desk, request, form)
    intake = workflow.start(
        form.cleaned_data["file"],
        name=form.name(),
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
