"""The desk, and what is done there about experts."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from experts.access import may_keep
from experts.models import Nomination, Official, User
from experts.nominations import keeping, workflow
from experts.nominations.at_desk import at_desk
from experts.nominations.desk import Entry, entries, listed, told, waiting_for, with_facts
from experts.nominations.forms import HidingForm, ListForm, MarkedForm, RemovalForm
from experts.nominations.said import own_say
from experts.nominations.transitions import TooLate

State = Nomination.State
ON_A_PAGE = 30
WAITING = 30  # shown on the desk; all of them are on the page of nominations


@require_safe
@at_desk
def desk(request: HttpRequest, user: User) -> HttpResponse:
    form = ListForm(request.GET)
    wanted = form.cleaned_data if form.is_valid() else {}
    page = Paginator(listed(user, wanted), ON_A_PAGE).get_page(request.GET.get("page"))
    waiting = list(waiting_for(user)[: WAITING + 1])
    context = {
        "form": form,
        "page": page,
        "entries": entries(page, user),
        "waiting": waiting[:WAITING],
        "renewals_wait": any(each.kind == Nomination.Kind.RENEWAL for each in waiting),
        "more_wait": len(waiting) > WAITING,
        "keeps": bool(user.focal_countries),
    }
    return render(request, "desk/desk.html", context)


@require_POST
@at_desk
def renew(request: HttpRequest, user: User) -> HttpResponse:
    form = MarkedForm(request.POST, officials=Official.objects.on_desk_of(user))
    if form.is_valid():
        _renew(request, form.cleaned_data["official"], user)
    elif form.has_error("official", "required"):
        messages.error(request, " ".join(map(str, form.errors["official"])))
    else:
        raise Http404
    return redirect(_back_to_list(request))


def _renew(request: HttpRequest, officials: Any, user: User) -> None:
    try:
        done = keeping.renew(Official.objects.filter(pk__in=officials), by=user)
    except ValidationError as error:  # somebody could not be public again
        messages.error(request, " ".join(error.messages))
        return
    if done.confirmed:
        text = ngettext("%d expert is renewed.", "%d experts are renewed.", done.confirmed)
        messages.success(request, text % done.confirmed)
    if done.proposed:
        text = ngettext("%d renewal waits for the focal point.", "%d renewals wait for the focal point.", done.proposed)
        messages.success(request, text % done.proposed)
    if not done.confirmed and not done.proposed:
        messages.info(request, _("This waits for the focal point already."))


def _back_to_list(request: HttpRequest) -> str:
    """With the search that was there before."""
    form = ListForm(request.POST)
    wanted = {name: value for name, value in form.cleaned_data.items() if value} if form.is_valid() else {}
    return reverse("nominations:desk") + (f"?{urlencode(wanted)}" if wanted else "")


@require_safe
@at_desk
def expert(request: HttpRequest, user: User, slug: str) -> HttpResponse:
    entry = _entry(user, slug)
    nominations = told(Nomination.objects.visible_to(user).filter(official=entry.official))
    asked = {nomination.kind for nomination in nominations if nomination.state in (State.PROPOSED, State.ENDORSED)}
    context = {"entry": entry, "official": entry.official, "nominations": nominations, "asked": asked}
    context |= own_say(entry.official, is_kept=entry.is_kept)
    return render(request, "desk/expert.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@at_desk
def hide(request: HttpRequest, user: User, slug: str) -> HttpResponse:
    official = _entry(user, slug).official
    if not may_keep(user, official):
        raise PermissionDenied
    form = HidingForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        if keeping.hide(official, reason=Official.Reason(form.cleaned_data["reason"]), by=user):
            messages.success(request, _("The public no longer sees %s.") % official)
        return redirect("nominations:expert", slug)
    return render(request, "desk/hide.html", {"official": official, "form": form})


@require_http_methods(["GET", "HEAD", "POST"])
@at_desk
def propose_removal(request: HttpRequest, user: User, slug: str) -> HttpResponse:
    entry = _entry(user, slug)
    returned = entry.official.nominations.filter(kind=Nomination.Kind.REMOVAL, state=State.RETURNED).first()
    initial = {"reason": returned.reason, "note": returned.note} if returned else {}
    form = RemovalForm(request.POST if request.method == "POST" else None, initial=initial)
    if form.is_valid():
        try:
            workflow.propose(entry.official, Nomination.Kind.REMOVAL, by=user, **form.cleaned_data)
            messages.success(request, _("The removal of %s is proposed.") % entry.official)
        except TooLate:
            messages.error(request, _("The removal of %s is proposed already.") % entry.official)
        return redirect("nominations:expert", slug)
    context = {"official": entry.official, "entry": entry, "returned": returned, "form": form}
    return render(request, "desk/removal.html", context)


def _entry(user: User, slug: str) -> Entry:
    official = get_object_or_404(with_facts(Official.objects.on_desk_of(user)), slug=slug)
    return entries([official], user)[0]
