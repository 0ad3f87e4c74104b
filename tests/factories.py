"""Rows for tests, made in one line. What a row refers to is looked up in the database, or made when it is missing."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify

from experts.models import (
    Agency,
    Competency,
    Contact,
    Correction,
    Country,
    Engagement,
    Expertise,
    FocalPointTerm,
    Intake,
    IntakeQuestion,
    IntakeRow,
    Language,
    LanguageSkill,
    Membership,
    MissedTerm,
    Nomination,
    NominationStep,
    Official,
    Post,
    ProposedWord,
    Region,
    Request,
    Tier,
    User,
    WordProposal,
)
from experts.text import letters

NAMES = {
    "BN": "Brunei Darussalam",
    "KH": "Cambodia",
    "ID": "Indonesia",
    "LA": "Lao PDR",
    "MY": "Malaysia",
    "MM": "Myanmar",
    "PH": "Philippines",
    "SG": "Singapore",
    "TH": "Thailand",
    "TL": "Timor-Leste",
    "VN": "Viet Nam",
    "CN": "China",
    "JP": "Japan",
    "KR": "Republic of Korea",
}
PLUS_THREE = {"CN", "JP", "KR"}
PASSWORD = "a long enough password"


def make_language(code: str = "en", en: str = "") -> Language:
    language, _ = Language.objects.get_or_create(code=code, defaults={"names": {"en": en or code.upper()}})
    return language


def make_country(code: str = "ID", **fields: Any) -> Country:
    member = code not in PLUS_THREE
    defaults = {
        "names": {"en": NAMES.get(code, f"Country {code}")},
        "membership": Country.Membership.ASEAN if member else Country.Membership.PLUS_THREE,
        "acceded_on": date(1967, 8, 8) if member else None,
    }
    country, _ = Country.objects.get_or_create(code=code, defaults=defaults | fields)
    return country


def make_region(code: str = "ID-JK", name: str = "") -> Region:
    make_country(code[:2])
    region, _ = Region.objects.get_or_create(code=code, defaults={"country_id": code[:2], "name": name or code})
    return region


def make_tier(slug: str = "executive", en: str = "") -> Tier:
    tier, _ = Tier.objects.get_or_create(slug=slug, defaults={"names": {"en": en or slug.replace("-", " ").title()}})
    return tier


def make_agency(name: str = "Civil Service Agency", country: str = "ID", **fields: Any) -> Agency:
    """An agency; ``seat`` may be the code of a region."""
    make_country(country)
    if isinstance(seat := fields.get("seat"), str):
        fields["seat"] = make_region(seat)
    slug = fields.pop("slug", f"{country.lower()}-{slugify(name)}")
    agency, _ = Agency.objects.get_or_create(slug=slug, defaults={"name": name, "country_id": country} | fields)
    return agency


def make_focal_agency(country: str = "ID", name: str = "", **fields: Any) -> Agency:
    """The agency that is focal point of the country today."""
    agency = make_agency(name or f"Focal agency of {country}", country, **fields)
    FocalPointTerm.objects.get_or_create(country_id=country, until=None, defaults={"agency": agency})
    return agency


def make_competency(
    slug: str = "talent-management",
    *,
    parent: str | Competency | None = None,
    en: str = "",
    id: str = "",
    also: Iterable[tuple[str, str]] = (),
    **fields: Any,
) -> Competency:
    """A competency with its preferred labels; ``also`` adds alternatives: ``[("en", "succession planning")]``."""
    if isinstance(parent, str):
        parent = make_competency(parent)
    competency, created = Competency.objects.get_or_create(slug=slug, defaults={"parent": parent} | fields)
    if created:
        preferred = {"en": en or slug.replace("-", " ").capitalize()} | ({"id": id} if id else {})
        for language, text in preferred.items():
            competency.labels.create(language=make_language(language), text=text, is_preferred=True)
        for language, text in also:
            competency.labels.create(language=make_language(language), text=text)
    return competency


@transaction.atomic
def make_official(
    name: str = "Sri Wahyuni",
    *,
    country: str = "ID",
    published: bool = True,
    post: str = "Director",
    unit: str = "",
    agency: Agency | None = None,
    tier: str | None = None,
    competencies: Iterable[str | Competency] = (),
    roles: Iterable[str] = ("trainer",),
    languages: Iterable[str] = (),
    **fields: Any,
) -> Official:
    """An official with a primary post, expertise in the competencies in those roles, and languages to teach in."""
    make_country(country)
    if published:
        fields = {
            "status": Official.Status.PUBLISHED,
            "legal_basis": Official.LegalBasis.PUBLIC_TASK,
            "legal_basis_on": date(2026, 1, 2),
            "legal_basis_reference": "Decree 1/2026",
        } | fields
    official = Official.objects.create(name=name, country_id=country, tier=make_tier(tier) if tier else None, **fields)
    Post.objects.create(official=official, title=post, unit=unit, agency=agency, is_primary=True)
    for competency in competencies:
        add_expertise(official, competency, roles=roles)
    for language in languages:
        LanguageSkill.objects.create(official=official, language=make_language(language), can_teach=True)
    return official


def add_expertise(
    official: Official, competency: str | Competency, *, roles: Iterable[str] = ("trainer",), **fields: Any
) -> Expertise:
    if isinstance(competency, str):
        competency = make_competency(competency)
    return Expertise.objects.create(official=official, competency=competency, roles=list(roles), **fields)


def make_user(
    role: str = Membership.Role.ADMINISTRATOR,
    *,
    country: str | None = None,
    agency: Agency | None = None,
    email: str = "",
    **fields: Any,
) -> User:
    """A user with one membership; ``country`` is needed for a focal point, ``agency`` for a nominator."""
    email = email or f"{role}{'-' + country.lower() if country else ''}@example.org"
    user = User.objects.create_user(email, PASSWORD, **fields)
    Membership.objects.create(user=user, role=role, country=make_country(country) if country else None, agency=agency)
    return user


def make_contact(official: Official, value: str = "sri@agency.example", **fields: Any) -> Contact:
    return Contact.objects.create(official=official, value=value, **{"kind": "email"} | fields)


def make_correction(official: Official | None = None, **fields: Any) -> Correction:
    """A suggestion that its sender has confirmed, unless its state says otherwise."""
    state = fields.setdefault("state", Correction.State.OPEN)
    now = timezone.now()
    if state != Correction.State.UNVERIFIED:
        fields.setdefault("verified_at", now)
    if state in (Correction.State.DONE, Correction.State.DECLINED):
        fields = {"answer": "It is as the agency says.", "decided_at": now} | fields
    given = {
        "part": "posts",
        "text": "She is a Director now.",
        "requester_email": "reader@example.org",
        "language": "en",
    }
    return Correction.objects.create(official=official or make_official(), **given | fields)


def decider() -> User:
    known = User.objects.filter(email="decider@example.org").first()
    return known or make_user("reviewer", email="decider@example.org")


def make_nomination(
    official: Official | None = None, kind: str = "removal", state: str = "proposed", *, by: User, **fields: Any
) -> Nomination:
    """As if it had come into the state: endorsed by ``endorsed_by`` or, like decided, by whoever proposed it."""
    official, now = official or make_official(), timezone.now()
    fields = {"reason": "retired" if kind == "removal" else "", "note": "Retired in May."} | fields
    if kind != "renewal" and state in ("endorsed", "approved"):
        fields = {"endorsed_by": by, "endorsed_at": now} | fields
    if kind in Nomination.WITH_VERSION:
        fields = {"agency_id": next(iter(by.nominating_agencies), None), "note": ""} | fields
    if state == "joined" and "joined_to" not in fields:
        fields["joined_to"] = make_nomination(make_official("Somebody else"), "renewal", by=by)
    if state in ("approved", "declined", "joined"):
        fields = {"decided_by": decider(), "decided_at": now} | fields
    if state in ("returned", "declined"):
        fields = {"answer": "Say since when."} | fields
    given = {"kind": kind, "state": state, "created_by": by, "country_id": official.country_id}
    nomination = Nomination.objects.create(official=official, **given | fields)
    NominationStep.objects.create(nomination=nomination, by=by, after=state)
    return nomination


def make_intake(state: str = "ready", **fields: Any) -> Intake:
    """A spreadsheet on its way in, with the columns of one sheet."""
    table = {
        "sheet": "",
        "header": ["Name", "Country", "Skills", "Shoe size"],
        "samples": [["Sri Wahyuni", "Indonesia", "Taxation, Talent management", "42"]],
        "fields": ["name", "country", "competencies", ""],
        "separators": ["", "", ",", ""],
        "rows": 1,
    }
    given = {"name": "officials.xlsx", "file": "intake/officials.xlsx", "tables": [table], "digest": "seen"}
    return Intake.objects.create(state=state, **given | fields)


def make_row_of(intake: Intake, kind: str = "new", number: int = 1, **fields: Any) -> IntakeRow:
    given = {"line": number + 1, "name": f"Person {number}", "country_id": "ID"}
    return IntakeRow.objects.create(intake=intake, kind=kind, number=number, **given | fields)


def make_question(
    intake: Intake, kind: str = "agency", value: str = "Ministry of Wonders", **fields: Any
) -> IntakeQuestion:
    given = {"key": letters(value), "line": 2, "country_id": "ID" if kind == "agency" else ""}
    return IntakeQuestion.objects.create(intake=intake, kind=kind, value=value, **given | fields)


def make_request(*officials: Official, state: str = "open", **fields: Any) -> Request:
    """A request that its sender has confirmed, unless its state says otherwise, and the experts it asks for."""
    now = timezone.now()
    if state != Request.State.UNVERIFIED:
        fields.setdefault("verified_at", now)
    if state == Request.State.ENDED:
        fields.setdefault("ended_at", now)
    given = {
        "purpose": "training",
        "mode": "online",
        "organisation": "Academy of Public Service",
        "requester_name": "Rosa Delgado",
        "requester_email": "rosa@academy.example",
        "language": "en",
        "state": state,
    }
    request = Request.objects.create(**given | fields)
    for position, official in enumerate(officials, start=1):
        Engagement.objects.create(request=request, official=official, country_id=official.country_id, position=position)
    return request


def make_missed_term(term: str = "budget wizardry", *, language: str = "en", **fields: Any) -> MissedTerm:
    """As if it had been searched in vain on two days, today on the second one."""
    make_language(language)
    today = timezone.localdate()
    given = {"term": term, "times": 5, "days": 2, "first_on": today - timedelta(days=3), "last_on": today}
    return MissedTerm.objects.create(key=MissedTerm.key_of(term, language), language=language, **given | fields)


def make_proposed_word(words: str, *nominations: Nomination, by: User, **fields: Any) -> ProposedWord:
    word = ProposedWord.objects.create(words=words, key=letters(words), **fields)
    for nomination in nominations:
        WordProposal.objects.create(word=word, nomination=nomination, country_id=nomination.country_id, by=by)
    return word
