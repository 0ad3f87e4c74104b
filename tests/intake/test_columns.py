import pytest

from experts.intake.columns import FIELDS, NAMES, recognise, require
from experts.intake.outcome import UnreadableError


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("Country", "country"),
        ("NEGARA", "country"),
        ("Nama Lengkap", "name"),
        ("name_local", "name_local"),
        ("position", "position"),
        ("Jabatan", "position"),
        ("portfolio", "unit"),
        ("Unit Kerja", "unit"),
        ("Kementerian/Lembaga", "agency"),
        ("parent_agency", "parent_agency"),
        ("as_of", "as_of"),
        ("Gelar Depan", "title_before"),
        ("Bidang Keahlian", "competencies"),
        ("Bahasa", "languages"),
    ],
)
def test_usual_names_are_recognised(header: str, field: str) -> None:
    assert recognise([header]).places == {field: (0,)}


def test_no_name_means_two_things() -> None:
    assert len(FIELDS) == sum(len(names.split(", ")) for names in NAMES.values())


def test_unknown_columns_are_named_and_empty_headers_are_not() -> None:
    columns = recognise(["name", "shoe size", "", "country", "licence"])
    assert columns.places == {"name": (0,), "country": (3,)}
    assert columns.ignored == ["shoe size", "licence"]


def test_two_columns_of_one_meaning_are_refused_by_name() -> None:
    with pytest.raises(UnreadableError, match="“Nama” and “Full name” mean the same"):
        recognise(["Nama", "Country", "Full name"])


@pytest.mark.parametrize(
    ("header", "message"),
    [
        (["shoe size"], "None of the columns was recognised"),
        (["name", "position"], "no column for the country.*name, position"),
        (["country", "position", "shoe size"], "no column for the name.*country, position, shoe size"),
    ],
)
def test_a_table_that_is_not_of_people_is_refused(header: list[str], message: str) -> None:
    with pytest.raises(UnreadableError, match=message):
        require(recognise(header))


def test_the_name_in_its_own_script_is_name_enough() -> None:
    require(recognise(["country", "name_local"]))
