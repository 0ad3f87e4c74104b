"""One row of each noun, and the address of its pages."""

from collections.abc import Callable
from string import ascii_uppercase
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model
from django.urls import reverse

from experts.models import (
    Agency,
    Competency,
    Correction,
    Country,
    Engagement,
    EngagementStep,
    Intake,
    Invitation,
    KnownAs,
    Language,
    Look,
    Membership,
    MissedTerm,
    Nomination,
    Official,
    OfficialSlug,
    OutgoingMail,
    ProposedWord,
    Rank,
    Region,
    Request,
    Tier,
    User,
)
from tests.accounts.inviting import make_invitation
from tests.factories import (
    make_agency,
    make_competency,
    make_correction,
    make_country,
    make_focal_agency,
    make_intake,
    make_missed_term,
    make_nomination,
    make_official,
    make_proposed_word,
    make_region,
    make_request,
    make_tier,
    make_user,
)


def make_row(noun: type[Model], number: int = 0) -> Any:
    """A row of the noun that refers to rows of others, each to different ones."""
    return MAKERS[noun](number)


def _agency(number: int) -> Agency:
    return make_agency(f"Office {number}", parent=make_agency(f"Ministry {number}"), seat="ID-JK")


def _competency(number: int) -> Competency:
    area = make_competency(f"area-{number}", id=f"Bidang {number}")
    return make_competency(f"skill-{number}", parent=area, id=f"Keterampilan {number}")


def _country(number: int) -> Country:
    code = f"X{ascii_uppercase[number % 26]}" if number else "ID"
    make_focal_agency(code)
    return make_country(code)


def _user(number: int) -> User:
    return make_user("nominator", email=f"n{number}@example.org", agency=make_agency(f"Agency of {number}"))


def _official(number: int) -> Official:
    return make_official(
        f"Official {number}",
        agency=make_agency(f"Agency {number}"),
        competencies=[_competency(number)],
        tier=f"tier-{number}",
    )


def _intake(number: int) -> Intake:
    sender = make_user(email=f"sender{number}@example.org")
    return make_intake(name=f"File {number}", country=_country(number), sender=sender, counts={"rows": number})


def _request(number: int) -> Request:
    """With an expert about whom somebody answered, and a step."""
    request = make_request(_official(number), organisation=f"Office {number}", country=_country(number))
    request.competencies.add(_competency(number))
    line = request.engagements.get()
    EngagementStep.objects.create(engagement=line, party="bkn", by=_user(number), after="waiting")
    return request


def _look(number: int) -> Look:
    auditor = make_user("auditor", email=f"looks{number}@example.org")
    return Look.objects.create(by=auditor, official=_official(number), part="record")


def _known_as(number: int) -> KnownAs:
    competency = make_competency(f"meant-{number}")
    return KnownAs.objects.create(
        kind="competency", value=f"Word {number}", target=competency.slug, country=_country(number)
    )


def _proposed_word(nomination: Nomination, number: int) -> ProposedWord:
    return make_proposed_word(f"Word {number}", nomination, by=nomination.created_by)


MAKERS: dict[type[Model], Callable[[int], Model]] = {
    Agency: _agency,
    Competency: _competency,
    Correction: lambda number: make_correction(_official(number), state="open"),
    Country: _country,
    Engagement: lambda number: _request(number).engagements.get(),
    Intake: _intake,
    KnownAs: _known_as,
    Invitation: lambda number: make_invitation(
        agencies=[make_agency(f"Agency {number}")], email=f"n{number}@example.org", name=f"Name {number}"
    ),
    Language: lambda number: Language.objects.create(code=f"x{number:02}", names={"en": f"Language {number}"}),
    Look: _look,
    Membership: lambda number: _user(number).memberships.get(),
    MissedTerm: lambda number: make_missed_term(f"skill {number}"),
    Nomination: lambda number: make_nomination(_official(number), state="endorsed", by=_user(number)),
    Official: _official,
    OfficialSlug: lambda number: OfficialSlug.objects.get(official=_official(number)),
    OutgoingMail: lambda number: OutgoingMail.objects.create(
        recipient=f"n{number}@example.org", subject=f"Mail {number}", message_id=f"<{number}@example.org>"
    ),
    ProposedWord: lambda number: _proposed_word(make_nomination(_official(number), by=_user(number)), number),
    Rank: lambda number: Rank.objects.create(country=make_country(), title=f"Rank {number}", tier=make_tier()),
    Region: lambda number: make_region(f"ID-{number:03}", f"Region {number}"),
    Request: _request,
    Tier: lambda number: make_tier(f"tier-{number}"),
    User: _user,
}
NOUNS = list(MAKERS)


def address(noun: type[Model], page: str, *args: object) -> str:
    return reverse(f"admin:experts_{noun._meta.model_name}_{page}", args=args)


def warm_up() -> None:
    """What the first request of a process looks up and keeps."""
    ContentType.objects.get_for_models(*NOUNS)
