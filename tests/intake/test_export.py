"""What goes out comes in again as it was; what somebody changes in it is all that changes."""

from collections.abc import Iterator, Mapping
from dataclasses import fields, replace
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from experts.demo.seeding import top_up
from experts.intake.export import write_export
from experts.intake.headings import HEADINGS, PEOPLE, TITLES
from experts.intake.names import Name
from experts.intake.rows import Row
from experts.intake.template import write_template
from experts.models import Contact, Country, Official, PersonalRecord
from tests.factories import add_expertise, make_agency, make_competency, make_official
from tests.intake.files import checked
from tests.intake.records import CHILDREN, rows_of

pytestmark = pytest.mark.django_db

SEEDED = 60


@pytest.fixture
def seeded() -> None:
    top_up(SEEDED, seed=7, today=date(2026, 3, 18), progress=lambda done, total: None)


def export(officials: Any, language: str = "en", *, restricted: bool = True) -> bytes:
    file = BytesIO()
    write_export(officials, language, file, restricted=restricted)
    return file.getvalue()


def read(workbook: bytes) -> list[Row]:
    return [replace(row, line=0) for row in checked(workbook)]


@pytest.mark.usefixtures("seeded")
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(places=st.sets(st.integers(0, SEEDED - 1), min_size=1, max_size=12), language=st.sampled_from(["en", "id"]))
def test_what_goes_out_comes_in_as_it_was(places: set[int], language: str) -> None:
    keys = list(Official.objects.values_list("pk", flat=True))
    officials = Official.objects.filter(pk__in=[keys[place] for place in places])
    with translation.override(language):
        expected = rows_of(officials)
    assert read(export(officials, language)) == expected


# By sheet and field: what is written, what of the row it is, and what it means.
CHANGES: dict[str, dict[str, tuple[object, str, object]]] = {
    "people": {
        "country": ("Thailand", "country", "TH"),
        "name": ("Sri W. Lestari", "name", Name("Sri W. Lestari")),
        "name_local": ("ศรี", "name_local", "ศรี"),
        "other_names": ("S. W.", "other_names", ("S. W.",)),
        "title_before": ("Prof.", "title_before", "Prof."),
        "title_after": ("M.A.", "title_after", "M.A."),
        "external_id": ("ID-18", "external_id", "ID-18"),
        "category": ("Practitioner", "categories", ("practitioner",)),
        "tier": ("Top executive", "tier", "top-executive"),
        "rank_title": ("IV/d", "rank_title", "IV/d"),
        "service_since": (2001, "service_since", 2001),
        "summary": ("Another one.", "summary", "Another one."),
        "summary_local": ("Yang lain.", "summary_local", "Yang lain."),
        "modes": ("Online", "modes", ("online",)),
        "travels": ("no", "travels", False),
        "notice_weeks": (6, "notice_weeks", 6),
        "available_from": (date(2026, 2, 1), "available_from", date(2026, 2, 1)),
        "available_until": (date(2026, 9, 30), "available_until", date(2026, 9, 30)),
    },
    "posts": {
        "position": ("Head", "title", "Head"),
        "unit": ("Learning", "unit", "Learning"),
        "agency": ("Another Office", "agency", "Another Office"),
        "parent_agency": ("Another Ministry", "parent_agency", "Another Ministry"),
        "since": (date(2019, 1, 1), "since", date(2019, 1, 1)),
        "until": (date(2025, 12, 31), "until", date(2025, 12, 31)),
    },
    "expertise": {
        "roles": ("Speaker", "roles", ("speaker",)),
        "expertise_level": ("Leading", "level", 3),
        "expertise_since": (2012, "since", 2012),
        "evidence": ("Wrote the manual", "evidence", "Wrote the manual"),
    },
    "languages": {
        "languages": ("Thai", "language", "th"),
        "language_level": ("Native", "level", 4),
        "can_teach": ("no", "can_teach", False),
    },
    "assignments": {
        "assignment_title": ("Seminar", "title", "Seminar"),
        "assignment_organiser": ("Academy", "organiser", "Academy"),
        "assignment_country": ("Japan", "country", "JP"),
        "assignment_year": (2020, "year", 2020),
        "assignment_role": ("Adviser", "role", "adviser"),
        "assignment_mode": ("Online", "mode", "online"),
        "assignment_audience": ("10 ministers", "audience", "10 ministers"),
    },
    "education": {
        "qualification": ("Doctor", "qualification", "Doctor"),
        "field_of_study": ("Public law", "field", "Public law"),
        "institution": ("Another University", "institution", "Another University"),
        "education_country": ("Japan", "country", "JP"),
        "education_year": (2003, "year", 2003),
    },
    "achievements": {
        "achievement_kind": ("Award", "kind", "award"),
        "achievement_title": ("Medal", "title", "Medal"),
        "achievement_issuer": ("Palace", "issuer", "Palace"),
        "achievement_year": (2022, "year", 2022),
        "achievement_link": ("https://example.org/medal", "link", "https://example.org/medal"),
    },
}


