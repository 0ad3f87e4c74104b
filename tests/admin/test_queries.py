"""No page asks the database more often when there is more to show."""

from collections.abc import Iterable
from datetime import date

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.db.models import Model
from django.test import Client
from django.test.utils import CaptureQueriesContext

from experts.directory.index import keeper
from experts.models import Assignment, Contact, Document, Education, Official, Post
from tests.admin.pages import add_row, read_form
from tests.admin.rows import NOUNS, address, make_row
from tests.factories import add_expertise, make_agency, make_competency, make_country, make_language, make_official

MOST = 30  # of a page, at any size
READ_AGAIN = 16  # by the index of officials at each search in a transaction that has written, as that of a test has


def queries_of(client: Client, there: str, status: int = 200) -> int:
    ContentType.objects.get_for_models(*NOUNS)  # looked up once in a process
    keeper.current()  # made once in a process
    with CaptureQueriesContext(
        connection,
    ) as queries:
        assert client.get(there).status_code == status
    return len(queries)


@pytest.mark.parametrize("noun", NOUNS)
def test_a_list_asks_as_often_for_a_dozen_as_for_one(desk: Client, noun: type[Model]) -> None:
    make_row(noun)
    there = address(noun, "changelist") + "?all="
    for_one = queries_of(desk, there)
    for number in range(1, 13):
        make_row(noun, number)
    assert queries_of(desk, there) == for_one <= MOST


@pytest.mark.parametrize("noun", NOUNS)
def test_a_search_asks_as_often_for_many_as_for_one(desk: Client, noun: type[Model]) -> None:
    make_row(noun, 1)
    there = address(noun, "changelist") + "?q=1"
    desk.get(there)  # from now on the index of officials is there
    for_one = queries_of(desk, there)
    for number in range(10, 20):
        make_row(noun, number)
    assert queries_of(desk, there) == for_one <= MOST + READ_AGAIN


@pytest.mark.parametrize("language", ["en", "id"])
@pytest.mark.parametrize(
    ("model", "field"),
    [("post", "agency"), ("expertise", "competency"), ("agency", "seat"), ("membership", "user"), ("agency", "parent")],
)
def test_an_autocomplete_asks_as_often_for_many_as_for_one(desk: Client, model: str, field: str, language: str) -> None:
    there = f"/admin/autocomplete/?app_label=experts&model_name={model}&field_name={field}&term=office+1"
    there = there if field in ("agency", "parent") else there.replace("office+1", "1")
    make_row(Official, 1)
    make_row(NOUNS[0], 1)
    desk.cookies["language"] = language
    for_one = queries_of(desk, there)
    for number in range(10, 20):
        make_row(Official, number)
        make_row(NOUNS[0], number)
    assert queries_of(desk, there) == for_one


def furnish(official: Official, numbers: Iterable[int]) -> None:
    """One more child of each kind for each number, each referring to something else."""
    for number in numbers:
        Post.objects.create(official=official, title=f"Post {number}", agency=make_agency(f"Ministry {number}"))
        add_expertise(official, make_competency(f"skill-{number}", id=f"Keterampilan {number}"))
        official.languages.create(language=make_language(f"x{number:02}"))
        Assignment.objects.create(
            official=official,
            title="Talk",
            year=2020,
            role="speaker",
            country=make_country(f"X{chr(65 + number % 26)}"),
        )
        Education.objects.create(official=official, qualification=f"Master {number}", country=make_country("ID"))
        official.achievements.create(kind="award", title=f"Award {number}")
        Contact.objects.create(official=official, kind="email", value=f"{number}@example.org")
        Document.objects.create(official=official, kind="other", file=f"documents/{number}.pdf")


@pytest.mark.parametrize(
    ("page", "language"),
    [("change", "en"), ("change", "id"), ("history", "id"), ("delete", "id"), ("restricted", "id")],
)
def test_the_pages_of_an_official_ask_as_often_with_a_dozen_children(desk: Client, page: str, language: str) -> None:
    official = make_official(published=False, confirmed_on=date(2026, 3, 3))
    desk.cookies["language"] = language
    there = address(Official, page, official.pk)
    desk.get(there)  # from now on the history knows who is there
    furnish(official, [0])
    with_one = queries_of(desk, there)
    furnish(official, range(1, 13))
    assert queries_of(desk, there) <= with_one <= MOST


def test_the_reviewer_s_view_of_an_official_asks_as_often_with_a_dozen_children(reviewer: Client) -> None:
    official = make_official()
    furnish(official, [0])
    pages = [address(Official, page, official.pk) for page in ("change", "restricted", "restricted_history")]
    for there in pages:
        reviewer.get(there)  # from now on the look is on record
    with_one = [queries_of(reviewer, there) for there in pages]
    furnish(official, range(1, 13))
    for there, number in zip(pages, with_one, strict=True):
        assert queries_of(reviewer, there) <= number <= MOST


def test_a_form_that_is_refused_looks_up_what_was_chosen_at_once(desk: Client) -> None:
    """The choices of new rows are in the request only: they are looked up for all of them together."""
    official = make_official()
    there = address(Official, "change", official.pk)

    def refused_with(rows: int) -> int:
        fields = read_form(desk, there, "official")
        fields["name"] = ""
        for number in range(rows):
            competency = make_competency(f"skill-{number}")
            add_row(fields, "expertise", competency=str(competency.pk), level="2", since="")
        with CaptureQueriesContext(connection) as queries:
            response = desk.post(there, fields)
        assert "Skill 0" in response.text
        shown = [query for query in queries if '"experts_competency"."id" IN (' in query["sql"]]
        return len(shown)

    assert refused_with(1) == refused_with(12)
