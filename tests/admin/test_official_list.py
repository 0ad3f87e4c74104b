"""What the list of officials can be narrowed to, and in which order a search gives them."""

from datetime import UTC, datetime

import pytest
from django.core.files.base import ContentFile
from django.test import Client

from experts.models import Contact, Official
from tests.admin.rows import address
from tests.factories import (
    make_agency,
    make_competency,
    make_language,
    make_nomination,
    make_official,
    make_user,
)

LIST = address(Official, "changelist")


def names(desk: Client, query: str) -> list[str]:
    page = desk.get(f"{LIST}?{query}")
    assert page.status_code == 200, page
    return [official.name for official in page.context["cl"].result_list]


@pytest.fixture
def whole(db: None) -> Official:
    """A record that lacks nothing, and with it one that lacks everything."""
    area = make_competency("area")
    official = make_official(
        "Whole", agency=make_agency("Ministry A"), competencies=[make_competency("skill", parent=area)], summary="Yes."
    )
    official.photo.save("x.png", ContentFile(b"x"))
    official.languages.create(language=make_language(), level=3, can_teach=True)
    Contact.objects.create(official=official, kind="email", value="a@example.org")
    make_official("Empty", agency=make_agency("Ministry B"), summary="", published=False)
    return official


@pytest.mark.usefixtures("own_folders")
def test_each_filter_keeps_those_that_its_name_says(desk: Client, whole: Official) -> None:
    for part in ("photo", "summary", "competency", "language", "contact"):
        assert names(desk, f"lacks={part}") == ["Empty"], part
    post, skill = whole.posts.get(), whole.expertise.get().competency
    assert names(desk, f"agency={post.agency_id}") == ["Whole"]
    assert names(desk, f"competency={skill.pk}") == names(desk, f"competency={skill.parent_id}") == ["Whole"]
    make_nomination(whole, by=make_user(email="by@example.org"))
    assert names(desk, "nomination=open") == ["Whole"]
    Official.objects.filter(pk=whole.pk).update(status="hidden", status_reason="objected")
    assert names(desk, "wish=own") == ["Whole"]
    assert names(desk, "confirmation=never") == ["Empty", "Whole"]


def test_likely_duplicates_have_one_name_in_one_country_and_are_not_withdrawn(desk: Client) -> None:
    for name, country in [("Budi Ú", "ID"), ("budi u", "ID"), ("Budi U", "TH"), ("Citra", "ID")]:
        make_official(name, country=country)
    assert names(desk, "duplicates=likely") == ["budi u", "Budi Ú"]
    Official.objects.filter(name="budi u").update(status="withdrawn", status_reason="duplicate")
    assert names(desk, "duplicates=likely") == []


def test_a_search_finds_whoever_is_not_public_too_and_keeps_its_order_on_every_page(desk: Client) -> None:
    agency = make_agency("Office of Sri")
    for number in range(51):
        make_official(f"Adi {number:02}", agency=agency, published=False)
    make_official("Zul Sri", agency=agency)
    assert names(desk, "q=sri")[0] == "Zul Sri"  # a name counts more than an agency
    assert names(desk, "q=sri&p=2") == ["Adi 49", "Adi 50"]
    assert names(desk, "q=sri&o=1")[0] == "Adi 00"
    assert names(desk, "q=sri&status__exact=published") == ["Zul Sri"]
    assert not Client().get("/experts/", {"q": "Adi"}).context["results"].cards


def test_the_drill_down_goes_from_years_to_days(desk: Client) -> None:
    for name, day in [("A", datetime(2024, 11, 30, 12, tzinfo=UTC)), ("B", datetime(2026, 2, 3, 12, tzinfo=UTC))]:
        Official.objects.filter(pk=make_official(name).pk).update(updated_at=day)
    assert "?updated_at__year=2025" in desk.get(LIST).text
    page = desk.get(f"{LIST}?updated_at__year=2026").text
    assert "updated_at__month=2" in page
    assert "updated_at__month=3" not in page
    assert names(desk, "updated_at__year=2026&updated_at__month=2&updated_at__day=3") == ["B"]
    assert desk.get(f"{LIST}?updated_at__year=2026&updated_at__month=2&updated_at__day=31").status_code < 400


def test_a_filter_by_typing_shows_what_is_chosen_and_keeps_the_others(desk: Client) -> None:
    agency = make_agency("Ministry of Finance")
    make_official("A", agency=agency)
    page = desk.get(f"{LIST}?agency={agency.pk}&status__exact=published&p=1").text
    assert f'<option value="{agency.pk}" selected' in page
    assert '<input type="hidden" name="status__exact" value="published">' in page
    assert "autocomplete.js" in page
    for nonsense in ("x", "%00", "9" * 40):
        assert desk.get(f"{LIST}?agency={nonsense}&competency={nonsense}").status_code in (200, 302)
