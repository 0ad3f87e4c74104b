"""One row of each noun, and the address of its pages."""

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model
from django.urls import reverse

from experts.models import (
    Agency,
    Competency,
    Country,
    Language,
    Membership,
    Official,
    OfficialSlug,
    Rank,
    Region,
    Tier,
    User,
)
from tests.factories import (
    make_agency,
    make_competency,
    make_country,
    make_focal_agency,
    make_official,
    make_region,
    make_tier,
    make_user,
)

NOUNS: list[type[Model]] = [
    Agency,
    Competency,
    Country,
    Language,
    Membership,
    Official,
    OfficialSlug,
    Rank,
    Region,
    Tier,
    User,
]
ACCOUNTS = [Membership, User]


def make_row(noun: type[Model], number: int = 0) -> Model:
    """A row of the noun that refers to rows of others, each to different ones."""
    if noun is Agency:
        parent = make_agency(f"Ministry {number}")
        return make_agency(f"Office {number}", parent=parent, seat="ID-JK")
    if noun is Competency:
        area = make_competency(f"area-{number}", id=f"Bidang {number}")
        return make_competency(f"skill-{number}", parent=area, id=f"Keterampilan {number}")
    if noun is Country:
        code = "X" + "ABCDEFGHIJKLMNOPQRSTUVWXYZ"[number % 26] if number else "ID"
        make_focal_agency(code)
        return make_country(code)
    if noun is Language:
        code = f"x{number:02}"
        return Language.objects.create(code=code, names={"en": f"Language {number}"})
    if noun in ACCOUNTS:
        user = make_user("nominator", email=f"n{number}@example.org", agency=make_agency(f"Agency of {number}"))
        return user if noun is User else user.memberships.get()
    if noun is Rank:
        return Rank.objects.create(country=make_country(), title=f"Rank {number}", tier=make_tier())
    if noun is Region:
        return make_region(f"ID-{number:03}", f"Region {number}")
    if noun is Tier:
        return make_tier(f"tier-{number}")
    skill = make_row(Competency, number)
    official = make_official(
        f"Official {number}", agency=make_agency(f"Agency {number}"), competencies=[skill], tier=f"tier-{number}"
    )
    return official if noun is Official else OfficialSlug.objects.get(official=official)


def address(noun: type[Model], page: str, *args: object) -> str:
    return reverse(f"admin:experts_{noun._meta.model_name}_{page}", args=args)


def warm_up() -> None:
    """What the first request of a process looks up and keeps."""
    ContentType.objects.get_for_models(*NOUNS)