# Without which there is no row.
NEEDED = {
    "people": {"country", "name"},
    "posts": {"position"},
    "expertise": {"competencies"},
    "languages": {"languages"},
    "assignments": {"assignment_title", "assignment_year", "assignment_role"},
    "education": {"qualification"},
    "achievements": {"achievement_kind", "achievement_title"},
}


def has_part(row: Row) -> bool:
    return any(getattr(row, name) for name in CHILDREN)


def make_full(name: str = "Sri Wahyuni", **more: Any) -> Official:
    """Somebody of whom everything is known."""
    official = make_official(
        name,
        tier="executive",
        title_before="Dr.",
        title_after="M.Si.",
        external_id=f"ID {name}",
        name_local=f"{name} ᮞᮢᮤ",
        other_names=[f"{name} I", f"{name} II"],
        categories=["practitioner", "academic"],
        rank_title="IV/e",
        summary="Builds training systems.",
        summary_local="Membangun sistem pelatihan.",
        service_since=1999,
        modes=["online", "in-person"],
        travels=True,
        notice_weeks=4,
        available_from=date(2026, 1, 1),
        available_until=date(2026, 12, 31),
        competencies=["talent-management"],
        languages=["en"],
        agency=make_agency("Bureau of Wonders", parent=make_agency("Ministry of Wonders")),
        **more,
    )
    official.posts.update(unit="Training", since=date(2020, 3, 1), until=date(2026, 12, 31))
    official.expertise.update(roles=["speaker", "trainer"], since=2010, evidence="Led the reform")
    official.assignments.create(
        title="Workshop",
        organiser="Institute",
        country_id="TH",
        year=2024,
        role="trainer",
        mode="in-person",
        audience="40",
    )
    official.education.create(qualification="Master", field="Law", institution="University", country_id="SG", year=1998)
    official.achievements.create(
        kind="publication", title="Handbook", issuer="Press", year=2021, link="https://example.org/handbook"
    )
    return official


def page_of(book: Workbook, kind: str) -> Worksheet:
    return book[TITLES[kind]["en"]]


def changed(workbook: bytes, kind: str, values: Mapping[str, object]) -> bytes:
    """With another value in the first field of the first person, in the second of the second, and so on."""
    book = load_workbook(BytesIO(workbook))
    page = page_of(book, kind)
    headings = [cell.value for cell in page[1]]
    for number, (field, value) in enumerate(values.items(), start=1):
        assert page.cell(number + 1, 1).value == number
        page.cell(number + 1, headings.index(HEADINGS[kind][field]["en"]) + 1).value = value
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def differences(before: list[Row], after: list[Row]) -> Iterator[tuple[str, str, object]]:
    """Whose rows differ in what, and what it is now; of a part, in what of it."""
    for old, new in zip(before, after, strict=True):
        for field in fields(Row):
            one, other = getattr(old, field.name), getattr(new, field.name)
            if one != other and field.name in CHILDREN:
                one, other = (part[0] if isinstance(part, tuple) else part for part in (one, other))
                for inner in fields(one):
                    if getattr(one, inner.name) != getattr(other, inner.name):
                        yield new.number, inner.name, getattr(other, inner.name)
            elif one != other:
                yield new.number, field.name, other


