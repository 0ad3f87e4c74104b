"""The records of a desk as a workbook, to be changed and sent back to BKN."""

import tempfile

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from experts.intake.export import write_export
from experts.models import User
from experts.models.official import OfficialQuerySet
from experts.nominations.at_desk import at_desk
from experts.nominations.desk import found
from experts.nominations.forms import ExportForm

MOST = 5_000  # in one answer: some twenty seconds


@require_safe
@at_desk
def export(request: HttpRequest, user: User) -> HttpResponseBase:
    """Those that the search of the desk finds; with what is never public if a focal point asks for it."""
    form = ExportForm(request.GET)
    if not form.is_valid():
        messages.error(request, _("This search makes no sense"))
        return redirect("nominations:desk")
    officials, contacts = found(user, form.cleaned_data), form.cleaned_data["contacts"]
    if contacts:
        officials = _kept(officials, user)
    if officials.count() > MOST:
        messages.error(request, _("No more than %d officials can be exported here. Search for a part of them.") % MOST)
        return redirect("nominations:desk")
    return _send(officials, restricted=contacts)


def _kept(officials: OfficialQuerySet, user: User) -> OfficialQuerySet:
    """Whoever nominates only has no right to contacts."""
    if not user.focal_countries:
        raise PermissionDenied
    return officials.filter(country__in=user.focal_countries)


def _send(officials: OfficialQuerySet, *, restricted: bool) -> FileResponse:
    file = tempfile.TemporaryFile()  # noqa: SIM115 - the response closes it
    write_export(officials, get_language() or "en", file, restricted=restricted)
    file.seek(0)
    return FileResponse(file, as_attachment=True, filename=f"officials-{timezone.localdate():%Y-%m-%d}.xlsx")
