"""The file as a whole: all or nothing, again and again, in batches."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any
from unittest.mock import patch

import pghistory.models
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from experts.intake import applying, checking
from experts.intake import take_in as module
from experts.intake.outcome import UnreadableError
from experts.intake.writing import create_people
from experts.models import Agency, Expertise, Intake, LanguageSkill, Official, Post
from tests.factories import make_agency, make_official
from tests.intake.files import events, person, take, take_text

pytestmark = pytest.mark.django_db

MESSY = [
    person("Dr. SRI WAHYUNI, S.H.", agency="Ministry of Wonders", as_of="2019", competencies="talent-management"),
    person("Vương Đình An", country="VN", as_of="2015/2018", languages="vi; en", summary="First."),
    person("sri wahyuni", position="Chair", agency="Legal Office", parent_agency="Ministry of Wonders", as_of="2024"),
    person("", name_local="김민지", country="KR", position="Minister"),
    person("Vuong Dinh An", country="VN", as_of="2017/2020", summary="Second.", rank="Vụ trưởng"),
    person("KIM Min-ji", name_local="김민지", country="KR", position="Director", as_of="2026"),
    person("Sri Wahyuni", agency="Ministry of Wonders", as_of="2020", languages="id"),
    person("Budi Raharjo", id="B-1", other_names="Budi R."),
    person("Budi Santoso", id="B-1", position="Chair"),
]


@pytest.fixture
def small_batches() -> Iterator[None]:
    """So that somebody's rows fall into several batches."""
    with patch.object(checking, "BATCH", 2), patch.object(applying, "BATCH", 2):
        yield


def everything() -> list[list[tuple[object, ...]]]:
    models = (Agency, Official, Post, Expertise, LanguageSkill)
    return [list(model.objects.order_by("pk").values_list()) for model in models]


@pytest.mark.parametrize("batches", ["one", "several"])
def test_a_second_run_of_the_same_file_changes_nothing_and_writes_no_history(
    batches: str, request: pytest.FixtureRequest
) -> None:
    if batches == "several":
        request.getfixturevalue("small_batches")
    first = take(*MESSY)
    assert (first.new, first.unchanged, first.problems) == (4, 0, [])
    before, history = everything(), events()
    second = take(*MESSY)
    assert (second.new, second.changed, second.new_posts, second.changed_posts) == (0, 0, 0, 0)
    assert (second.unchanged, second.is_written) == (4, True)
    assert everything() == before
    assert events() == history


def test_batches_make_no_difference(small_batches: None) -> None:
    def result() -> list[tuple[object, ...]]:
        officials = Official.objects.order_by("name").values_list("name", "name_local", "summary", "rank_title")
        posts = Post.objects.order_by("official__name", "title").values_list("title", "since", "until", "is_primary")
        return [*officials, *posts]

    take(*MESSY)
    in_several = result()
    Official.objects.all().delete()
    with patch.object(checking, "BATCH", 1000):
        take(*MESSY)
    assert result() == in_several


def test_one_wrong_row_keeps_the_whole_file_out() -> None:
    history = events()
    outcome = take(person(agency="Ministry of Wonders"), person("Budi", as_of="soon"))
    assert (outcome.is_written, outcome.bad_rows) == (False, 1)
    assert not Official.objects.exists()
    assert not Agency.objects.filter(name="Ministry of Wonders").exists()
    assert events() == history


def test_told_to_skip_it_takes_the_right_rows() -> None:
    outcome = take(person(), person("Budi", as_of="soon"), skip_invalid=True)
    assert (outcome.is_written, outcome.bad_rows) == (True, 1)
    assert Official.objects.get().name == "Sri Wahyuni"


def test_a_trial_tells_what_would_be_and_writes_nothing() -> None:
    make_official("Budi Raharjo", published=False)
    history = events()
    outcome = take(person(agency="Ministry of Wonders"), person("Budi Raharjo", summary="New."), is_trial=True)
    assert (outcome.new, outcome.changed, outcome.new_posts) == (1, 1, 1)
    assert outcome.new_agencies == ["Ministry of Wonders (ID)"]
    assert not outcome.is_written
    assert list(Official.objects.values_list("name", "summary")) == [("Budi Raharjo", "")]
    assert events() == history


def test_a_file_that_breaks_half_way_leaves_nothing() -> None:
    text = "country,name\n" + "".join(f"ID,Person {letter}\n" for letter in "ABCD") + 'ID,"open' + "\nx" * 1_100_000
    with patch.object(checking, "BATCH", 2), pytest.raises(UnreadableError, match="Line 6"):
        take_text(text)
    assert not Official.objects.exists()


def test_the_history_tells_the_file() -> None:
    take(person())
    event = pghistory.models.Events.objects.tracks(Official.objects.get()).get()
    assert event.pgh_context == {
        "source": "import",
        "file": "people.csv",
        "intake": Intake.objects.get().pk,
        "user": None,
    }


def test_a_batch_makes_as_many_queries_however_many_rows_it_has() -> None:
    def queries(who: str, count: int, summary: str) -> int:
        skills = {"competencies": "talent-management", "languages": "en", "summary": summary}
        rows = [
            person(f"{who} {number}", agency=f"{who} {number}", parent_agency="Ministry of Wonders", **skills)
            for number in range(count)
        ]
        with CaptureQueriesContext(connection) as captured:
            take(*rows)
        return len(captured)

    make_agency("Ministry of Wonders", "ID")
    assert queries("Few", 15, "One.") == queries("Many", 30, "One.")
    assert queries("Few", 15, "Two.") == queries("Many", 30, "Two.")


def test_one_import_at_a_time() -> None:
    """Else two of them, each blind to the other's people, would create somebody twice."""
    held: list[int] = []

    def look(*written: Any) -> None:
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND objid = %s AND pid = pg_backend_pid()",
                [applying.ONE_AT_A_TIME],
            )
            held.extend(cursor.fetchone())
        create_people(*written)

    with patch.object(applying, "create_people", look):
        take(person())
    assert held == [1]


def test_progress_is_told_row_by_row() -> None:
    seen: list[int] = []
    file = BytesIO(b"country,name\nID,Sri\nID,Budi\n")
    module.take_in(file, name="x", options=module.Options(), progress=seen.append)
    assert seen == [1, 2]
