"""The form by which a spreadsheet is sent."""

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from experts.models import Intake

MEGA = 1_000_000
MOST_BYTES = 100 * MEGA
LONGEST_NAME = Intake._meta.get_field("name").max_length


class FileForm(forms.Form):
    file = forms.FileField(
        label=_("File"),
        help_text=_("Excel (.xlsx, .xls), LibreOffice (.ods) or CSV; at most 100 MB."),
        widget=forms.FileInput({"accept": ".xlsx,.xls,.ods,.csv,.tsv,.txt"}),
        error_messages={"required": _("Choose the file."), "empty": _("The file is empty.")},
    )

    def clean_file(self) -> UploadedFile:
        file: UploadedFile = self.cleaned_data["file"]
        if (file.size or 0) > MOST_BYTES:
            raise ValidationError(
                _("The file has %(size)d MB; 100 MB are the most. Divide it into several."),
                params={"size": (file.size or 0) // MEGA},
            )
        return file

    def name(self) -> str:
        return (self.cleaned_data["file"].name or "")[:LONGEST_NAME]
