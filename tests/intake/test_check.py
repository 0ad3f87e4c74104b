from datetime import date

import pytest

from experts.models import Official
from tests.factories import make_competency
from tests.intake.files import as_csv, person, row, take, take_text, told

pytestmark = pytest.mark.django_db


def test_everything_that_a_row_can_say() -> None:
    outcome = take(
        {
            "Negara": "Viet Nam",
            "ID": "VN-17",
            "Nama lengkap": "PGS. Vương Đình An",
            "Nama lokal": "Vương Đình Ân",
            "Nama lain": "An Vuong; A. Vuong",
            "Gelar belakang": "MBA",
            "Kategori": "keduanya",
            "Jenjang": "Senior executive",
            "Pangkat": "Vụ trưởng",
            "Ringkasan": "Builds training systems.",
            "Tahun masuk": "1999",
            "Moda": "online | tatap muka",
            "Jabatan": "Director General",
            "Unit kerja": "Training",
            "Mulai": "2020-03",
            "Sampai": "sekarang",
            "Kompetensi": "talent-management; Manajemen talenta; Career management",
            "Peran": "trainer; narasumber",
            "Bahasa": "en; Vietnamese",
        }
    )
    assert outcome.problems == []
    official = Official.objects.get(name="Vương Đình An")
    assert (official.country_id, official.external_id, official.title_before, official.title_after) == (
        "VN",
        "VN-17",
        "PGS.",
        "MBA",
    )
    assert (official.name_local, official.other_names) == ("Vương Đình Ân", ["An Vuong", "A. Vuong"])
    assert (official.categories, official.tier_id, official.rank_title) == (
        ["academic", "practitioner"],
        "senior-executive",
        "Vụ trưởng",
    )
    assert (official.summary, official.service_since, official.modes) == (
        "Builds training systems.",
        1999,
        ["online", "in-person"],
    )
    post = official.posts.get()
    assert (post.title, post.unit, post.since, post.until, post.is_primary) == (
        "Director General",
        "Training",
        date(2020, 3, 1),
        None,
        True,
    )
    assert [(one.competency.slug, one.roles) for one in official.expertise.order_by("pk")] == [
        ("talent-management", ["trainer", "speaker"]),
        ("career-management", ["trainer", "speaker"]),
    ]
    assert {skill.language_id for skill in official.languages.all()} == {"en", "vi"}


@pytest.mark.parametrize(
    ("cells", "column", "value", "reason"),
    [
        ({"country": "Atlantis"}, "country", "Atlantis", "not one of the pool’s"),
        ({"country": ""}, "country", "", "missing"),
        ({"name": ""}, "name", "", "missing"),
        ({"name": "12345"}, "name", "12345", "not a name"),
        ({"name": "VACANT"}, "name", "VACANT", "vacant"),
        ({"name": '=HYPERLINK("http://example.org";"Sri")'}, "name", '=HYPERLINK("http://', "formula"),
        ({"agency": "#REF!"}, "agency", "#REF!", "formula"),
        ({"as_of": "########"}, "as_of", "########", "formula"),
        ({"name": "@SUM(A1:A9)"}, "name", "@SUM(A1:A9)", "not a name"),
        ({"name": "+cmd|' /C calc'!A0"}, "name", "+cmd", "not a name"),
        ({"name": "-2+3+Sri"}, "name", "-2+3+Sri", "not a name"),
        ({"name": "S" * 201}, "name", "SSSS", "201 characters long; 200 are the most"),
        ({"summary": "x" * 1_000_000}, "summary", "xxxx", "1000000 characters long"),
        ({"position": "", "unit": "Training"}, "position", "", "no title"),
        ({"as_of": "soon"}, "as_of", "soon", "not a date"),
        ({"as_of": "2020/2019"}, "as_of", "2020/2019", "ends before it starts"),
        ({"since": "2020", "until": "2019"}, "until", "2019", "ends before it starts"),
        ({"tier": "emperor"}, "tier", "emperor", "Unknown tier"),
        ({"category": "wizard"}, "category", "wizard", "Unknown category"),
        ({"competencies": "talent-management; alchemy"}, "competencies", "alchemy", "Unknown competency"),
        ({"languages": "Klingon"}, "languages", "Klingon", "Unknown language"),
        ({"service_since": "1066"}, "service_since", "1066", "not a year"),
        ({"titles": "Dr. " * 40}, "title_before", "Dr.", "longer than 100"),
        ({"other_names": "x" * 201}, "other_names", "xxxx", "201 characters"),
        ({"agency": "x" * 256}, "agency", "xxxx", "256 characters"),
        ({"parent_agency": "x" * 256}, "parent_agency", "xxxx", "256 characters"),
        ({"service_since": "1999.5"}, "service_since", "1999.5", "not a year"),
        ({"rank": "x" * 121}, "rank", "xxxx", "121 characters"),
        ({"external_id": "x" * 101}, "external_id", "xxxx", "101 characters"),
        ({"summary_local": "x" * 601}, "summary_local", "xxxx", "601 characters"),
        ({"name_local": "x" * 201}, "name_local", "xxxx", "201 characters"),
        ({"record": "x" * 101}, "record", "xxxx", "101 characters"),
        ({"available_from": "soon"}, "available_from", "soon", "not a date"),
        ({"available_from": "2027", "available_until": "2026"}, "available_until", "2026", "ends before it starts"),
        ({"notice_weeks": "-1"}, "notice_weeks", "-1", "not a number of weeks"),
        ({"notice_weeks": "40000"}, "notice_weeks", "40000", "not a number of weeks"),
        ({"travels": "perhaps"}, "travels", "perhaps", "yes or no"),
    ],
)
def test_what_is_wrong_is_told_with_its_column_value_and_reason(
    cells: dict[str, str], column: str, value: str, reason: str
) -> None:
    outcome = take(person() | cells)
    (problem,) = outcome.problems
    assert (problem.line, problem.column) == (2, column)
    assert problem.value.startswith(value)
    assert len(problem.value) < 100
    assert reason in problem.reason
    assert not Official.objects.exists()


