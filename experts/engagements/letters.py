"""The mails about requests, each in its reader's language. None of them holds a contact of an expert."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence

from django.conf import settings
from django.urls import reverse
from django.utils.translation import override

from experts import mails
from experts.access import keepers_of, reviewers
from experts.engagements.transitions import Party
from experts.guards.links import absolute, link
from experts.models import Country, Engagement, EngagementStep, Request, RequestMessage, User

State = Engagement.State
CONFIRM = "confirm-request"
PAGE = "request"
EXPERT = "engagement-of-an-expert"

CALLED_OFF = (State.CANCELLED, State.DECLINED, State.FORWARDED)  # from agreed

Bundle = list[EngagementStep]
Tell = Callable[[Engagement], None]


def ask_the_requester(request: Request) -> None:
    """To an address that anybody may have typed: so it holds nothing of what was typed."""
    with override(request.language):
        address = link("engagements:request_confirm", CONFIRM, request.pk)
    mails.send("request_to_confirm", request.requester_email, {"link": address}, request.language)


def tell_opened(request: Request) -> None:
    """The requester gets the link to the request’s page. A need for which nobody was chosen waits for BKN."""
    experts = [line.official for line in request.engagements.select_related("official").order_by("position")]
    _to_requester("request_opened", request, experts=experts)
    if not experts:
        for person in reviewers():
            _to_person("request_waits", person, request, is_left=False)


def send_link(request: Request) -> None:
    _to_requester("request_link", request)


def tell(steps: Sequence[EngagementStep]) -> None:
    """One mail a person about all the steps of a kind."""
    answered: dict[tuple[Request, str], Bundle] = defaultdict(list)
    moved: dict[tuple[User, Request, str], Bundle] = defaultdict(list)
    for step in steps:
        line = step.engagement
        if step.before == State.CONFIRMED and step.after in CALLED_OFF and not line.official.has_left:
            tell_expert_called_off(step)
        if step.party != Party.REQUESTER and step.after != State.FORWARDED and step.before != step.after:
            answered[line.request, step.after].append(step)
        for person in _keepers(step):
            moved[person, line.request, step.after].append(step)
    for (request, _state), bundle in answered.items():
        _to_requester("engagement_answered", request, steps=bundle, step=bundle[0])
    for (person, request, state), bundle in moved.items():
        template = "engagement_waits" if state == State.FORWARDED else "engagement_moved"
        _to_person(template, person, request, steps=bundle, step=bundle[0])


def remind_focal_point(engagement: Engagement) -> None:
    for person in keepers_of(engagement.country_id):
        _to_person("engagement_late", person, engagement.request, engagement=engagement, at_bkn=False)


def tell_bkn_late(engagement: Engagement) -> None:
    for person in reviewers():
        _to_person("engagement_late", person, engagement.request, engagement=engagement, at_bkn=True)


def remind_requester(engagement: Engagement) -> None:
    _to_requester("engagement_to_agree", engagement.request, engagement=engagement)


def ask_whether_held(engagement: Engagement) -> None:
    _to_requester("engagement_over", engagement.request, engagement=engagement)
    for person in keepers_of(engagement.country_id):
        _to_person("engagement_over", person, engagement.request, engagement=engagement)


def tell_nobody_left(request: Request) -> None:
    for person in reviewers():
        _to_person("request_waits", person, request, is_left=True)


def tell_passed_on(request: Request, countries: Iterable[Country]) -> None:
    for country in countries:
        for person in keepers_of(country.pk):
            _to_person("request_passed_on", person, request, country=country)


def tell_closed(request: Request) -> None:
    _to_requester("request_closed", request)


def ask_expert(engagement: Engagement, to: str, *, by: User) -> None:
    _to_expert("expert_asked", engagement, to, by=by)


def tell_expert_agreed(engagement: Engagement) -> None:
    """That it will take place, where the calendar’s entry is."""
    for address in mails.addresses_of(engagement.official):
        _to_expert("expert_agreed", engagement, address)


def tell_expert_called_off(step: EngagementStep) -> None:
    for address in mails.addresses_of(step.engagement.official):
        _to_expert("expert_called_off", step.engagement, address, is_moved=step.after == State.FORWARDED)


def tell_expert_answered(engagement: Engagement) -> None:
    for person in keepers_of(engagement.country_id):
        _to_person("expert_answered", person, engagement.request, engagement=engagement)


def tell_message(message: RequestMessage) -> None:
    """To the other side: that there is a message. What it says is read on the page."""
    request = message.request
    if message.author != RequestMessage.Author.REQUESTER:
        _to_requester("request_message", request, message=message)
        return
    for person in keepers_of(message.country_id) if message.country_id else reviewers():
        _to_person("request_message", person, request, message=message)


def _keepers(step: EngagementStep) -> Iterator[User]:
    """Those who answer for the expert, of what they have not done themselves; not of whom they never were asked."""
    line = step.engagement
    if step.party == Party.FOCAL_POINT and step.after != State.FORWARDED:
        return
    if step.before == State.WAITING and step.after != State.FORWARDED:
        return
    yield from (person for person in keepers_of(line.country_id) if person != step.by)


def _to_expert(template: str, engagement: Engagement, to: str, **context: object) -> None:
    """In the language of the expert’s country, where the pages speak it."""
    language = mails.language_of(engagement.official)
    with override(language):
        address = link("engagements:expert_answer", EXPERT, engagement.pk)
    given = {"engagement": engagement, "request": engagement.request, "link": address}
    mails.send(template, to, given | context, language)


def _to_requester(template: str, request: Request, **context: object) -> None:
    if not request.requester_email:  # erased: nobody is left to be told
        return
    with override(request.language):
        address = link("engagements:request", PAGE, request.pk)
    mails.send(template, request.requester_email, {"request": request, "link": address, **context}, request.language)


def _to_person(template: str, person: User, request: Request, **context: object) -> None:
    language = person.language or settings.LANGUAGE_CODE
    with override(language):
        address = absolute(reverse("engagements:desk_request", args=[request.pk]))
    mails.send(template, person.email, {"request": request, "link": address, **context}, language)
