"""The mails about nominations and about what happens to a country's records, each in its reader's language."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import override

from experts import mails
from experts.access import administrators, has_desk, keepers_of, reviewers
from experts.guards.links import absolute
from experts.models import Country, Nomination, NominationStep, Official, User
from experts.nominations.mending import marks_in
from experts.nominations.successors import successors
from experts.nominations.transitions import parties_of

State = Nomination.State
NAMED = 50  # people that a mail names; it counts the others


def tell(steps: Sequence[NominationStep]) -> None:
    """One mail a person, however many the steps: to those who decide next, and to those who wait for news."""
    keepers = {country: keepers_of(country) for country in {step.nomination.country_id for step in steps}}
    staff = reviewers() if steps else []
    bundles: dict[tuple[str, User, str], list[NominationStep]] = defaultdict(list)
    for step in steps:
        for template, person in _addressed(step, keepers[step.nomination.country_id], staff):
            bundles[template, person, step.after].append(step)
    for (template, person, _state), bundle in bundles.items():
        _write(template, person, _context(template, bundle, person))


def tell_hidden(official: Official, reason: Official.Reason, by: User) -> None:
    record = absolute(reverse("admin:experts_official_change", args=[official.pk]))
    for person in administrators():
        if person != by:
            _write("expert_hidden", person, {"official": official, "reason": reason.label, "by": by, "link": record})


def tell_edited(
    person: User, official: Official, changes: Callable[[], Any], *, by: User, reason: str, edit: object
) -> None:
    """``changes`` tells them in the language that is active."""
    with override(_language(person)):
        told = changes()
    link = _address(person, "nominations:edited", official.slug, edit)
    _write("record_edited", person, {"official": official, "changes": told, "by": by, "reason": reason, "link": link})


def remind(person: User, due: dict[int, list[Official]]) -> None:
    """``due`` has the officials by the months since somebody looked at their records."""
    steps = [(months, officials[:NAMED], len(officials[NAMED:])) for months, officials in due.items() if officials]
    _write("records_due", person, {"steps": steps, "link": _records(person)})


def tell_stale(person: User, officials: list[Official]) -> None:
    context = {"officials": officials[:NAMED], "more": len(officials[NAMED:]), "link": _records(person)}
    _write("records_hidden", person, context)


def tell_handed_over(person: User, handed: Sequence[tuple[Nomination, User]]) -> None:
    """``handed`` has each nomination with whom it was of until now."""
    view = "nominations:desk" if has_desk(person) else "admin:experts_nomination_changelist"
    context = {"handed": handed[:NAMED], "more": len(handed[NAMED:]), "link": _address(person, view)}
    _write("handed_over", person, context)


def tell_seat(country: Country, focal_points: list[User], waiting: Any) -> None:
    """That a country has lost its focal point, or its focal agency: BKN looks after what waits there."""
    for person in administrators():
        of_country = f"?country__code__exact={country.pk}"
        nominations = _address(person, "admin:experts_nomination_changelist") + f"{of_country}&state__exact=open"
        records = _address(person, "admin:experts_official_changelist") + of_country
        context = {"country": country, "focal_points": focal_points, "waiting": waiting}
        _write("seat_changed", person, {**context, "nominations": nominations, "records": records})


def tell_seat_taken(person: User, country: Country, waiting: Any) -> None:
    context = {"country": country, "waiting": waiting, "link": _address(person, "nominations:desk")}
    _write("seat_taken", person, context)


def tell_joined(kept: Nomination, ended: Nomination, note: str, by: User) -> None:
    """Whoever asked for one of them, and the focal points, each with the one that is theirs to read."""
    both = (ended, kept)
    people = {person: one for one in both for person in keepers_of(one.country_id)}
    for one in both:
        people |= {each: one for person in _asked_by(one) for each in successors(one, person)}
    for person, one in sorted(people.items(), key=lambda pair: pair[0].pk):
        if person != by:
            view = "nominations:nomination" if has_desk(person) else "admin:experts_nomination_change"
            context = {"kept": kept, "ended": ended, "note": note, "by": by, "link": _address(person, view, one.pk)}
            _write("nominations_joined", person, context)


def _addressed(step: NominationStep, keepers: list[User], staff: list[User]) -> Iterator[tuple[str, User]]:
    deciders = {State.PROPOSED: keepers, State.ENDORSED: staff}
    waiting = deciders.get(State(step.after), [])
    news = {each for one in _told_of(step) for person in _asked_by(one) for each in successors(one, person)}
    if step.after == State.WITHDRAWN:
        news |= set(deciders.get(State(step.before), []))
    yield from (("nomination_waits", person) for person in waiting if person != step.by)
    others = sorted(news - {step.by, *waiting}, key=lambda person: person.pk)
    yield from (("nomination_moved", person) for person in others)


def _told_of(step: NominationStep) -> list[Nomination]:
    """How it ends is news for whoever asked for what was joined with it."""
    ends = step.nomination.has_version and step.after in (State.APPROVED, State.DECLINED)
    joined = step.nomination.joined.select_related("created_by", "endorsed_by") if ends else []
    return [step.nomination, *joined]


def _asked_by(nomination: Nomination) -> list[User]:
    return [person for person in (nomination.created_by, nomination.endorsed_by) if person]


def _context(template: str, steps: list[NominationStep], person: User) -> dict[str, Any]:
    named = {"named": [(step, marks_in(step)) for step in steps[:NAMED]], "more": len(steps[NAMED:])}
    return {"steps": steps, "step": steps[0], "link": _link(template, steps, person)} | named


def _link(template: str, steps: list[NominationStep], person: User) -> str:
    """The nomination where this person decides about it or reads it, or the list if there are several."""
    nomination = steps[0].nomination
    is_theirs = nomination.state == State.PROPOSED and nomination.country_id in person.focal_countries
    at_bkn = not has_desk(person) or (template == "nomination_waits" and not is_theirs)
    if len(steps) > 1:
        return _address(person, "admin:experts_nomination_changelist" if at_bkn else "nominations:desk")
    if at_bkn:
        return _address(person, "admin:experts_nomination_change", nomination.pk)
    theirs = next((one for one in _told_of(steps[0]) if parties_of(person, one)), nomination)
    return _address(person, "nominations:nomination", theirs.pk)


def _records(person: User) -> str:
    """Where this person renews records."""
    return _address(person, "nominations:desk" if has_desk(person) else "admin:experts_official_changelist")


def _address(person: User, view: str, *args: object) -> str:
    with override(_language(person)):
        return absolute(reverse(view, args=args))


def _write(template: str, person: User, context: dict[str, Any]) -> None:
    mails.send(template, person.email, context, _language(person))


def _language(person: User) -> str:
    return person.language or settings.LANGUAGE_CODE
