"""What somebody types about a new expert, whole, and parts of it."""

from copy import deepcopy
from typing import Any

from experts.models import Agency, Document, Nomination, User
from experts.nominations import drafting
from experts.nominations.version import typed as typing
from experts.nominations.version.sections import BLOCKS, sections_of
from tests.factories import make_competency, make_country, make_language, make_tier

WHOLE: dict[str, Any] = {
    "person": {
        "name": "Budi Santoso",
        "title_before": "Dr.",
        "title_after": "M.Si.",
        "name_local": "",
        "other_names": "",
        "rank_title": "",
        "tier": "",
        "service_since": "2001",
        "categories": ["practitioner"],
        "summary": "Builds fair pay systems.",
        "summary_local": "",
    },
    "posts": [
        {
            "pk": "",
            "title": "Director of Pay",
            "agency": "Agency A",
            "unit": "",
            "since": "2019",
            "until": "",
            "is_primary": False,
        },
        {
            "pk": "",
            "title": "Head of Section",
            "agency": "Agency of Dreams",
            "unit": "",
            "since": "2010",
            "until": "2018",
            "is_primary": False,
        },
    ],
    "expertise": [
        {
            "pk": "",
            "competency": "Talent management",
            "level": "3",
            "roles": ["trainer"],
            "since": "2015",
            "evidence": "",
        }
    ],
    "languages": [{"pk": "", "language": "en", "level": "3", "can_teach": True}],
    "assignments": [
        {
            "pk": "",
            "title": "Course on pay",
            "role": "trainer",
            "year": "2024",
            "organiser": "LAN",
            "country": "",
            "mode": "",
            "audience": "",
        }
    ],
    "contacts": [{"pk": "", "kind": "email", "value": "budi@secret.example", "owner": "office", "sharing": "never"}],
    "identity": {"identity_number": "19700101"},
    "eligibility": {
        "experience": True,
        "recommended_by": "Ministry",
        "conduct": True,
        "independent": True,
        "foreign_languages": False,
        "forums": False,
    },
    "basis": {"kind": "public-task", "on": "2026-01-02", "reference": "Decree 1/2026"},
}


def whole(**parts: Any) -> typing.Typed:
    """The whole version with some fields of parts changed, or rows of a part replaced."""
    typed = deepcopy(WHOLE)
    for name, part in parts.items():
        typed[name] = part if isinstance(part, list) else typed[name] | part
    return typed


def world() -> None:
    """What the whole version refers to."""
    make_competency()
    make_language("en", "English")
    make_tier()


def make_draft(
    by: User, agency: Agency | None, typed: typing.Typed | None = None, *, letter: bool = True
) -> Nomination:
    world()
    country = agency.country if agency else make_country()
    draft = drafting.start(country, agency=agency, by=by, typed=whole() if typed is None else typed)
    if letter:
        Document.objects.create(nomination=draft, kind="recommendation", file="documents/letter.pdf")
    return draft


def write(draft: Nomination, by: User, **parts: Any) -> Nomination:
    """Save parts of it as somebody who has opened their sections just now."""
    draft.refresh_from_db()
    for section in sections_of(draft.kind):
        here = typing.of(section, draft.typed)
        changed = {name: parts[name] for name in here if name in parts}
        if changed:
            mended = here | {n: p if BLOCKS[n].is_many else here[n] | p for n, p in changed.items()}
            draft = drafting.save(draft, section, mended, seen=typing.digest(here), by=by)
    return draft
