"""That no address makes an error of the server."""

import pytest
from django.db.models import Model
from django.test import Client

from experts.models import (
    Country,
    Official,
)
from tests.admin.rows import NOUNS, address, make_row


def test_the_front_page_lists_what_the_reader_may_see(desk: Client, reviewer: Client) -> None:
    assert "/admin/experts/user/" in desk.get("/admin/").text
    page = reviewer.get("/admin/").text
    assert "/admin/experts/official/" in page
    assert "/admin/experts/user/" not in page


NONSENSE = ["q=%00", "q=%25_%27", "q=" + "a+" * 2500, "p=999999", "p=abc", "o=abc", "o=99.-99", "e=1", "pk=%00", "all="]


@pytest.mark.parametrize("noun", NOUNS)
def test_nonsense_is_no_error_of_the_server(desk: Client, noun: type[Model]) -> None:
    make_row(noun)
    answers = {query: desk.get(address(noun, "changelist") + "?" + query).status_code for query in NONSENSE}
    assert answers.pop("p=999999") in (200, 302)  # a list on one page has no pages to miss
    assert answers == dict.fromkeys(answers, 200) | {"pk=%00": 302}


@pytest.mark.parametrize(
    ("query", "answers"),
    [
        ("status__exact=xx", 200),
        ("status__exact=%00", 302),
        ("country__code__exact=%00", 302),
        ("country__code__exact=XX", 200),
        ("tier__slug__exact=..%2F..%2Fetc", 200),
        ("category=xx", 200),
        ("category=%00", 302),
        ("confirmation=xx", 200),
        ("updated_at__year=99999", 302),
        ("updated_at__year=abc", 302),
        ("updated_at__year=2026&updated_at__month=13", 302),
        ("id__exact=99999999999999999999999999", 200),
        ("is_demonstration__exact=7", 302),
        ("confirmed_by__password__startswith=a", 400),
    ],
)
def test_nonsense_in_a_filter_is_no_error_of_the_server(desk: Client, query: str, answers: int) -> None:
    make_row(Official)
    assert desk.get(address(Official, "changelist") + "?" + query).status_code == answers


@pytest.mark.parametrize("noun", NOUNS)
def test_nonsense_in_the_address_of_a_record_is_told(desk: Client, noun: type[Model]) -> None:
    for key in ["%00", "999999999999999999999999", "..%2F..", "nobody"]:
        for page in ["change", "history", "delete"]:
            there = address(noun, page, "KEY").replace("KEY", key)
            assert desk.get(there).status_code in (302, 403, 404), there


@pytest.mark.parametrize(("field", "answers"), [("agency", 200), ("nothing", 403), ("%00", 403)])
def test_nonsense_in_an_autocomplete_is_no_error_of_the_server(desk: Client, field: str, answers: int) -> None:
    for term in ["%00", "%25", "x" * 5000, "x+" * 2500]:
        query = f"app_label=experts&model_name=post&field_name={field}&term={term}"
        assert desk.get(f"/admin/autocomplete/?{query}").status_code == answers


def test_nonsense_in_the_address_of_an_empty_form_is_no_error_of_the_server(desk: Client) -> None:
    query = "?country=%00&names=%00&photo=x&categories=x&version=x&own_language=%00&tier=XX&other_names=%00"
    assert desk.get(address(Official, "add") + query).status_code == 200
    assert desk.get(address(Country, "add") + query).status_code == 200


def test_the_desk_speaks_both_languages(desk: Client) -> None:
    assert '<html lang="en"' in desk.get("/admin/").text
    assert '<html lang="id"' in desk.get("/admin/", headers={"Accept-Language": "id"}).text
    desk.post("/i18n/setlang/", {"language": "id"})
    assert '<html lang="id"' in desk.get("/admin/").text


def test_a_published_record_links_to_its_public_page_and_a_draft_does_not(desk: Client) -> None:
    official = make_row(Official)
    assert official.get_absolute_url() in desk.get(address(Official, "change", official.pk)).text
    Official.objects.update(status="draft")
    assert official.get_absolute_url() not in desk.get(address(Official, "change", official.pk)).text
