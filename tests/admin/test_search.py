"""Search on the desk: every word, in all that something is called, accents or not."""

import pytest
from django.db.models import Model
from django.test import Client, RequestFactory

from experts.models import Agency, Competency, Country, Language, Official, Rank, Region, Tier
from tests.admin.rows import address
from tests.factories import make_agency, make_official


@pytest.fixture
def _officials(db: None) -> None:
    bkn = make_agency("Badan Kepegawaian Negara", acronym="BKN")
    make_official("Sri Wahyuni", agency=bkn, post="Director of Talent")
    make_official("Vương Đình Huệ", country="VN", post="Chair", other_names=["Uncle Hue"])
    make_official("Anong Wattana", country="TH", name_local="อนงค์ วัฒนา", post="Director")
    make_official("Seán O'Brien", country="TL", post="Adviser", unit="Office 50%_off")


@pytest.mark.usefixtures("_officials")
@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("sri", {"Sri Wahyuni"}),
        ("WAHYUNI sri", {"Sri Wahyuni"}),
        ("wahyuni bkn", {"Sri Wahyuni"}),
        ("kepegawaian talent", {"Sri Wahyuni"}),
        ("dinh hue", {"Vương Đình Huệ"}),
        ("Đình", {"Vương Đình Huệ"}),
        ("uncle", {"Vương Đình Huệ"}),
        ("วัฒ", {"Anong Wattana"}),
        ("director", {"Sri Wahyuni", "Anong Wattana"}),
        ("director bkn", {"Sri Wahyuni"}),
        ("o'brien", {"Seán O'Brien"}),
        ("sri wattana", {"Sri Wahyuni", "Anong Wattana"}),  # nobody has both, and the page says so
        ("50%", {"Seán O'Brien"}),
        ("%%%", set()),
        ("s\0ri", {"Sri Wahyuni"}),
    ],
)
def test_officials(desk: Client, words: str, found: set[str]) -> None:
    model_admin = desk.get(address(Official, "changelist")).context["cl"].model_admin
    result, _duplicates = model_admin.get_search_results(RequestFactory().get("/"), Official.objects.all(), words)
    assert {official.name for official in result} == found
    if "\0" not in words:
        page = desk.get(address(Official, "changelist"), {"q": words})
        assert {official.name for official in page.context["cl"].result_list} == found
        assert ("Nobody has all of the words" in page.text) == (words == "sri wattana")


@pytest.mark.parametrize(
    ("noun", "words", "found"),
    [
        (Country, "viet", "VN"),
        (Country, "Kamboja", "KH"),
        (Language, "inggris", "en"),
        (Region, "jakarta", "ID-JK"),
        (Tier, "senior", "senior-executive"),
        (Rank, "madya jpt", "JPT Madya"),
        (Competency, "tálenta MANAJEMEN", "Talent management"),
        (Agency, "KÉPEGAWAIAN", "Badan Kepegawaian Negara"),
    ],
)
def test_other_nouns(desk: Client, noun: type[Model], words: str, found: str) -> None:
    make_agency("Badan Kepegawaian Negara")
    results = desk.get(address(noun, "changelist"), {"q": words}).context["cl"].result_list
    assert found in {name for row in results for name in (row.pk, str(row))}
    assert len(results) < noun._default_manager.count()
    assert not desk.get(address(noun, "changelist"), {"q": "xyzzy"}).context["cl"].result_list
    assert not desk.get(address(noun, "changelist"), {"q": "%%"}).context["cl"].result_list


def test_an_autocomplete_tells_two_agencies_of_one_name_apart(desk: Client) -> None:
    for country in ["ID", "TH"]:
        make_agency("Ministry of Xylophones", country)
    query = "app_label=experts&model_name=post&field_name=agency&term=xylophones"
    results = desk.get(f"/admin/autocomplete/?{query}").json()["results"]
    assert [result["text"] for result in results] == ["Ministry of Xylophones · ID", "Ministry of Xylophones · TH"]
