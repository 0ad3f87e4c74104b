"""One official with everything, and the addresses of all public pages."""

from datetime import date

from django.urls import URLPattern, translate_url

from experts.corrections.urls import urlpatterns as corrections
from experts.directory.urls import urlpatterns as directory
from experts.engagements.urls import urlpatterns as engagements
from experts.models import Achievement, Assignment, Education, Official, Post
from experts.ownsay.urls import urlpatterns as ownsay
from tests.factories import make_agency, make_official


def make_full_official(name: str = "Sri Wahyuni", **fields: object) -> Official:
    agency = make_agency("Agency of Records", acronym="AOR", seat="ID-JK", name_local="Badan Arsip")
    official = make_official(
        name,
        agency=agency,
        tier="executive",
        competencies=["talent-management", "taxation"],
        languages=["id", "en"],
        name_local="ᮞᮢᮤ",
        title_before="Dr.",
        title_after="M.Si.",
        rank_title="JPT Pratama",
        summary="Trains assessors.",
        summary_local="Melatih asesor.",
        service_since=2001,
        modes=["online", "in-person"],
        categories=["academic"],
        travels=True,
        available_from=date(2027, 1, 1),
        available_until=date(2029, 1, 1),
        notice_weeks=4,
        confirmed_on=date(2026, 3, 3),
        is_demonstration=True,
        **fields,
    )
    Post.objects.create(official=official, title="Clerk", until=date(2001, 1, 1))
    Assignment.objects.create(official=official, title="A course", year=2024, role="trainer", country_id="SG")
    Education.objects.create(official=official, qualification="Master", institution="University", country_id="ID")
    Achievement.objects.create(official=official, kind="award", title="Medal", link="https://example.org/")
    return official


EXAMPLES = {
    "official": ["/experts/sri-wahyuni/"],
    "photo": [],
    "officials": [
        "/experts/",
        "/experts/?country=ID&competency=talent-management&available=2027-05&region=ID-JK",
        "/experts/?q=sri&sort=updated&page=9",
        "/experts/?country=XX&all=agency",
        "/experts/?q=nobody&country=ID&role=trainer",
    ],
    "suggest": ["/suggest/?q=s", "/suggest/?q=nothing"],
    "competency": ["/competencies/talent-management/", "/competencies/human-resource-management/"],
    "country": ["/countries/ID/", "/countries/LA/", "/countries/JP/"],
    "agency": ["/agencies/id-agency-of-records/"],
    "where": ["/where/", "/where/?role=trainer", "/where/?role=wizard"],
    "where_area": ["/where/human-resource-management/", "/where/public-finance/?role=speaker"],
    "home": ["/"],
    "correct": ["/experts/sri-wahyuni/correct/"],
    "sent": ["/experts/sri-wahyuni/correct/sent/"],
    "confirm": [],  # for whoever has a link only
    **dict.fromkeys(["look", "own_confirm", "own_correct", "own_leave", "own_agree", "own_refuse"], []),
    "own_thanks": [f"/own-record/thanks/{act}/" for act in ["confirm", "correct", "leave", "agree", "refuse"]],
    **dict.fromkeys(["ask", "decide"], []),  # at a desk
    "request_new": [
        "/engagements/ask/",
        "/engagements/ask/?expert=sri-wahyuni,budi-hartono",
        "/engagements/ask/?q=rice&competency=taxation&competency=nonsense",
    ],
    # for whoever has a link only
    **dict.fromkeys(["request_confirm", "request", "request_write", "request_cancel", "request_act"], []),
    **dict.fromkeys(["request_data", "request_erase", "request_calendar", "expert_answer", "expert_calendar"], []),
    **dict.fromkeys([one.name for one in engagements if str(one.name).startswith("request_letter")], []),
    **dict.fromkeys([one.name for one in engagements if str(one.name).startswith("desk_")], []),
    "shortlist": ["/shortlist/", "/shortlist/?experts=sri-wahyuni,budi-hartono,nobody"],
}
FORMS = {  # made anew for each reader
    f"{prefix}{path}"
    for prefix in ("", "/id")
    for path in ("/experts/sri-wahyuni/correct/", "/listed/", "/engagements/link/", *EXAMPLES["request_new"])
}
FILES = {
    *("robots", "sitemaps", "sitemap", "official_vcard", "officials_csv", "officials_xlsx", "officials_feed"),
    *("shortlist_csv", "shortlist_xlsx"),
}


def public_paths() -> list[str]:
    """The address of at least one page behind every public route, in both languages."""
    paths = []
    for route in [*directory, *corrections, *engagements, *ownsay]:
        assert isinstance(route, URLPattern)
        if route.name not in FILES:
            paths += EXAMPLES.get(route.name or "", [f"/{route.pattern}"])
    return paths + [translate_url(path, "id") for path in paths]


def fragment_paths() -> list[str]:
    """The addresses that answer htmx with a part of a page."""
    return [*EXAMPLES["officials"], *EXAMPLES["suggest"]]
