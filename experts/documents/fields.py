from django import forms
from django.utils.translation import gettext_lazy as _


class ScanField(forms.FileField):
    """A scan that somebody sends: what browsers offer to choose, and what is said if nothing was chosen."""

    widget = forms.FileInput({"accept": ".pdf,image/jpeg,image/png"})
    default_error_messages = {"required": _("Choose the file."), "empty": _("The file is empty.")}
