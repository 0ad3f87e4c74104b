"""What somebody who needs an expert is asked."""

from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Div, Fieldset, Layout
from django import forms
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from experts.directory.vocabulary import Vocabulary
from experts.engagements.fields import DayField, OneLine
from experts.engagements.requesting import Need
from experts.guards.forms import GuardedForm, Lines
from experts.models import Competency, Country, Language, Mode, Official, Request

COLUMNS = (
    *("purpose", "wanted", "language_wanted", "audience", "participants", "starts_on", "ends_on", "hours", "mode"),
    *("place", "covers", "answer_by", "message", "organisation", "requester_name", "requester_email"),
    "country",
)


class AskForm(GuardedForm):
    purpose = forms.ChoiceField(
        label=gettext_lazy("What do you need?"),
        choices=Request.Purpose.choices,
        error_messages={"required": gettext_lazy("Choose what you need.")},
        widget=forms.RadioSelect,
    )
    competencies = forms.ModelMultipleChoiceField(
        Competency.objects.none(),
        to_field_name="slug",
        label=gettext_lazy("On which competencies? (optional)"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    wanted = OneLine(
        label=gettext_lazy("The subject in your own words (optional)"),
        max_length=300,
        required=False,
        error_messages={"required": gettext_lazy("Say what it is about.")},
    )
    language_wanted = forms.ModelChoiceField(
        Language.objects.all(),
        label=gettext_lazy("In which language? (optional)"),
        empty_label=gettext_lazy("Any"),
        required=False,
    )
    audience = OneLine(
        label=gettext_lazy("For whom? (optional)"),
        help_text=gettext_lazy("For example: heads of human resources of provinces."),
        max_length=200,
        required=False,
    )
    participants = forms.IntegerField(
        label=gettext_lazy("How many take part? (optional)"), min_value=1, max_value=100_000, required=False
    )
    starts_on = DayField(label=gettext_lazy("First day (optional)"), required=False)
    ends_on = DayField(label=gettext_lazy("Last day (optional)"), required=False)
    hours = forms.IntegerField(
        label=gettext_lazy("Teaching hours (optional)"), min_value=1, max_value=1000, required=False
    )
    mode = forms.ChoiceField(label=gettext_lazy("How?"), choices=Mode.choices, widget=forms.RadioSelect)
    place = OneLine(label=gettext_lazy("Place, if in person"), max_length=200, required=False)
    covers = forms.MultipleChoiceField(
        label=gettext_lazy("What do you pay? (optional)"),
        help_text=gettext_lazy("Tick nothing if you can pay nothing: many agencies send their experts all the same."),
        choices=Request.Cover.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    answer_by = DayField(label=gettext_lazy("Answer needed by (optional)"), required=False)
    in_turn = forms.TypedChoiceField(
        label=gettext_lazy("How shall we ask them?"),
        choices=[
            ("", gettext_lazy("All at once")),
            ("yes", gettext_lazy("One after another, in this order, until one accepts")),
        ],
        coerce=bool,
        required=False,
        widget=forms.RadioSelect,
    )
    message = Lines(
        rows=5,
        label=gettext_lazy("What else should they know? (optional)"),
        max_length=2000,
        required=False,
    )
    organisation = OneLine(
        label=gettext_lazy("Your organisation"),
        help_text=gettext_lazy("After a delivered assignment the expert’s profile names it."),
        max_length=200,
        error_messages={"required": gettext_lazy("Give your organisation: the focal point asks who it is for.")},
        widget=forms.TextInput({"autocomplete": "organization"}),
    )
    requester_name = OneLine(
        label=gettext_lazy("Your name"),
        max_length=150,
        error_messages={"required": gettext_lazy("Give your name.")},
        widget=forms.TextInput({"autocomplete": "name"}),
    )
    requester_email = forms.EmailField(
        label=gettext_lazy("Your e-mail address"),
        help_text=gettext_lazy("We send you a link to confirm your request, and later the answers."),
        max_length=254,
        error_messages={
            "required": gettext_lazy("Give your e-mail address: it gets the link and the answers."),
            "invalid": gettext_lazy("Write the whole e-mail address, like name@example.org."),
        },
        widget=forms.EmailInput({"autocomplete": "email"}),
    )
    country = forms.ModelChoiceField(
        Country.objects.all(),
        label=gettext_lazy("Your country"),
        empty_label=gettext_lazy("Another country"),
        required=False,
    )
    consent = forms.BooleanField(
        label=gettext_lazy(
            "My request, name and address may be kept, and passed on to the focal points of the experts’ countries."
        ),
        error_messages={"required": gettext_lazy("Tick the box: without your consent we can’t pass your request on.")},
    )

    def __init__(
        self, *args: Any, officials: list[Official], offered: list[int], vocabulary: Vocabulary, **kwargs: Any
    ) -> None:
        """``offered`` are the keys of the competencies to choose from."""
        super().__init__(*args, **kwargs)
        self.officials = officials
        self._offer(offered, vocabulary)
        if len(officials) < 2:
            del self.fields["in_turn"]
        privacy = '<a href="{}">{}</a>'
        self.fields["consent"].help_text = format_html(privacy, reverse("directory:privacy"), _("How we treat data"))

    def _offer(self, offered: list[int], vocabulary: Vocabulary) -> None:
        field = self.fields["competencies"]
        if not offered:
            del self.fields["competencies"]
            self.fields["wanted"].required = not self.officials
            if not self.officials:
                self.fields["wanted"].label = _("The subject")
            return
        field.queryset = Competency.objects.filter(pk__in=offered)  # type: ignore[attr-defined]
        names = vocabulary.competency_names
        slugs = [vocabulary.competencies.by_pk[pk].slug for pk in offered]
        field.choices = [(slug, names[slug]) for slug in slugs]  # type: ignore[attr-defined]

    def clean_requester_email(self) -> str:
        email: str = self.cleaned_data["requester_email"]
        if not email.isascii():  # a look-alike of somebody else’s
            raise ValidationError(_("Write the address in plain letters, without accents."), code="invalid")
        return email

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        start, end = given.get("starts_on"), given.get("ends_on")
        if end and not start:
            self.add_error("starts_on", _("Give the first day as well."))
        elif start and end and end < start:
            self.add_error("ends_on", _("The last day is before the first."))
        if start and given.get("answer_by") and given["answer_by"] > start:
            self.add_error("answer_by", _("This is after the first day."))
        if given.get("mode") == Mode.IN_PERSON and not given.get("place") and "place" not in self.errors:
            self.add_error("place", _("Say where, or choose “Online”."))
        return given

    @property
    def helper(self) -> FormHelper:
        helper = FormHelper()
        helper.form_tag = False
        helper.disable_csrf = True  # @same_origin stands in its place
        helper.layout = Layout(
            Fieldset(_("What you need"), *self._present("purpose", "competencies", "wanted", "language_wanted")),
            Fieldset(_("For whom"), Div("audience", "participants", css_class="pair")),
            Fieldset(
                _("When and where"),
                Div("starts_on", "ends_on", css_class="pair"),
                Div("hours", "answer_by", css_class="pair"),
                *("mode", "place"),
            ),
            Fieldset(_("What you pay, and what else to know"), *self._present("covers", "in_turn", "message")),
            Fieldset(_("Who you are"), "organisation", "requester_name", "requester_email", "country", "consent"),
            "opened",
        )
        return helper

    def _present(self, *names: str) -> list[str]:
        return [name for name in names if name in self.fields]

    def need(self) -> Need:
        given = self.cleaned_data
        columns = {name: given[name] for name in COLUMNS if name in given} | {"in_turn": bool(given.get("in_turn"))}
        return Need(columns=columns, competencies=list(given.get("competencies", [])), officials=self.officials)
