"""Where only a file is asked for again: it is replaced and sent, with one button."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from experts.models import Document, Nomination, User
from experts.nominations import attaching, workflow
from experts.nominations.at_desk import at_desk
from experts.nominations.carrying import Incomplete
from experts.nominations.desk import told
from experts.nominations.document_forms import ReplacingForm
from experts.nominations.documents import not_too_large
from experts.nominations.mending import asks_for_files_only, unreadable
from experts.nominations.transitions import may_write


@not_too_large
@require_http_methods(["GET", "HEAD", "POST"])
@at_desk
def replace(request: HttpRequest, user: User, pk: int, number: int) -> HttpResponse:
    nomination = get_object_or_404(told(Nomination.objects.visible_to(user)), pk=pk)
    document = next((one for one in unreadable(nomination) if one.pk == number), None)
    if document is None:
        raise Http404
    if not may_write(user, nomination):
        raise PermissionDenied
    posted = request.method == "POST"
    form = ReplacingForm(document, request.POST if posted else None, request.FILES if posted else None)
    if form.is_valid():
        try:
            attaching.replace(document, form.cleaned_data["file"], form.checked, by=user)
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
            return redirect("nominations:nomination", pk)
        return _go_on(request, user, nomination, document)
    context = {"nomination": nomination, "form": form, "sends": _is_last(nomination)}
    return render(request, "desk/replace.html", context)


def _go_on(request: HttpRequest, user: User, nomination: Nomination, document: Document) -> HttpResponse:
    messages.success(request, _("The document “%s” is replaced.") % document)
    if asks_for_files_only(nomination) and not unreadable(nomination):
        try:
            workflow.send(nomination, by=user)
            messages.success(request, _("Sent. You get an e-mail as soon as it is decided."))
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
            if isinstance(error, Incomplete):
                return redirect("nominations:check", nomination.pk)
    return redirect("nominations:nomination", nomination.pk)


def _is_last(nomination: Nomination) -> bool:
    return asks_for_files_only(nomination) and len(unreadable(nomination)) == 1
