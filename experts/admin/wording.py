"""What the pages ask that turn a word into a part of the vocabulary, and how they ask it."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy as _

from experts.intake.vocabulary import Vocabulary
from experts.models import Competency, Language
from experts.text import letters


class LabelForm(forms.Form):
    text = forms.CharField(label=_("Text of the label"), max_length=150)
    language = forms.ModelChoiceField(Language.objects.all(), label=_("Language"))


class CompetencyField(forms.CharField):
    """Typed and chosen from a list of the browser, in any of its names: that works by keyboard and without scripts."""

    widget = forms.TextInput({"list": "competencies", "autocomplete": "off", "size": 50})

    def clean(self, value: Any) -> Competency:
        text = super().clean(value)
        meant = Vocabulary.load().competencies.get(letters(text))
        competency = Competency.objects.in_use().filter(pk=meant).first()
        if competency is None:
            raise ValidationError(_("“%s” isn’t in the list of competencies.") % text)
        return competency


class SynonymForm(LabelForm):
    competency = CompetencyField(label=_("Another name of"), help_text=_("Type a part of its name, then choose."))

    @property
    def competencies(self) -> list[str]:
        return sorted(one.label for one in Competency.objects.in_use().with_labels())

    field_order = ["competency", "text", "language"]


class CompetencyForm(LabelForm):
    area = forms.ModelChoiceField(Competency.objects.areas().with_labels(), label=_("In the area"))
    english = forms.CharField(label=_("English label"), max_length=150)

    field_order = ["area", "english", "text", "language"]


class ReasonForm(forms.Form):
    answer = forms.CharField(
        label=_("Reason, as whoever proposed it will read it"), max_length=1000, widget=forms.Textarea({"rows": 4})
    )


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
