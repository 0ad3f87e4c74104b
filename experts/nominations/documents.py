"""The documents of a nomination: added and removed at the desk; their pages are looked at there and at BKN."""

from collections.abc import Callable
from functools import wraps
from typing import Any, cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods, require_safe

from experts import looks
from experts.access import may_oversee
from experts.documents import sending
from experts.documents.receiving import refuse_too_large
from experts.models import Document, Nomination, User
from experts.nominations.at_desk import at_desk
from experts.nominations.attaching import attach, detach
from experts.nominations.document_forms import DocumentForm, enclosed, section_of
from experts.nominations.transitions import may_write

View = Callable[..., HttpResponseBase]


def not_too_large(view: View) -> View:
    """Refused before it is read; so the CSRF token, which is in it, is looked at only after that."""
    protected = csrf_protect(view)

    @csrf_exempt
    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        refuse_too_large(request)
        return protected(request, *args, **kwargs)

    return answer


@not_too_large
@require_http_methods(["GET", "HEAD", "POST"])
@at_desk
def documents(request: HttpRequest, user: User, pk: int) -> HttpResponse:
    nomination = _nomination(user, pk)
    if request.method != "POST":
        return _page(request, nomination, user, section_of(request.GET))
    if not may_write(user, nomination):
        raise PermissionDenied
    section = section_of(request.POST)
    form = DocumentForm(request.POST, request.FILES, section=section)
    if form.is_valid():
        try:
            added = attach(nomination, form.cleaned_data["file"], form.checked, kind=form.cleaned_data["kind"], by=user)
            messages.success(request, _("The document “%s” is added.") % added)
            return _back(pk, section)
        except ValidationError as error:
            form.add_error("file", error)
    return _page(request, nomination, user, section, form)


@require_http_methods(["GET", "HEAD", "POST"])
@at_desk
def remove(request: HttpRequest, user: User, pk: int, number: int) -> HttpResponse:
    document = _document(user, pk, number)
    if not may_write(user, cast(Nomination, document.nomination)):
        raise PermissionDenied
    if request.method == "POST":
        detach(document, by=user)
        messages.success(request, _("The document “%s” is removed.") % document)
        return _back(pk, section_of(request.POST))
    context = {"document": document, "nomination": document.nomination, "section": section_of(request.GET)}
    return render(request, "desk/document_remove.html", context)


@require_safe
@never_cache
@login_required
def original(request: HttpRequest, pk: int, number: int) -> FileResponse:
    document = _document(cast(User, request.user), pk, number)
    return _seen(request, document, sending.original(document, f"{document.kind}-{document.pk}"))


@require_safe
@never_cache
@login_required
def page(request: HttpRequest, pk: int, number: int, page: int) -> FileResponse:
    document = _document(cast(User, request.user), pk, number)
    return _seen(request, document, sending.picture(document, page))


def _seen(request: HttpRequest, document: Document, answer: FileResponse) -> FileResponse:
    """Whoever reads as BKN does is recorded; those whose nomination it is know what they sent."""
    if may_oversee(request.user):
        looks.record_document(document, by=request.user)
    return answer


def _nomination(user: User, pk: int) -> Nomination:
    return get_object_or_404(Nomination.objects.visible_to(user).select_related("official"), pk=pk)


def _document(user: User, nomination: int, pk: int) -> Document:
    visible = Nomination.objects.visible_to(user).filter(pk=nomination)
    return get_object_or_404(Document.objects.select_related("nomination__official"), nomination__in=visible, pk=pk)


def _page(request: HttpRequest, nomination: Nomination, user: User, section: str, *form: DocumentForm) -> HttpResponse:
    context = {"nomination": nomination, "enclosed": enclosed(nomination, user, section, *form)}
    return render(request, "desk/documents_page.html", context)


def _back(pk: int, section: str) -> HttpResponse:
    return redirect("nominations:edit", pk, section) if section else redirect("nominations:documents", pk)
