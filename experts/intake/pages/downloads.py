"""Spreadsheets to fill in or to mend."""

import tempfile

from django.http import FileResponse
from django.utils.translation import get_language

from experts.intake.mend import wrong_rows_file
from experts.intake.template import write_template
from experts.models import Country, Intake


def template_for(country: Country) -> FileResponse:
    """In the language of the page from which it is asked for."""
    file = tempfile.TemporaryFile()  # noqa: SIM115 - the response closes it
    write_template(country, get_language() or "en", file)
    file.seek(0)
    return FileResponse(file, as_attachment=True, filename=f"officials-{country.code}.xlsx")


def wrong_rows_of(intake: Intake) -> FileResponse:
    return FileResponse(wrong_rows_file(intake), as_attachment=True, filename=f"wrong-rows-{intake.pk}.xlsx")