def full_records(many: int) -> bytes:
    for number in range(many):
        make_full(f"Budi {chr(65 + number)}")
    return export(Official.objects.all())


@pytest.mark.parametrize("kind", HEADINGS)
def test_a_changed_cell_changes_just_that(kind: str) -> None:
    workbook = full_records(len(CHANGES[kind]))
    values = {field: value for field, (value, _name, _meant) in CHANGES[kind].items()}
    found = set(differences(read(workbook), read(changed(workbook, kind, values))))
    changes = enumerate(CHANGES[kind].values(), start=1)
    assert found == {(str(number), name, meant) for number, (_value, name, meant) in changes}


def test_another_competency_is_another_expertise() -> None:
    key = make_competency("budgeting", en="Budgeting").pk
    workbook = full_records(1)
    after = read(changed(workbook, "expertise", {"competencies": "Budgeting"}))
    assert set(differences(read(workbook), after)) == {("1", "competency", key)}


def test_every_field_is_changed_above() -> None:
    tried = {kind: set(changes) for kind, changes in CHANGES.items()}
    tried["expertise"].add("competencies")
    assert tried == {kind: set(headings) for kind, headings in HEADINGS.items()}


@pytest.mark.parametrize(("kind", "needed"), NEEDED.items())
def test_an_emptied_cell_is_told(kind: str, needed: set[str]) -> None:
    emptied = [field for field in HEADINGS[kind] if field not in needed]
    workbook = full_records(len(emptied))
    rows = read(changed(workbook, kind, dict.fromkeys(emptied)))
    told = {row.number: row.emptied for row in rows if row.emptied and not (kind == PEOPLE and has_part(row))}
    assert told == {str(number): {field} for number, field in enumerate(emptied, start=1)}


def test_awkward_texts_come_back_as_they_were() -> None:
    official = make_official(
        "DR. SRI WAHYUNI, S.H.",
        name_local="王",
        other_names=["+Sri"],
        rank_title="-IV",
        summary="=SUM(A1:A9)",
        summary_local="@home &amp; «там»",
        post="'t Hooft",
        unit="+62",
        available_from=date(1900, 1, 15),
    )
    add_expertise(official, "talent-management", evidence="=cmd|' /C calc'!A0")
    workbook = export(Official.objects.all())
    assert not [
        cell for page in load_workbook(BytesIO(workbook)) for row in page for cell in row if cell.data_type == "f"
    ]
    assert read(workbook) == rows_of(Official.objects.all())


def test_a_name_that_means_two_things_is_written_so_that_it_leads_back() -> None:
    other = make_competency("succession", en="Succession")
    other.labels.create(language_id="id", text="Talent management", is_preferred=True)
    make_official(competencies=["talent-management", other])
    for language in ("en", "id"):
        assert read(export(Official.objects.all(), language)) == rows_of(Official.objects.all())


def test_a_merged_competency_goes_out_as_the_one_it_was_merged_into() -> None:
    new = make_competency("new-craft", en="New craft")
    make_official(competencies=[make_competency("old-craft", en="Old craft", merged_into=new)])
    (_person, _post, expertise) = read(export(Official.objects.all()))
    assert expertise.expertise[0].competency == new.pk


