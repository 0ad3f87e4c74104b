"""Spreadsheets at the desk: sent, looked through, and made nominations of."""

from django.contrib import messages
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from django_htmx.http import HttpResponseClientRefresh

from experts.intake import workflow
from experts.intake.pages.downloads import template_for, wrong_rows_of
from experts.intake.pages.steps import has_stopped
from experts.models import Country, Intake, User
from experts.nominations.at_desk import at_desk
from experts.nominations.bulk import acting, page
from experts.nominations.bulk.forms import DecisionForm, GroundsForm, SendForm
from experts.nominations.bulk.report import outcome

SHOWN = 50


@require_http_methods(["GET", "HEAD", "POST"])
@at_desk
def spreadsheets(request: HttpRequest, user: User) -> HttpResponse:
    """Those that were sent, and the form by which another one is."""
    form = SendForm(user, *((request.POST, request.FILES) if request.method == "POST" else ()))
    if form.is_valid():
        return redirect("nominations:spreadsheet", _start(form, user).pk)
    sent = list(Intake.objects.visible_to(user).select_related("sender", "country", "agency")[:SHOWN])
    context = {"form": form, "countries": _countries(user), "sent": [(one, outcome(one)) for one in sent]}
    return render(request, "desk/bulk/spreadsheets.html", context)


@require_safe
@at_desk
def template(request: HttpRequest, user: User, code: str) -> HttpResponseBase:
    country = next((one for one in _countries(user) if one.pk == code), None)
    if country is None:
        raise Http404
    return template_for(country)


@require_safe
@at_desk
def spreadsheet(request: HttpRequest, user: User, pk: int) -> HttpResponse:
    intake = _found(user, pk)
    return page.SHOWN[intake.state](request, intake)


@require_safe
@at_desk
def progress(request: HttpRequest, user: User, pk: int) -> HttpResponse:
    """What changes while one waits; when the work is done, the page as a whole."""
    intake = _found(user, pk)
    if not request.htmx:  # type: ignore[attr-defined]
        return redirect("nominations:spreadsheet", pk)
    if not intake.is_at_work:
        return HttpResponseClientRefresh()
    context = {"intake": intake, "has_stopped": has_stopped(intake), "progress_url": request.path}
    return render(request, "components/intake/progress.html", context)


@require_safe
@at_desk
def wrong_rows(request: HttpRequest, user: User, pk: int) -> HttpResponseBase:
    return wrong_rows_of(_found(user, pk))


@require_http_methods(["GET", "HEAD", "POST"])
@at_desk
def nominate(request: HttpRequest, user: User, pk: int) -> HttpResponse:
    """Asked once for all of the file: why they belong into the pool, by what right they are public, and what to do."""
    intake = _found(user, pk)
    if intake.state != Intake.State.READY:
        return redirect("nominations:spreadsheet", pk)
    data = request.POST if request.method == "POST" else None
    form, grounds = DecisionForm(intake, data, request.FILES or None), GroundsForm(intake, data)
    is_valid, is_judged = form.is_valid(), form.is_bound and form.has_new and form.sends
    if is_valid and (not is_judged or grounds.is_valid()) and acting.apply(request, intake, form, grounds, user):
        return redirect("nominations:spreadsheet", pk)
    shown = list(grounds.forms(is_judged=is_judged)) if form.has_new else []
    return page.show(request, intake, "nominate", form=form, grounds=shown, endorses=_endorses(user, intake))


@require_POST
@at_desk
def act(request: HttpRequest, user: User, pk: int, act: str) -> HttpResponse:
    intake = _found(user, pk)
    if act not in acting.ACTS:
        raise Http404
    answer = None
    try:
        answer = acting.take(request, intake, act)
    except workflow.NotNowError as refusal:
        messages.error(request, str(refusal))
    return answer or redirect("nominations:spreadsheet", pk)


def _found(user: User, pk: int) -> Intake:
    return get_object_or_404(Intake.objects.visible_to(user).select_related("country", "agency", "sender"), pk=pk)


def _start(form: SendForm, user: User) -> Intake:
    country, agency = form.for_whom()
    return workflow.start(
        form.cleaned_data["file"],
        name=form.name(),
        sender=user,
        language=get_language() or "en",
        country=country,
        nominates=True,
        agency=agency,
    )


def _countries(user: User) -> list[Country]:
    """For which the user may fill in a template."""
    own = Q(pk__in=user.focal_countries) | Q(agencies__in=user.nominating_agencies)
    return list(Country.objects.filter(own).distinct())


def _endorses(user: User, intake: Intake) -> bool:
    return intake.country_id in user.focal_countries
