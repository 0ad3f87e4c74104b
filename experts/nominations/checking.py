"""Before a version is sent: what is missing, who may be the same person, and how the public would see it."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from experts.directory.index import keeper
from experts.directory.profile import load_profile
from experts.models import Nomination, User
from experts.nominations import carrying, drafting, workflow
from experts.nominations.at_desk import at_desk
from experts.nominations.desk import told
from experts.nominations.forms import SendingForm
from experts.nominations.look_alikes import look_alikes, records_open_to
from experts.nominations.own_words import own_words
from experts.nominations.preview import as_it_would_be
from experts.nominations.progress import problems_for, progress_of
from experts.nominations.transitions import Action, may_write, open_to
from experts.nominations.version.lookup import Lookup


@require_http_methods(["GET", "HEAD", "POST"])
@at_desk
def check(request: HttpRequest, user: User, pk: int) -> HttpResponse:
    nomination = _found(user, pk)
    if not may_write(user, nomination):
        return redirect("nominations:nomination", pk)
    lookup = Lookup(nomination.country_id)
    problems = problems_for(nomination, lookup, user)
    alike = look_alikes(nomination, user)
    data = request.POST if request.method == "POST" else None
    form = SendingForm(data, initial={"seen": carrying.digest(nomination)}, asks_about_others=bool(alike))
    if not problems and form.is_valid() and _send(request, user, nomination, form):
        return redirect("nominations:nomination", pk)
    context = {
        "nomination": nomination,
        "problems": problems,
        "progress": progress_of(nomination, problems),
        "alike": alike,
        "own_words": own_words(nomination, lookup),
        "changes": carrying.changes(nomination) if nomination.kind == Nomination.Kind.CHANGE else [],
        "endorses": any(row.action == Action.ENDORSE for row in open_to(user, nomination)),
        "form": form,
    }
    return render(request, "desk/check.html", context)


def _send(request: HttpRequest, user: User, nomination: Nomination, form: SendingForm) -> bool:
    try:
        workflow.send(nomination, note=form.cleaned_data["note"], seen=form.cleaned_data["seen"], by=user)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return False
    messages.success(request, _("Sent. You get an e-mail as soon as it is decided."))
    return True


@require_safe
@at_desk
def preview(request: HttpRequest, user: User, pk: int) -> HttpResponse:
    return show_preview(request, _found(user, pk), reverse("nominations:check", args=[pk]))


def show_preview(request: HttpRequest, nomination: Nomination, back: str) -> HttpResponse:
    with as_it_would_be(nomination) as official:
        profile = load_profile(official, keeper.current().vocabulary) if official else None
        template = "desk/preview.html" if profile else "desk/no_preview.html"
        return render(request, template, {"nomination": nomination, "profile": profile, "back": back})


@require_POST
@at_desk
def same_person(request: HttpRequest, user: User, pk: int, slug: str) -> HttpResponse:
    """Whoever was thought to be new is in the pool: the draft becomes a change of that record."""
    nomination = _found(user, pk)
    official = get_object_or_404(records_open_to(user, nomination), slug=slug)
    try:
        drafting.join_to(nomination, official, by=user)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    else:
        messages.success(request, _("It is a change of the record now. What the record had is filled in."))
    return redirect("nominations:check", pk)


def _found(user: User, pk: int) -> Nomination:
    versions = Nomination.objects.visible_to(user).filter(kind__in=Nomination.WITH_VERSION)
    return get_object_or_404(told(versions), pk=pk)
