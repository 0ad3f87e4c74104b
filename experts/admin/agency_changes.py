"""What an agency becomes, told on pages of their own: another name, or its end."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from experts.admin.choosing import Autocomplete
from experts.admin.decisions import who
from experts.admin.merging_form import AnotherField
from experts.merging import ending
from experts.models import Agency, User


class DayForm(forms.Form):
    on = forms.DateField(
        label=_("Since when"), initial=timezone.localdate, widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d")
    )


class RenameForm(DayForm):
    name = forms.CharField(label=_("New name in English"), max_length=255)
    name_local = forms.CharField(label=_("New name in its own language"), max_length=255, required=False)
    acronym = forms.CharField(label=_("New acronym"), max_length=30, required=False)

    def __init__(self, agency: Agency, data: Any = None) -> None:
        super().__init__(data, initial={name: getattr(agency, name) for name in ending.NAMES})

    def carry_out(self, agency: Agency, by: User) -> None:
        ending.rename(agency, by=by, **self.cleaned_data)


class DissolveForm(DayForm):
    posts_go_on = forms.BooleanField(
        label=_("Whoever holds a post in it today holds it from that day on in the agency that goes on"), required=False
    )

    def __init__(self, agency: Agency, data: Any = None) -> None:
        super().__init__(data)
        self.fields["successor"] = AnotherField(
            Agency.objects.existing().filter(country=agency.country_id).exclude(pk=agency.pk),
            label=_("The agency that goes on with its tasks, if there is one"),
            required=False,
            widget=Autocomplete(Agency._meta.get_field("successor"), admin.site),
        )
        self.order_fields(["on", "successor", "posts_go_on"])

    def carry_out(self, agency: Agency, by: User) -> None:
        ending.dissolve(agency, by=by, **self.cleaned_data)


class Changing:
    """Buttons of the page of an agency that exists."""

    change_form_template = "admin/experts/agency/change_form.html"

    def get_urls(self) -> list[Any]:
        view = self.admin_site.admin_view
        return [
            path("<int:pk>/rename/", view(self.rename), name="experts_agency_rename"),
            path("<int:pk>/dissolve/", view(self.dissolve), name="experts_agency_dissolve"),
            *super().get_urls(),
        ]

    def rename(self, request: HttpRequest, pk: int) -> HttpResponse:
        return self._change(request, pk, RenameForm, "rename", gettext("%s is called otherwise"), gettext("Rename"))

    def dissolve(self, request: HttpRequest, pk: int) -> HttpResponse:
        return self._change(request, pk, DissolveForm, "dissolve", gettext("%s ends"), gettext("Dissolve"))

    def _change(
        self, request: HttpRequest, pk: int, make: Callable[..., Any], template: str, title: str, button: str
    ) -> HttpResponse:
        if not self.has_change_permission(request):
            raise PermissionDenied
        agency = get_object_or_404(Agency.objects.existing(), pk=pk)
        form = make(agency, request.POST if request.method == "POST" else None)
        if form.is_valid() and _carried_out(form, agency, who(request)):
            messages.success(request, gettext("Done. Whom it concerns gets a mail."))
            return redirect("admin:experts_agency_change", pk)
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": title % agency,
            "original": agency,
            "button": button,
            "form": form,
            "media": self.media + form.media,
            "hangs": ending.consequences(agency),
            "back": reverse("admin:experts_agency_change", args=[pk]),
        }
        request.current_app = self.admin_site.name
        return TemplateResponse(request, f"admin/experts/agency/{template}.html", context)

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """When it ended is told by the act; afterwards a slip can be mended."""
        told_by_act = ["dissolved_on", "successor"] if obj and not obj.dissolved_on else []
        return [*super().get_readonly_fields(request, obj), *told_by_act]

    def render_change_form(self, request: HttpRequest, context: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        agency = kwargs.get("obj")
        context["may_end"] = bool(agency and not agency.dissolved_on and self.has_change_permission(request, agency))
        return super().render_change_form(request, context, *args, **kwargs)


def _carried_out(form: Any, agency: Agency, by: User) -> bool:
    try:
        form.carry_out(agency, by)
    except ValidationError as error:
        form.add_error(None, error)
        return False
    return True
