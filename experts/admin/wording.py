"""What the pages ask that turn a word into a part of the vocabulary, and how they ask it."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy as _

from experts.admin.choosing import Autocomplete
from experts.models import Competency, CompetencyLabel, Language


class LabelForm(forms.Form):
    text = forms.CharField(label=_("Text of the label"), max_length=150)
    language = forms.ModelChoiceField(Language.objects.all(), label=_("Language"))


class SynonymForm(LabelForm):
    competency = forms.ModelChoiceField(Competency.objects.in_use(), label=_("Another name of"))

    def __init__(self, *args: Any, site: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["competency"]
        field.widget = Autocomplete(CompetencyLabel._meta.get_field("competency"), site)
        field.widget.choices, field.widget.is_required = field.choices, True

    field_order = ["competency", "text", "language"]


class CompetencyForm(LabelForm):
    area = forms.ModelChoiceField(Competency.objects.none(), label=_("In the area"))
    english = forms.CharField(label=_("English label"), max_length=150)

    def __init__(self, *args: Any, site: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["area"].queryset = Competency.objects.areas().with_labels()

    field_order = ["area", "english", "text", "language"]


class ReasonForm(forms.Form):
    answer = forms.CharField(
        label=_("Reason, as whoever proposed it will read it"), max_length=1000, widget=forms.Textarea({"rows": 4})
    )

    def __init__(self, *args: Any, site: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)


def may_add(request: HttpRequest, *models: str) -> bool:
    return all(request.user.has_perm(f"experts.add_{model}") for model in models)


def ask_about(
    admin: Any, request: HttpRequest, *, form: forms.Form, carry_out: Any, told: str, back: str, **context: Any
) -> HttpResponse:
    """The page that asks, until the form is right and the decision is carried out."""
    if form.is_bound and form.is_valid():
        try:
            carry_out(**form.cleaned_data)
        except ValidationError as error:
            form.add_error(None, ValidationError(error.messages))
        else:
            messages.success(request, told)
            return redirect(back)
    context = {**admin.admin_site.each_context(request), "opts": admin.opts, "form": form, "back": back, **context}
    request.current_app = admin.admin_site.name
    return TemplateResponse(request, "admin/experts/vocabulary/ask.html", context)


def refuse_unless(allowed: bool) -> None:
    if not allowed:
        raise PermissionDenied
