"""Cells that were typed in an old encoding or on another keyboard are mended, and it is told at the cell."""

import pytest

from experts.models import Agency, Official
from tests.intake.files import person, take

pytestmark = pytest.mark.django_db
REPLACED = "Letters of another script were replaced by the Latin ones that look the same."
NARROWED = "Full-width letters were replaced by ordinary ones."


def remarks(**cells: str) -> dict[str, str]:
    """What was remarked on the cells of a row, by column."""
    outcome = take(person(**cells))
    assert outcome.problems == []
    told = {remark.column: remark.reason for remark in outcome.remarks}
    assert len(told) == len(outcome.remarks), "Two remarks on one cell."
    return told


def test_zawgyi_is_kept_as_unicode_and_told_at_each_cell() -> None:
    told = remarks(name="Khin Mar", name_local="ေဒၚခင္မာ", agency="ပညာေရးဝန္ႀကီးဌာန", country="MM")
    assert told == {
        "name_local": "It was in Zawgyi; in Unicode it is “ဒေါ်ခင်မာ”.",
        "agency": "It was in Zawgyi; in Unicode it is “ပညာရေးဝန်ကြီးဌာန”.",
    }
    official = Official.objects.get()
    assert official.name_local == "ခင်မာ"
    assert official.posts.get().agency == Agency.objects.get(country="MM", name_local="ပညာရေးဝန်ကြီးဌာန")


def test_what_could_be_either_is_what_the_rest_of_its_row_is() -> None:
    greeting, in_unicode = "မဂၤလာပါ", "မင်္ဂလာပါ"
    assert remarks(name_local=greeting, country="MM") == {}
    assert in_unicode in remarks(name_local=greeting, agency="ပညာေရးဝန္ႀကီးဌာန", country="MM")["name_local"]


def test_look_alikes_and_wide_letters_are_told_in_every_text() -> None:
    told = remarks(
        name="ΑΝΤΟΝΙΟ ТАΝ",
        position="Direсtor",
        unit="Ｕｎｉｔ　２",
        agency="Μinistry of Ｗonders",
        summary="Plаns.",
        country="ＰＨ",
        as_of="２０２０",
    )
    assert told == {
        "name": REPLACED,
        "position": REPLACED,
        "unit": NARROWED,
        "agency": f"{NARROWED} {REPLACED}",
        "summary": REPLACED,
        "country": NARROWED,
        "as_of": NARROWED,
    }
    official = Official.objects.get()
    post = official.posts.get()
    assert (official.name, official.summary, official.country_id) == ("Antonio Tan", "Plans.", "PH")
    assert (post.title, post.unit, post.agency.name) == ("Director", "Unit 2", "Ministry of Wonders")


def test_wide_marks_divide_a_list_as_ordinary_ones_do() -> None:
    assert remarks(other_names="김민지；김민자; 金敏智", country="KR") == {}
    assert Official.objects.get().other_names == ["김민지", "김민자", "金敏智"]


def test_a_wide_formula_is_a_formula() -> None:
    (problem,) = take(person(position='＝HYPERLINK("http://example.org")')).problems
    assert "formula" in problem.reason
