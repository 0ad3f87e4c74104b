"""The requests at the desk, of focal points and of BKN: what waits, one of them, and the steps that it may take."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from experts.access import may_review
from experts.engagements import calendars, workflow
from experts.engagements.at_desk import answering, waiting_for
from experts.engagements.desk_forms import AcceptForm, AnswerForm, BareForm, DeclineForm, MissForm, StateForm
from experts.engagements.loads import Load, loads_of
from experts.engagements.transitions import (
    WHEN_BEGUN,
    Action,
    TooLate,
    Transition,
    find,
    has_begun,
    open_to,
    stands_for,
)
from experts.engagements.wording import STEPS, Step
from experts.engagements.writing import write_as_bkn, write_as_focal_point
from experts.models import Country, Engagement, Request, User

ON_A_PAGE = 30

Act = tuple[Callable[..., Any], Callable[[Engagement, Any, User], None]]
ACTS: dict[str, Act] = {
    Action.ACCEPT: (AcceptForm, lambda line, form, by: _accept(line, form, by)),
    Action.DECLINE: (DeclineForm, lambda line, form, by: workflow.decline(line, by=by, **form.cleaned_data)),
    Action.DELIVER: (BareForm, lambda line, form, by: workflow.deliver(line, by=by)),
    Action.MISS: (MissForm, lambda line, form, by: workflow.miss(line, note=form.cleaned_data["note"], by=by)),
    Action.VOUCH: (BareForm, lambda line, form, by: workflow.vouch(line, by=by)),
}


@require_safe
@answering
def requests(request: HttpRequest, user: User) -> HttpResponse:
    form = StateForm(request.GET)
    state = form.cleaned_data["state"] if form.is_valid() else ""
    found = Request.objects.visible_to(user)
    found = waiting_for(user) if not state else found.filter(state=state)
    page = Paginator(found.select_related("country"), ON_A_PAGE).get_page(request.GET.get("page"))
    shows_invented = any(asked.is_demonstration for asked in page)
    context = {"form": form, "page": page, "at_bkn": may_review(user), "shows_invented": shows_invented}
    return render(request, "desk/requests.html", context)


@require_safe
@answering
def one(request: HttpRequest, user: User, pk: int) -> HttpResponse:
    return show(request, user, found_by(user, pk))


@require_http_methods(["GET", "HEAD", "POST"])
@answering
def act(request: HttpRequest, user: User, pk: int, action: str) -> HttpResponse:
    """Asks for what the step needs, then takes it."""
    line = get_object_or_404(_lines(user), pk=pk)
    if action not in ACTS:
        raise Http404
    make_form, carry_out = ACTS[action]
    try:
        find(Action(action), user, line)
        form = make_form(line, request.POST if request.method == "POST" else None)
        if form.is_valid():
            carry_out(line, form, user)
            messages.success(request, STEPS[Action(action)].done)
            return redirect("engagements:desk_request", line.request_id)
    except TooLate as error:
        messages.error(request, " ".join(error.messages))
        return redirect("engagements:desk_request", line.request_id)
    except ValidationError as error:
        form.add_error(None, error.messages)
    context = {"line": line, "asked": line.request, "form": form, "step": STEPS[Action(action)]}
    return render(request, "desk/request_act.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@answering
def write(request: HttpRequest, user: User, pk: int) -> HttpResponse:
    found = found_by(user, pk)
    form = AnswerForm(request.POST)
    if request.method != "POST" or not form.is_valid():
        return show(request, user, found, message_form=form if request.method == "POST" else None)
    country = _speaks_for(user, found)
    try:
        if country is None:
            write_as_bkn(found, form.cleaned_data["text"], by=user)
        else:
            write_as_focal_point(found, form.cleaned_data["text"], country=country, by=user)
    except TooLate:
        messages.error(request, _("The requester’s page is gone, so nobody would read it."))
    else:
        messages.success(request, _("Your message is on the request’s page; the requester is told by mail."))
    return redirect("engagements:desk_request", pk)


def found_by(user: User, pk: int) -> Request:
    return get_object_or_404(
        Request.objects.visible_to(user).select_related("country", "language_wanted", "letter"), pk=pk
    )


def show(request: HttpRequest, user: User, found: Request, **forms_given: Any) -> HttpResponse:
    lines = list(_lines(user).filter(request=found).prefetch_related("steps__by"))
    theirs = found.messages.select_related("country", "by")
    context = {
        "asked": found,
        "competencies": found.competencies.with_labels(),
        "lines": _with_buttons(user, lines),
        "is_at_work": any(line.state in Engagement.OPEN for line in lines),
        "said": theirs if may_review(user) else theirs.filter(country__in=user.focal_countries),
        "before": _before(user, found),
        "at_bkn": may_review(user),
        "message_form": forms_given.get("message_form") or AnswerForm(),
        "shows_invented": found.is_demonstration,
    }
    return render(request, "desk/request.html", context)


@require_safe
@answering
def calendar(request: HttpRequest, user: User, pk: int) -> HttpResponse:
    line = get_object_or_404(_lines(user), pk=pk)
    if not calendars.is_settled(line):
        raise Http404
    return calendars.send(line)


def _accept(line: Engagement, form: Any, by: User) -> None:
    given = form.cleaned_data
    for_the_expert = given.get("for_the_expert", False)
    workflow.accept(line, form.days, for_the_expert=for_the_expert, note=given["note"], by=by)


def _with_buttons(user: User, lines: list[Engagement]) -> list[tuple[Engagement, list[Step], Load]]:
    """For whom somebody stands is looked up once for all lines."""
    loads = loads_of([line.official_id for line in lines])
    standing = stands_for(user)
    return [(line, _buttons(line, open_to(user, line, standing(line))), loads[line.official_id]) for line in lines]


def _buttons(line: Engagement, rows: list[Transition]) -> list[Step]:
    actions = dict.fromkeys(row.action for row in rows if row.action in ACTS)
    return [STEPS[action] for action in actions if _is_offered(action, line)]


def _is_offered(action: str, line: Engagement) -> bool:
    if action == Action.ACCEPT:
        return line.expert_answer != Engagement.ExpertAnswer.REFUSED and line.official.is_published
    return action not in WHEN_BEGUN or has_begun(line)


def _before(user: User, found: Request) -> Any:
    """What the same organisation has asked for before."""
    same = Request.objects.visible_to(user).filter(organisation__iexact=found.organisation).exclude(pk=found.pk)
    return same.order_by("-created_at")[:5] if found.organisation else []


def _lines(user: User) -> Any:
    lines = Engagement.objects.visible_to(user)
    return lines.select_related("request__country", "official", "country", "answered_by", "evaluation")


def _speaks_for(user: User, found: Request) -> Country | None:
    """A focal point for its country, BKN for itself."""
    if not user.focal_countries:
        return None
    asked = found.engagements.forwarded().filter(country__in=user.focal_countries)
    passed = found.passed_to.filter(pk__in=user.focal_countries)
    country = Country.objects.filter(pk__in=asked.values("country")).first() or passed.first()
    if country is None and not may_review(user):
        raise PermissionDenied
    return country
