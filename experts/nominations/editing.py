"""A version of a record, section by section: whatever is sent is kept. Another page says what is missing."""

from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from experts.models import Nomination, User
from experts.nominations import drafting
from experts.nominations.at_desk import at_desk
from experts.nominations.desk import told
from experts.nominations.document_forms import SECTIONS, enclosed
from experts.nominations.mending import by_place, marks_of, show_in
from experts.nominations.progress import problems_for, progress_of
from experts.nominations.transitions import may_write
from experts.nominations.version import typed as typing
from experts.nominations.version.fields import AGENCIES, COMPETENCIES
from experts.nominations.version.lookup import Lookup
from experts.nominations.version.sections import Section, sections_of

BY_ITSELF = "application/json"  # what the script that saves by itself wants for an answer


@dataclass(frozen=True)
class Opened:
    """A section of a nomination, opened by somebody who may write in it."""

    request: HttpRequest
    user: User
    nomination: Nomination
    section: Section
    lookup: Lookup


@require_http_methods(["GET", "HEAD", "POST"])
@at_desk
def edit(request: HttpRequest, user: User, pk: int, section: str) -> HttpResponse:
    nomination = get_object_or_404(told(Nomination.objects.visible_to(user)), pk=pk)
    found = next((one for one in sections_of(nomination.kind) if one.slug == section), None)
    if found is None or not nomination.has_version:
        raise Http404
    if not may_write(user, nomination):
        messages.info(request, _("This is no longer in your hands."))
        return redirect("nominations:nomination", pk)
    opened = Opened(request, user, nomination, found, Lookup(nomination.country_id))
    return _save(opened) if request.method == "POST" else _show(opened, nomination.typed)


def _save(opened: Opened) -> HttpResponse:
    sent = opened.request.POST
    mine = typing.read(opened.section, sent, opened.lookup, without=sent.get("remove", ""))
    try:
        saved = drafting.save(opened.nomination, opened.section, mine, seen=sent.get("seen", ""), by=opened.user)
    except drafting.Conflict as conflict:
        return _ask_which(opened, mine, conflict)
    except ValidationError as error:  # it was sent on meanwhile
        messages.error(opened.request, " ".join(error.messages))
        return redirect("nominations:nomination", opened.nomination.pk)
    if opened.request.accepts(BY_ITSELF) and not opened.request.accepts("text/html"):
        return JsonResponse({"seen": typing.digest(typing.of(opened.section, saved.typed))})
    return redirect(_next(opened))


def _ask_which(opened: Opened, mine: typing.Typed, conflict: drafting.Conflict) -> HttpResponse:
    """Both versions: what was typed in the form, the other one beside it. To save again is to decide."""
    opened.nomination.typed = conflict.nomination.typed
    theirs = [typing.show(block, conflict.theirs, opened.lookup) for block in opened.section.blocks]
    told = {"conflict": conflict.message, "theirs": list(zip(opened.section.blocks, theirs, strict=True))}
    return _show(opened, opened.nomination.typed | mine, told, HTTPStatus.CONFLICT)


def _show(
    opened: Opened, typed: typing.Typed, told: dict[str, Any] | None = None, status: HTTPStatus = HTTPStatus.OK
) -> HttpResponse:
    nomination, section, asked = opened.nomination, opened.section, opened.request.GET
    marks = [mark for mark in marks_of(nomination) if mark.section is section]
    places = by_place(marks, typed)
    shown = [(block, _forms(opened, block, typed, asked.get("add"), "check" in asked)) for block in section.blocks]
    for block, forms in shown:
        for form in forms if block.is_many else [forms]:
            show_in(form, places)
    context = {
        "nomination": nomination,
        "section": section,
        "marks": marks,
        "places": places,
        "shown": shown,
        "seen": typing.digest(typing.of(section, nomination.typed)),
        "progress": progress_of(nomination, problems_for(nomination, opened.lookup, opened.user), section),
        "lists": _lists(opened),
        "enclosed": enclosed(nomination, opened.user, section.slug) if section.slug in SECTIONS else None,
    }
    return render(opened.request, "desk/edit.html", context | (told or {}), status=status)


def _forms(opened: Opened, block: Any, typed: typing.Typed, add: str | None, check: bool) -> Any:
    if check:
        return typing.judge(block, typed, opened.lookup)
    return typing.show(block, typed, opened.lookup, blank=int(add == block.name or not typed.get(block.name)))


def _lists(opened: Opened) -> dict[str, list[str]]:
    """The names that the browser suggests while one types."""
    match opened.section.slug:
        case "posts":
            return {AGENCIES: list(opened.lookup.agencies)}
        case "expertise":
            return {COMPETENCIES: sorted(opened.lookup.competencies.values())}
    return {}


def _next(opened: Opened) -> str:
    """The page that comes after saving; it is told what was saved, so that the browser need not keep that any more."""
    sent, pk, slug = opened.request.POST, opened.nomination.pk, opened.section.slug
    told = {"saved": f"{opened.user.pk}-{pk}-{slug}"}
    here = reverse("nominations:edit", args=[pk, slug])
    if sent.get("add") in [block.name for block in opened.section.blocks]:
        return f"{here}?{urlencode(told | {'add': sent['add']})}#new"
    if sent.keys() & {"add", "remove", "stay"}:
        return f"{here}?{urlencode(told)}"
    return f"{_after(opened)}?{urlencode(told)}"


def _after(opened: Opened) -> str:
    slugs = [one.slug for one in sections_of(opened.nomination.kind)]
    after = slugs[slugs.index(opened.section.slug) + 1 :]
    pk = opened.nomination.pk
    return reverse("nominations:edit", args=[pk, after[0]]) if after else reverse("nominations:check", args=[pk])
