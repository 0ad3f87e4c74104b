"""The pages of nominations at the desk: those of a state, one with its history, and the steps that it may take."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from experts.models import Nomination, Official, User
from experts.models.nomination import NominationQuerySet
from experts.nominations.at_desk import at_desk
from experts.nominations.carrying import Incomplete, changes
from experts.nominations.desk import told
from experts.nominations.document_forms import ReplacingForm
from experts.nominations.forms import NoteForm, StateForm
from experts.nominations.mending import asks_for_files_only, marks_of, unreadable
from experts.nominations.transitions import Action, find, may_write, open_to
from experts.nominations.wording import STEPS
from experts.nominations.workflow import ACTS, ASKING

State = Nomination.State
ON_A_PAGE = 30


@require_safe
@at_desk
def nominations(request: HttpRequest, user: User) -> HttpResponse:
    form = StateForm(request.GET)
    state = form.cleaned_data["state"] if form.is_valid() else StateForm.OPEN
    found = _in_state(told(Nomination.objects.visible_to(user)), state)
    page = Paginator(found, ON_A_PAGE).get_page(request.GET.get("page"))
    return render(request, "desk/nominations.html", {"form": form, "page": page})


@require_safe
@at_desk
def nomination(request: HttpRequest, user: User, pk: int) -> HttpResponse:
    found = _found(user, pk)
    actions = list(dict.fromkeys(row.action for row in open_to(user, found)))
    mends = found.state == State.RETURNED and not found.has_version and any(action in ASKING for action in actions)
    context = {
        "nomination": found,
        "official": found.official,
        "steps": [STEPS[action] for action in actions if _is_button(action, found)],
        "mends": mends,
        "waits_for_consent": Official.objects.waiting_for_consent().filter(pk__in=[found.official_id]).exists(),
        "writes": may_write(user, found),
        "joined_to": Nomination.objects.visible_to(user).filter(joined=found).first(),
        "marks": marks_of(found),
        "unreadable": [ReplacingForm(one) for one in unreadable(found)] if may_write(user, found) else [],
        "asks_for_files_only": asks_for_files_only(found),
        "changes": changes(found) if found.has_version else [],
        "is_listed": Official.objects.on_desk_of(user).filter(pk__in=[found.official_id]).exists(),
    }
    return render(request, "desk/nomination.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@at_desk
def act(request: HttpRequest, user: User, pk: int, action: str) -> HttpResponse:
    """Asks for a note, then takes the step."""
    found = _found(user, pk)
    try:
        row = find(_action(action), user, found)
        form = NoteForm(row, found, request.POST if request.method == "POST" else None)
        if form.is_valid():
            ACTS[row.action](found, by=user, **form.answer())
            messages.success(request, STEPS[row.action].done)
            return redirect("nominations:nomination", pk)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return redirect("nominations:check" if isinstance(error, Incomplete) else "nominations:nomination", pk)
    context = {"nomination": found, "official": found.official, "form": form, "step": STEPS[row.action]}
    return render(request, "desk/act.html", context)


def _is_button(action: Action, nomination: Nomination) -> bool:
    """What was not sent yet, or came back, is sent from where it is written."""
    is_unsent = nomination.state in (State.DRAFT, State.RETURNED)
    return action in ACTS and not (is_unsent and action in ASKING)


def _found(user: User, pk: int) -> Nomination:
    return get_object_or_404(told(Nomination.objects.visible_to(user)), pk=pk)


def _action(name: str) -> Action:
    if name not in ACTS:
        raise Http404
    return Action(name)


def _in_state(found: NominationQuerySet, state: str) -> NominationQuerySet:
    if state == "all":
        return found
    return found.filter(state=state) if state else found.open()
