"""An export that is taken in again changes nothing but what somebody has changed in it."""

from datetime import date
from io import BytesIO
from typing import Any

import pytest
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from experts.demo.seeding import top_up
from experts.intake.export import write_export
from experts.intake.headings import HEADINGS, TITLES
from experts.intake.outcome import Outcome
from experts.intake.take_in import Options, take_in
from experts.models import Contact, Official
from tests.factories import make_official
from tests.intake.files import events

pytestmark = pytest.mark.django_db

SEEDED = 60


def export(officials: Any, language: str = "en", *, restricted: bool = False) -> BytesIO:
    file = BytesIO()
    write_export(officials, language, file, restricted=restricted)
    file.seek(0)
    return file


def edited(file: BytesIO, *, sheet: str, row: int, **values: object) -> BytesIO:
    """With these values in a row, by the field whose column it is."""
    book = load_workbook(file)
    page = book[sheet]
    kind = next(kind for kind, titles in TITLES.items() if titles["en"] == sheet)
    places = {cell.value: cell.column for cell in page[1]}
    for field, value in values.items():
        heading = "No." if field == "number" else HEADINGS[kind][field]["en"]
        page.cell(row, places[heading]).value = value
    changed = BytesIO()
    book.save(changed)
    changed.seek(0)
    return changed


def take(file: BytesIO) -> Outcome:
    return take_in(file, name="officials.xlsx", options=Options())


@settings(max_examples=5, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    places=st.sets(st.integers(0, SEEDED - 1), min_size=1, max_size=12),
    language=st.sampled_from(["en", "id"]),
    restricted=st.booleans(),
)
def test_what_nobody_has_touched_is_unchanged(db: None, places: set[int], language: str, restricted: bool) -> None:
    top_up(SEEDED, seed=7, today=date(2026, 3, 18), progress=lambda done, total: None)
    keys = list(Official.objects.values_list("pk", flat=True))
    officials = Official.objects.filter(pk__in=[keys[place] for place in places])
    before = events()
    outcome = take(export(officials, language, restricted=restricted))
    assert (outcome.problems, outcome.new, outcome.changed) == ([], 0, 0)
    assert outcome.unchanged == len(places)
    assert events() == before


def test_white_space_that_a_cell_does_not_keep_is_no_change() -> None:
    make_official(summary="First line.\r\nSecond  line. ", post=" Director\tGeneral")
    outcome = take(export(Official.objects.all()))
    assert (outcome.problems, outcome.changed, outcome.unchanged) == ([], 0, 1)


def test_awkward_names_and_texts_are_no_change() -> None:
    official = make_official(
        "DR. SRI WAHYUNI, S.H.", name_local="DR. SRI WAHYUNI, S.H.", rank_title="-IV", summary="=SUM(A1:A9)"
    )
    official.achievements.create(kind="award", title="+1", link="http://example.org/")
    outcome = take(export(Official.objects.all()))
    assert (outcome.problems, outcome.changed, outcome.unchanged) == ([], 0, 1)


def test_what_is_changed_emptied_and_added_is_just_that_in_the_record() -> None:
    official = make_official("Sri Wahyuni", summary="Old.", rank_title="IV/e", competencies=["talent-management"])
    kept = make_official("Budi Raharjo", summary="As it was.")
    first = official.education.create(qualification="Bachelor", institution="University")
    file = export(Official.objects.filter(pk__in=[official.pk, kept.pk]).order_by("pk"))
    file = edited(file, sheet="People", row=2, name="Sri W. Lestari", summary=None, notice_weeks=4)
    file = edited(file, sheet="Posts", row=2, position="Director General", until=f"{timezone.localdate().year + 1}")
    file = edited(file, sheet="Expertise", row=2, expertise_level="Leading")
    file = edited(file, sheet="Education", row=2, qualification="Bachelor of Laws", education_year=1999)
    file = edited(file, sheet="Education", row=3, number=1, qualification="Master", education_country="Japan")
    outcome = take(file)
    assert (outcome.problems, outcome.new, outcome.changed, outcome.unchanged) == ([], 0, 1, 1)
    official.refresh_from_db()
    assert (official.name, official.summary, official.rank_title) == ("Sri W. Lestari", "", "IV/e")
    assert official.notice_weeks == 4
    post = official.posts.get()
    assert (post.title, post.until, post.is_primary) == (
        "Director General",
        date(timezone.localdate().year + 1, 12, 31),
        True,
    )
    assert official.expertise.get().level == 3
    first.refresh_from_db()
    assert (first.qualification, first.institution, first.year) == ("Bachelor of Laws", "University", 1999)
    (second,) = official.education.exclude(pk=first.pk)
    assert (second.qualification, second.country_id) == ("Master", "JP")


def test_a_row_that_is_missing_changes_nothing() -> None:
    official = make_official(competencies=["talent-management"])
    book = load_workbook(export(Official.objects.all()))
    book["Expertise"].delete_rows(2)
    del book["Posts"]
    file = BytesIO()
    book.save(file)
    file.seek(0)
    assert take(file).unchanged == 1
    assert (official.posts.count(), official.expertise.count()) == (1, 1)


def test_contacts_that_went_out_do_not_come_in() -> None:
    contact = Contact.objects.create(official=make_official(), kind="email", value="sri@example.org")
    book = load_workbook(export(Official.objects.all(), restricted=True))
    book["Contacts"]["E2"] = "somebody@example.org"
    file = BytesIO()
    book.save(file)
    file.seek(0)
    outcome = take(file)
    assert (outcome.problems, outcome.unchanged) == ([], 1)
    assert list(Contact.objects.values_list("pk", "value")) == [(contact.pk, "sri@example.org")]


def test_a_record_that_the_pool_does_not_have_is_told() -> None:
    official = make_official()
    file = export(Official.objects.all())
    Official.objects.filter(pk=official.pk).update(status="draft")
    official.refresh_from_db()
    official.delete()
    outcome = take(file)
    assert outcome.new == 0
    assert f"No record of the pool is “{official.slug}”." in {problem.reason for problem in outcome.problems}
