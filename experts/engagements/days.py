"""On which days, and between which hours: asked of the focal point and, if those don’t suit, of the requester."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from experts.engagements.fields import DayField
from experts.engagements.workflow import Days
from experts.models import Engagement


class HourField(forms.TimeField):
    widget = forms.TimeInput({"type": "time"}, format="%H:%M")
    default_error_messages = {"invalid": gettext_lazy("Write the hour as in 09:30.")}

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(input_formats=["%H:%M", "%H:%M:%S"], required=False, **kwargs)


class DaysMixin(forms.Form):
    NAMES = ("starts_on", "ends_on", "begins_at", "finishes_at", "zone")

    starts_on = DayField(
        label=gettext_lazy("First day"), error_messages={"required": gettext_lazy("Give the first day.")}
    )
    ends_on = DayField(label=gettext_lazy("Last day (optional)"), required=False)
    begins_at = HourField(label=gettext_lazy("Begins at (optional)"))
    finishes_at = HourField(label=gettext_lazy("Ends at (optional)"))
    zone = forms.ChoiceField(
        label=gettext_lazy("In the time of (optional)"), choices=[("", "–"), *Engagement.Zone.choices], required=False
    )

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        start, end = given.get("starts_on"), given.get("ends_on")
        if start and end and end < start:
            self.add_error("ends_on", _("The last day is before the first."))
        begin, finish = given.get("begins_at"), given.get("finishes_at")
        if begin and finish and finish <= begin:
            self.add_error("finishes_at", _("The end is before the begin."))
        elif len({bool(begin), bool(finish), bool(given.get("zone"))}) > 1:
            self.add_error("begins_at", _("Give the begin, the end and the time zone, or none of them."))
        return given

    @property
    def days(self) -> Days:
        return Days(**{name: self.cleaned_data[name] for name in self.NAMES})