def test_all_that_is_wrong_in_a_row_and_in_a_file_is_told_at_once() -> None:
    outcome = take(
        person(as_of="soon", tier="emperor"),
        person("Budi Raharjo"),
        person("", as_of="never"),
    )
    assert sorted(told(outcome)) == [
        (2, "as_of", "soon"),
        (2, "tier", "emperor"),
        (4, "as_of", "never"),
        (4, "name", ""),
    ]
    assert (outcome.rows, outcome.bad_rows) == (3, 2)


def test_a_row_with_more_cells_than_columns_is_told() -> None:
    outcome = take_text("country,name\nID,Sri,surplus\nID,Budi,,\n")
    assert told(outcome) == [(2, "", "surplus")]
    assert told(take_text("country,name\n,,surplus\n")) == [(2, "", "surplus"), (2, "country", ""), (2, "name", "")]


def test_control_characters_and_turns_of_direction_are_left_out() -> None:
    take(person("Sri\x07 \u202eWahyuni\x00"))
    assert Official.objects.get().name == "Sri Wahyuni"


def test_a_dash_is_an_empty_cell_and_nul_and_markup_are_cleaned_away() -> None:
    outcome = take(person("<p>Staff</p><b>Dr. Bu\0di &amp; Raharjo</b>", as_of="-", unit="Legal <br> Affairs"))
    official = Official.objects.get()
    assert (official.title_before, official.name) == ("Dr.", "Budi & Raharjo")
    post = official.posts.get()
    assert (post.unit, post.since) == ("Legal Affairs", None)
    assert [(remark.line, remark.column) for remark in outcome.remarks] == [(2, "name"), (2, "unit")]


@pytest.mark.parametrize("country", ["ID", "id", "Indonesia", "REPUBLIK INDONESIA"])
def test_a_country_by_code_or_name(country: str) -> None:
    assert take(person(country=country)).problems == []


@pytest.mark.parametrize(
    ("printed", "code"),
    [
        ("Vietnam", "VN"),
        ("Việt Nam", "VN"),
        ("ສປປ ລາວ", "LA"),
        ("Korea Selatan", "KR"),
        ("中国", "CN"),
    ],
)
def test_a_country_in_any_language(printed: str, code: str) -> None:
    take(person(country=printed))
    assert Official.objects.get().country_id == code


def test_the_rank_of_a_state_tells_the_tier() -> None:
    take(person("Ahmad Faizal", country="MY", rank="JUSA A"))
    assert Official.objects.get().tier_id == "senior-executive"


def test_a_merged_competency_stands_for_the_one_it_was_merged_into() -> None:
    make_competency("old-craft", en="Old craft", merged_into=make_competency("new-craft", en="New craft"))
    take_text(as_csv(person(competencies="Old craft; New craft")))
    assert [one.competency.slug for one in Official.objects.get().expertise.all()] == ["new-craft"]


@pytest.mark.parametrize(("text", "weeks"), [("4", 4), ("0", 0), ("4 weeks", 4), ("6 minggu", 6), ("", None)])
def test_the_notice_in_weeks(text: str, weeks: int | None) -> None:
    assert row(notice_weeks=text).notice_weeks == weeks


def test_the_days_of_availability() -> None:
    said = row(available_from="2026-03", available_until="2026-03")
    assert (said.available_from, said.available_until) == (date(2026, 3, 1), date(2026, 3, 31))


def test_what_is_empty_in_a_row_of_the_pool_is_told_by_its_columns() -> None:
    cells = dict.fromkeys(["summary", "kategori", "notice_weeks", "unit"], "")
    told = {"summary", "category", "notice_weeks", "unit"}
    assert row(record="sri-wahyuni", **cells).emptied == told
    assert row(record="sri-wahyuni", **(cells | {"summary": "Still there"})).emptied == told - {"summary"}
    assert row(record="sri-wahyuni").emptied == frozenset()


def test_an_empty_cell_of_another_row_says_nothing() -> None:
    assert row(record="", summary="").emptied == frozenset()


def test_a_record_without_a_tier_gets_none_from_its_rank() -> None:
    assert row(country="MY", rank="JUSA A", tier="").tier == "senior-executive"
    assert row(country="MY", rank="JUSA A", tier="", record="ahmad").tier == ""
    assert row(country="MY", rank="JUSA A", record="ahmad").tier == "senior-executive"


def test_what_an_export_made_harmless_is_as_it_was() -> None:
    assert row(summary="'+60 trainings").summary == "+60 trainings"
    assert row(summary="'s-Hertogenbosch").summary == "'s-Hertogenbosch"
