from datetime import timedelta
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from experts.documents.checking import Checked, check
from experts.documents.fields import ScanField
from experts.guards.limits import Limit
from experts.models import Request

TRIES = Limit("letters of a request", 10, timedelta(days=1))


class LetterForm(forms.Form):
    file = ScanField(
        label=_("The signed letter"), help_text=_("PDF, or a photo as JPEG or PNG; at most 5 MB and 50 pages.")
    )
    checked: Checked

    def __init__(self, data: Any = None, files: Any = None, *, request: Request) -> None:
        super().__init__(data, files, auto_id="letter_%s")
        self.request = request

    def clean_file(self) -> UploadedFile:
        """Raises TooOften: a file that is refused costs as much work as one that is kept."""
        file: UploadedFile = self.cleaned_data["file"]
        TRIES.use(str(self.request.pk))
        self.checked = check(file)
        return file
