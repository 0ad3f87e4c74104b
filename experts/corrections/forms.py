from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Layout
from django import forms
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from experts.corrections.workflow import Suggestion
from experts.guards.forms import GuardedForm, Lines
from experts.models import Correction

MOST = 2000


class CorrectionForm(GuardedForm):
    part = forms.ChoiceField(
        label=gettext_lazy("Which part is wrong?"),
        choices=[("", gettext_lazy("Choose a part")), *Correction.Part.choices],
        error_messages={"required": gettext_lazy("Choose the part that is wrong.")},
    )
    text = Lines(
        rows=6,
        label=gettext_lazy("What is wrong, and what is right?"),
        max_length=MOST,
        error_messages={"required": gettext_lazy("Write what is wrong and what is right.")},
    )
    grounds = Lines(
        rows=3,
        label=gettext_lazy("How do you know? (optional)"),
        help_text=gettext_lazy("For example: I am this person; I work there; a link to an official page."),
        max_length=1000,
        required=False,
    )
    email = forms.EmailField(
        label=gettext_lazy("Your e-mail address"),
        help_text=gettext_lazy(
            "We send you a link to confirm your suggestion, and later the answer. The address is never published."
        ),
        max_length=254,
        error_messages={
            "required": gettext_lazy("Give your e-mail address: it gets the link and the answer."),
            "invalid": gettext_lazy("Write the whole e-mail address, like name@example.org."),
        },
        widget=forms.EmailInput({"autocomplete": "email"}),
    )
    name = forms.CharField(
        label=gettext_lazy("Your name (optional)"),
        max_length=150,
        required=False,
        widget=forms.TextInput({"autocomplete": "name"}),
    )
    consent = forms.BooleanField(
        label=gettext_lazy("My suggestion, address and name may be kept and used to check the profile."),
        error_messages={"required": gettext_lazy("Tick the box: without your consent we can’t keep your suggestion.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        privacy = '<a href="{}">{}</a>'
        self.fields["consent"].help_text = format_html(privacy, reverse("directory:privacy"), _("How we treat data"))

    def clean_name(self) -> str:
        return " ".join(self.cleaned_data["name"].split())

    @property
    def helper(self) -> FormHelper:
        helper = FormHelper()
        helper.form_tag = False
        helper.disable_csrf = True  # @same_origin stands in its place
        helper.layout = Layout("part", "text", "grounds", "email", "name", "consent", "opened")
        return helper

    def suggestion(self) -> Suggestion:
        given = self.cleaned_data
        return Suggestion(
            part=Correction.Part(given["part"]),
            text=given["text"],
            grounds=given["grounds"],
            email=given["email"],
            name=given["name"],
        )
