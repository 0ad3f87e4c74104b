"""What the requester's page shows: the experts one by one, with what may be done about each."""

from dataclasses import dataclass
from http import HTTPStatus

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from experts.engagements import retention
from experts.engagements.contacts import contacts_for
from experts.engagements.official_letter.forms import LetterForm
from experts.engagements.page_acts import ASKS, Asks
from experts.engagements.page_forms import MessageForm, NoteForm
from experts.engagements.transitions import WHEN_BEGUN, Action, Party, has_begun, open_to
from experts.models import Contact, Engagement, EngagementStep, Request


@dataclass(frozen=True)
class Wrong:
    """What was typed into one of the page’s forms and can’t be taken as it is: ``of`` is the engagement’s key."""

    form: forms.BaseForm
    of: int | None = None
    action: str = ""


@dataclass(frozen=True)
class LineAct:
    action: str
    asks: Asks
    form: forms.BaseForm
    is_open: bool


@dataclass(frozen=True)
class Line:
    engagement: Engagement
    steps: list[EngagementStep]
    contacts: list[Contact]
    acts: list[LineAct]


def show(
    request: HttpRequest,
    found: Request,
    token: str,
    *,
    wrong: Wrong | None = None,
    told: list[str] | None = None,
    status: int = HTTPStatus.OK,
) -> HttpResponse:
    lines = _lines(found, wrong)
    form = wrong and wrong.form
    context = {
        "asked": found,
        "competencies": found.competencies.with_labels(),
        "lines": lines,
        "token": token,
        "told": told or [],
        "form": form,
        "message_form": form if isinstance(form, MessageForm) else MessageForm(request=found),
        "letter_form": form if isinstance(form, LetterForm) else LetterForm(request=found),
        "note_form": NoteForm(auto_id="id_all_%s"),
        "said": found.messages.select_related("country"),
        "shows_invented": found.is_demonstration,
        "is_left": found.is_open and all(line.engagement.state in Engagement.REFUSED for line in lines),
    }
    response = render(request, "engagements/page.html", context, status=status)
    response.headers["Referrer-Policy"] = "strict-origin"  # the token is in the address of this page
    return response


def _lines(found: Request, wrong: Wrong | None) -> list[Line]:
    engagements = list(found.engagements.select_related("official", "country").prefetch_related("steps"))
    contacts = contacts_for(engagements)
    return [
        Line(
            each,
            retention.told(each),
            contacts[each.official_id],
            _acts(each, wrong),
        )
        for each in engagements
    ]


def _acts(engagement: Engagement, wrong: Wrong | None) -> list[LineAct]:
    """Plain buttons first, then what asks for more."""
    rows = [row for row in open_to(Party.REQUESTER, engagement) if _is_asked(row.action, engagement)]
    acts = [_act_of(engagement, row.action, wrong) for row in rows]
    return sorted(acts, key=lambda act: not act.asks.is_bare)


def _is_asked(action: Action, engagement: Engagement) -> bool:
    return action in ASKS and (action not in WHEN_BEGUN or has_begun(engagement))


def _act_of(engagement: Engagement, action: str, wrong: Wrong | None) -> LineAct:
    asks = ASKS[action]
    if wrong and (wrong.of, wrong.action) == (engagement.pk, action):
        return LineAct(action, asks, wrong.form, is_open=True)
    form = asks.form(auto_id=ids_of(engagement.pk, action))
    return LineAct(action, asks, form, is_open=action == Action.EVALUATE)


def ids_of(pk: int, action: str) -> str:
    """Several forms of a kind may be on the page."""
    return f"id_{pk}_{action}_%s"
