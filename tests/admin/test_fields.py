"""Names in several languages, and lists of names, in forms."""

import pytest
from django import forms
from django.core.exceptions import ValidationError
from django.test import Client

from experts.admin.fields import LinesField, NamesFormField, NamesWidget
from experts.models import Competency, Country, Official
from tests.admin.pages import read_form
from tests.admin.rows import address
from tests.factories import make_competency, make_country, make_official

NAMES = {"en": "Viet Nam", "id": "Vietnam", "vi": "Việt Nam"}


def test_one_input_for_each_language_of_the_site_and_each_text_there_is() -> None:
    html = NamesWidget().render("names", NAMES | {"th": '"><script>'}, {"id": "id_names"})
    assert [html.count(f'name="names_{code}"') for code in ["en", "id", "vi", "th", "my"]] == [1, 1, 1, 1, 0]
    assert '<label for="id_names_id">Bahasa Indonesia</label>' in html
    assert 'value="Việt Nam"' in html
    assert "<script>" not in html


def test_empty_texts_are_left_out_and_others_trimmed() -> None:
    assert NamesFormField().clean({"en": " Laos ", "id": "  "}) == {"en": "Laos"}


@pytest.mark.parametrize(
    ("texts", "required"), [({}, True), ({"id": "Laos"}, True), ({"id": "Laos"}, False), ({"en": "a\0b"}, True)]
)
def test_texts_that_do_not_do(texts: dict[str, str], required: bool) -> None:
    with pytest.raises(ValidationError):
        NamesFormField(required=required).clean(texts)


def test_all_texts_may_be_empty_where_none_is_needed() -> None:
    assert NamesFormField(required=False).clean({"en": ""}) == {}


@pytest.mark.parametrize(
    ("initial", "data", "changed"),
    [
        (NAMES, NAMES, False),
        (NAMES, NAMES | {"th": ""}, False),
        (None, {"en": ""}, False),
        (NAMES, NAMES | {"vi": ""}, True),
        (NAMES, NAMES | {"en": "\0"}, True),
    ],
)
def test_a_change_is_seen(initial: dict[str, str] | None, data: dict[str, str], changed: bool) -> None:
    assert NamesFormField().has_changed(initial, data) is changed


def test_lines_may_hold_commas() -> None:
    field = LinesField(forms.CharField(max_length=10))
    assert field.clean("Sri, S.H.\r\n\r\n  Wati \n") == ["Sri, S.H.", "Wati"]
    assert field.prepare_value(["Sri, S.H.", "Wati"]) == "Sri, S.H.\nWati"
    assert not field.has_changed(["Sri, S.H.", "Wati"], "Sri, S.H.\r\nWati\r\n")
    with pytest.raises(ValidationError):
        field.clean("longer than ten")


def test_a_country_is_named_and_renamed(desk: Client) -> None:
    country = make_country("XX", names=NAMES)
    there = address(Country, "change", "XX")
    fields = read_form(desk, there, "country")
    assert {name: text for name, text in fields.items() if name.startswith("names")} == {
        f"names_{code}": text for code, text in NAMES.items()
    }
    assert desk.post(there, fields | {"names_id": "Negeri", "names_vi": ""}).status_code == 302
    country.refresh_from_db()
    assert country.names == {"en": "Viet Nam", "id": "Negeri"}
    assert (
        "Give at least the English text." in desk.post(there, read_form(desk, there, "country") | {"names_en": ""}).text
    )


def test_a_competency_is_described_in_long_texts(desk: Client) -> None:
    competency = make_competency("skill", descriptions={"en": "Two lines"})
    there = address(Competency, "change", competency.pk)
    assert "<textarea" in desk.get(there).text
    fields = read_form(desk, there, "competency")
    assert desk.post(there, fields | {"descriptions_id": "Dua baris"}).status_code == 302
    competency.refresh_from_db()
    assert competency.descriptions == {"en": "Two lines", "id": "Dua baris"}


def test_other_names_of_an_official(desk: Client) -> None:
    official = make_official(other_names=["Sri, the elder", "Yuni"])
    there = address(Official, "change", official.pk)
    fields = read_form(desk, there, "official")
    assert fields["other_names"] == "Sri, the elder\nYuni"
    assert desk.post(there, fields | {"other_names": "Sri, the elder\r\nWahyu"}).status_code == 302
    official.refresh_from_db()
    assert official.other_names == ["Sri, the elder", "Wahyu"]


@pytest.mark.parametrize(("parent", "told"), [("skill", True), ("other-area", False)])
def test_competencies_have_two_levels(desk: Client, parent: str, told: bool) -> None:
    make_competency("skill", parent="area")
    chosen = make_competency(parent)
    lone = make_competency("lone")
    there = address(Competency, "change", lone.pk)
    response = desk.post(there, read_form(desk, there, "competency") | {"parent": str(chosen.pk)})
    assert ("there are two levels only" in response.text) is told


def test_an_area_with_competencies_stays_an_area(desk: Client) -> None:
    area = make_competency("skill", parent="area").parent
    there = address(Competency, "change", area.pk)
    fields = read_form(desk, there, "competency") | {"parent": str(make_competency("other-area").pk)}
    assert "there are two levels only" in desk.post(there, fields).text
