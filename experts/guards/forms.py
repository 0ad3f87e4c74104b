from functools import cached_property
from typing import Any

from django import forms
from django.core.signing import BadSignature, SignatureExpired, TimestampSigner
from django.utils.translation import gettext_lazy as _

QUICKEST = 3  # seconds in which nobody reads a form and fills it in


def _stamp() -> TimestampSigner:
    return TimestampSigner(salt="experts.guards.forms")


class GuardedForm(forms.Form):
    """A form with two traps. Whoever walks into one gets the answer that all get, and nothing is kept.

    ``website`` is hidden from everybody who looks at the page or listens to it; ``opened`` tells when it was read.
    """

    website = forms.CharField(
        required=False,
        label=_("Leave this empty"),
        widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"}),
    )
    opened = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["opened"].initial = _stamp().sign("opened")

    @cached_property
    def is_from_a_robot(self) -> bool:
        return bool(self.data.get("website")) or not self._was_read()

    def _was_read(self) -> bool:
        try:
            _stamp().unsign(self.data.get("opened", ""), max_age=QUICKEST)
        except SignatureExpired:
            return True
        except BadSignature:
            return False
        return False


class Lines(forms.CharField):
    """Some lines of text. Browsers send each end of a line as two characters, and count one."""

    def __init__(self, *, rows: int, **kwargs: Any) -> None:
        super().__init__(widget=forms.Textarea({"rows": rows}), **kwargs)

    def to_python(self, value: Any) -> str:
        return (super().to_python(value) or "").replace("\r\n", "\n")
