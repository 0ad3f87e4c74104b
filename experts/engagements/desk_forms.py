"""What those who answer a request are asked."""

from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Div, Layout
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from experts.directory.shortlist.keeping import listed
from experts.engagements.days import DaysMixin
from experts.guards.forms import Lines
from experts.models import Country, Engagement, Official, Request

Reason, ExpertAnswer = Engagement.Reason, Engagement.ExpertAnswer


def bare() -> FormHelper:
    helper = FormHelper()
    helper.form_tag = False
    helper.disable_csrf = True  # the page has it
    return helper


class AcceptForm(DaysMixin):
    for_the_expert = forms.BooleanField(
        label=gettext_lazy("The agency answers for the expert, who has not answered here."), required=False
    )
    note = Lines(rows=3, label=gettext_lazy("A word to the requester (optional)"), max_length=1000, required=False)

    def __init__(self, engagement: Engagement, data: Any = None) -> None:
        """With the days that were asked for."""
        known = engagement if engagement.starts_on else engagement.request
        super().__init__(data, initial={name: getattr(known, name, None) for name in self.NAMES})
        if engagement.expert_answer:
            del self.fields["for_the_expert"]
        self.helper = bare()
        self.helper.layout = Layout(
            Div("starts_on", "ends_on", css_class="pair"),
            Div("begins_at", "finishes_at", css_class="pair"),
            "zone",
            *(name for name in ("for_the_expert", "note") if name in self.fields),
        )

    def clean_for_the_expert(self) -> bool:
        if not self.cleaned_data["for_the_expert"]:
            raise ValidationError(_("Tick this, or ask the expert first and wait for the answer."))
        return True


class DeclineForm(forms.Form):
    reason = forms.TypedChoiceField(
        label=gettext_lazy("Why not?"),
        choices=[("", gettext_lazy("Choose a reason")), *Reason.choices],
        coerce=Reason,
        error_messages={"required": gettext_lazy("Choose the reason: the requester reads it.")},
    )
    note = Lines(rows=3, label=gettext_lazy("A word to the requester (optional)"), max_length=1000, required=False)

    def __init__(self, engagement: Engagement, data: Any = None) -> None:
        super().__init__(data)
        self.helper = bare()
        if engagement.state != Engagement.State.FORWARDED:  # a yes is taken back
            self.fields["note"].required = True
            self.fields["note"].label = _("A word to the requester")


class MissForm(forms.Form):
    note = Lines(
        rows=3,
        label=gettext_lazy("Why did it not take place?"),
        max_length=1000,
        error_messages={"required": gettext_lazy("Say in a few words why it did not take place.")},
    )

    def __init__(self, engagement: Engagement, data: Any = None) -> None:
        super().__init__(data)
        self.helper = bare()


class BareForm(forms.Form):
    def __init__(self, engagement: Engagement, data: Any = None) -> None:
        super().__init__(data)
        self.helper = bare()


class ProposeForm(forms.Form):
    """Experts by their addresses or slugs, one a line."""

    experts = Lines(
        rows=3,
        label=gettext_lazy("Experts"),
        help_text=gettext_lazy("The addresses of their profiles, one a line; or of a shortlist that you share."),
        max_length=4000,
        error_messages={"required": gettext_lazy("Name at least one expert.")},
    )

    def __init__(self, *args: Any, countries: set[str] | None, **kwargs: Any) -> None:
        """``countries``: whose experts may be proposed; None for all."""
        super().__init__(*args, **kwargs)
        self.countries = countries
        self.helper = bare()

    def clean_experts(self) -> list[Official]:
        slugs = tuple(
            dict.fromkeys(slug for line in self.cleaned_data["experts"].splitlines() for slug in _slugs(line))
        )
        found = listed(slugs[:20])
        officials = Official.objects.published().in_bulk(list(found.values()))
        if len(officials) < len(slugs) or not slugs:
            raise ValidationError(_("Not all of these are experts of the pool: look at the addresses again."))
        if self.countries is not None and any(each.country_id not in self.countries for each in officials.values()):
            raise ValidationError(_("You can propose the experts of your own country."))
        return [officials[pk] for pk in found.values()]


class PassOnForm(forms.Form):
    countries = forms.ModelMultipleChoiceField(
        Country.objects.all(),
        label=gettext_lazy("Focal points of"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": gettext_lazy("Choose at least one country.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = bare()


class CloseForm(forms.Form):
    answer = Lines(
        rows=4,
        label=gettext_lazy("What the requester reads"),
        max_length=1000,
        error_messages={"required": gettext_lazy("Say why nobody can be found.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = bare()


class AnswerForm(forms.Form):
    text = Lines(
        rows=4,
        label=gettext_lazy("Your message"),
        max_length=2000,
        error_messages={"required": gettext_lazy("Write your message.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = bare()


class StateForm(forms.Form):
    state = forms.ChoiceField(
        label=gettext_lazy("Show"),
        choices=[
            ("", gettext_lazy("Waiting for me")),
            ("open", gettext_lazy("All open ones")),
            (Request.State.ENDED, gettext_lazy("Ended ones")),
        ],
        required=False,
    )


def _slugs(line: str) -> list[str]:
    """Of “https://…/experts/id-sri-wahyuni/”, “…/shortlist/?experts=a,b” or “id-sri-wahyuni”."""
    text = line.strip()
    if "experts=" in text:
        return [slug for slug in text.rpartition("experts=")[2].split("&")[0].split(",") if slug]
    return [text.rstrip("/").rpartition("/")[2]] if text else []
