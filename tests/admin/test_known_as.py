"""The words of spreadsheets: what was answered, to be looked at and changed."""

import pytest
from django.test import Client

from experts.models import KnownAs
from tests.admin.pages import read_form
from tests.admin.rows import address
from tests.factories import make_agency, make_competency, make_country

pytestmark = pytest.mark.django_db


def know(kind: str, value: str, target: str, country: str | None = None) -> KnownAs:
    return KnownAs.objects.create(
        kind=kind, value=value, target=target, country=make_country(country) if country else None
    )


def choices(desk: Client, word: KnownAs) -> dict[str, str]:
    return dict(desk.get(address(KnownAs, "change", word.pk)).context["adminform"].form.fields["target"].choices)


def test_what_a_word_means_is_chosen_from_what_there_is_of_its_kind(desk: Client) -> None:
    make_agency("Ministry of Finance")
    make_agency("Bo Tai chinh", "VN")
    make_competency("taxation")
    agency = choices(desk, know("agency", "Kemenkeu", "id-ministry-of-finance", "ID"))
    assert agency["id-ministry-of-finance"] == "Ministry of Finance"
    assert "vn-bo-tai-chinh" not in agency
    assert choices(desk, know("competency", "Pajak", "taxation"))["taxation"] == "Taxation"
    assert choices(desk, know("column", "Jabatan akhir", "position"))["position"] == "Post: Title of the post"


def test_a_word_can_come_to_mean_something_else_or_nothing(desk: Client) -> None:
    make_competency("taxation")
    word = know("competency", "Pajak", "audit")
    there = address(KnownAs, "change", word.pk)
    assert choices(desk, word)["audit"] == "audit"  # which is gone
    for target in ["taxation", ""]:
        desk.post(there, read_form(desk, there, "knownas") | {"target": target})
        word.refresh_from_db()
        assert word.target == target


@pytest.mark.parametrize("target", ["nothing", "\0", "x" * 5000])
def test_it_can_not_mean_what_is_not_there(desk: Client, target: str) -> None:
    word = know("competency", "Pajak", "")
    there = address(KnownAs, "change", word.pk)
    answer = desk.post(there, read_form(desk, there, "knownas") | {"target": target})
    assert "Select a valid choice." in answer.text


@pytest.mark.parametrize(
    ("query", "shown"),
    [("kind__exact=agency", {"Kemenkeu"}), ("country__code__exact=VN", {"BTC"}), ("q=pajak", {"Pajak"})],
)
def test_words_are_found_by_kind_and_country(desk: Client, query: str, shown: set[str]) -> None:
    know("agency", "Kemenkeu", "id-x", "ID")
    know("competency", "BTC", "", "VN")
    know("competency", "Pajak", "")
    page = desk.get(address(KnownAs, "changelist") + "?" + query)
    assert {str(word) for word in page.context["cl"].result_list} == shown


def test_a_word_can_be_forgotten(desk: Client) -> None:
    word = know("competency", "Pajak", "")
    desk.post(address(KnownAs, "delete", word.pk), {"post": "yes"})
    assert not KnownAs.objects.exists()
