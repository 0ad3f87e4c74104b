"""What BKN has edited in a record, shown to those who keep it, who can propose to change it back."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from experts.access import may_keep
from experts.models import Official, User
from experts.nominations import edits
from experts.nominations.at_desk import at_desk
from experts.nominations.transitions import TooLate


@require_http_methods(["GET", "HEAD", "POST"])
@at_desk
def edited(request: HttpRequest, user: User, slug: str, edit: UUID) -> HttpResponse:
    official = get_object_or_404(Official.objects.on_desk_of(user), slug=slug)
    if not may_keep(user, official):
        raise PermissionDenied
    found = edits.find(official, edit)
    if found is None:
        raise Http404
    if request.method == "POST":
        return _propose(request, found, user)
    return render(request, "desk/edited.html", {"official": official, "edit": found, "changes": found.differences})


def _propose(request: HttpRequest, edit: edits.Edit, user: User) -> HttpResponse:
    try:
        nomination = edits.propose_to_undo(edit, by=user)
    except TooLate:
        messages.error(request, _("A change of this record is on its way already: look at it first."))
        return redirect("nominations:expert", edit.official.slug)
    messages.info(request, _("The record as it was before the edit. Look at it, then endorse it."))
    return redirect("nominations:check", nomination.pk)
