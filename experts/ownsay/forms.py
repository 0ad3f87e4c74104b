from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Layout
from django import forms
from django.utils.translation import gettext_lazy as _

from experts.corrections.forms import MOST
from experts.guards.forms import GuardedForm, Lines
from experts.models import Correction


class ListedForm(GuardedForm):
    email = forms.EmailField(
        label=_("Your e-mail address"),
        help_text=_("Of your office or your own: one that those who keep the records may have."),
        max_length=254,
        error_messages={
            "required": _("Give your e-mail address."),
            "invalid": _("Write the whole e-mail address, like name@example.org."),
        },
        widget=forms.EmailInput({"autocomplete": "email"}),
    )

    @property
    def helper(self) -> FormHelper:
        helper = FormHelper()
        helper.form_tag = False
        helper.disable_csrf = True  # @same_origin stands in its place
        helper.layout = Layout("email", "opened")
        return helper


class OwnCorrectionForm(forms.Form):
    part = forms.ChoiceField(
        label=_("Which part is wrong?"),
        choices=[("", _("Choose a part")), *Correction.Part.choices],
        error_messages={"required": _("Choose the part that is wrong.")},
    )
    text = Lines(
        rows=5,
        label=_("What is wrong, and what is right?"),
        max_length=MOST,
        error_messages={"required": _("Write what is wrong and what is right.")},
    )


class AnswerForm(forms.Form):
    answer = forms.CharField(max_length=1000, widget=forms.Textarea({"rows": 4}))

    def __init__(self, data: Any, *, label: Any, required: bool) -> None:
        super().__init__(data)
        self.fields["answer"].label, self.fields["answer"].required = label, required
        self.fields["answer"].error_messages["required"] = _("Say why: the official reads your answer.")