def test_an_export_has_the_sheets_and_the_headings_of_the_template() -> None:
    make_official()
    template = BytesIO()
    write_template(Country.objects.get(code="ID"), "id", template)
    blank, full = load_workbook(template), load_workbook(BytesIO(export(Official.objects.all(), "id")))
    assert [title for title in full.sheetnames if title != "Kontak"] == blank.sheetnames
    for titles in TITLES.values():
        headings = [cell.value for cell in full[titles["id"]][1] if cell.value]
        asked = [cell.value for cell in blank[titles["id"]][1]]
        assert [heading for heading in headings if heading in asked] == asked
        assert set(headings) - set(asked) <= {"Nama lengkap", "Rekaman", "No. rekaman"}
        assert rules_of(full[titles["id"]]) == rules_of(blank[titles["id"]])


def rules_of(page: Worksheet) -> list[tuple[str, str]]:
    return [(rule.type, rule.prompt) for rule in page.data_validations.dataValidation]


@pytest.fixture
def planted() -> dict[str, str]:
    """What is restricted, and where it may be told."""
    official = make_official(external_id="PLANTED-ID")
    Contact.objects.create(official=official, kind="email", value="planted@example.org")
    PersonalRecord.objects.create(official=official, identity_number="PLANTED-NIK", notes="PLANTED-NOTES")
    return {"external_id": "PLANTED-ID", "contact": "planted@example.org", "identity": "PLANTED-NIK"}


def texts_of(workbook: bytes) -> set[object]:
    return {cell.value for page in load_workbook(BytesIO(workbook)) for row in page.iter_rows() for cell in row}


def test_what_is_restricted_goes_out_only_with_the_right(planted: dict[str, str]) -> None:
    without, including = (texts_of(export(Official.objects.all(), restricted=right)) for right in (False, True))
    assert without & {*planted.values(), "PLANTED-NOTES", "Contacts", "Reference number"} == set()
    assert set(planted.values()) <= including
    assert not any("PLANTED-NOTES" in str(text) for text in including)


@pytest.mark.usefixtures("planted")
@pytest.mark.parametrize("restricted", [True, False])
def test_an_export_with_contacts_and_one_without_are_read_alike(restricted: bool) -> None:
    rows = read(export(Official.objects.all(), restricted=restricted))
    expected = rows_of(Official.objects.all())
    if not restricted:
        expected = [replace(row, external_id="") for row in expected]
    assert rows == expected


def queries_of(**how: Any) -> int:
    with CaptureQueriesContext(connection) as queries:
        export(Official.objects.all(), **how)
    return len(queries)


@pytest.mark.parametrize("restricted", [True, False])
def test_many_are_read_in_as_many_queries_as_one(restricted: bool) -> None:
    make_full()
    for_one = queries_of(restricted=restricted)
    for number in range(30):
        make_full(f"Budi {'a' * number}")
    assert queries_of(restricted=restricted) == for_one


def test_people_are_read_chunk_by_chunk(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in "ABCDE":
        make_full(name)
    monkeypatch.setattr("experts.intake.export.CHUNK", 2)
    assert read(export(Official.objects.all())) == rows_of(Official.objects.all())


def test_the_command_writes_the_records_of_a_country(tmp_path: Path) -> None:
    make_official("Sri Wahyuni", external_id="PLANTED-ID")
    make_official("Somchai", country="TH")
    file = tmp_path / "officials.xlsx"
    call_command("export_officials", file, "--country=id", "--language=id")
    rows = rows_of(Official.objects.filter(country="ID"))
    assert read(file.read_bytes()) == [replace(row, external_id="") for row in rows]
    call_command("export_officials", file, "--country=ID", "--restricted")
    assert read(file.read_bytes()) == rows


def test_the_command_refuses_unknown_countries_and_folders(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="XX"):
        call_command("export_officials", tmp_path / "officials.xlsx", "--country=XX")
    with pytest.raises(CommandError, match="No such file"):
        call_command("export_officials", tmp_path / "nowhere" / "officials.xlsx", "--country=ID")
