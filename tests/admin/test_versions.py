"""Two administrators edit one record: nothing is lost."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from django.db import connection
from django.test import Client

from experts.models import Agency, Official, Post, User
from tests.admin.conftest import sign_in
from tests.admin.pages import Fields, read_form
from tests.admin.rows import address
from tests.factories import make_agency, make_official, make_user

TOLD = "This record is newer than what you see: nothing has been saved yet."


@pytest.fixture
def other(db: None) -> Client:
    return sign_in(make_user(email="budi@example.org", name="Budi Santoso"))


def open_form(client: Client, record: Any) -> Fields:
    return read_form(client, address(type(record), "change", record.pk), record._meta.model_name)


def save(client: Client, record: Any, fields: Fields) -> Any:
    return client.post(address(type(record), "change", record.pk), fields)


@pytest.fixture(params=[Official, Agency])
def record(request: pytest.FixtureRequest, db: None) -> Any:
    return make_official("Sri") if request.param is Official else make_agency("Sri")


def test_the_second_to_save_is_refused_and_keeps_what_was_typed(desk: Client, other: Client, record: Any) -> None:
    mine, theirs = open_form(desk, record), open_form(other, record)
    assert save(other, record, theirs | {"name": "Theirs"}).status_code == 302
    refused = save(desk, record, mine | {"name": "Mine"})
    assert refused.status_code == 200
    assert TOLD in refused.text
    assert "changed it on" in refused.text
    assert 'value="Mine"' in refused.text
    record.refresh_from_db()
    assert record.name == "Theirs"


def test_the_refused_is_told_who_was_faster(desk: Client, other: Client) -> None:
    agency = make_agency("BKN")
    mine = open_form(desk, agency)
    save(other, agency, open_form(other, agency) | {"name": "Theirs"})
    assert "Budi Santoso changed it on" in save(desk, agency, mine).text


def test_pressing_save_again_changes_nothing_but_the_mark_does(desk: Client, other: Client, record: Any) -> None:
    mine = open_form(desk, record) | {"name": "Mine"}
    save(other, record, open_form(other, record) | {"name": "Theirs"})
    first = save(desk, record, mine)
    assert TOLD in save(desk, record, mine).text
    newer = str(first.context["adminform"].form.newer_version)
    assert save(desk, record, mine | {"overwrite": newer}).status_code == 302
    record.refresh_from_db()
    assert record.name == "Mine"


def test_the_mark_covers_only_what_was_seen(desk: Client, other: Client, record: Any) -> None:
    mine = open_form(desk, record) | {"name": "Mine"}
    save(other, record, open_form(other, record) | {"name": "Theirs"})
    newer = str(save(desk, record, mine).context["adminform"].form.newer_version)
    save(other, record, open_form(other, record) | {"name": "Theirs again"})
    assert TOLD in save(desk, record, mine | {"overwrite": newer}).text
    record.refresh_from_db()
    assert record.name == "Theirs again"


@pytest.mark.parametrize("version", ["", "0", "abc", "999999999999999999999999"])
def test_a_form_that_does_not_say_what_it_shows_is_refused(desk: Client, record: Any, version: str) -> None:
    assert save(desk, record, open_form(desk, record) | {"version": version, "name": "X"}).status_code == 200
    record.refresh_from_db()
    assert record.name == "Sri"


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE experts_post SET title = 'Minister'",
        "DELETE FROM experts_post WHERE NOT is_primary",
        "INSERT INTO experts_achievement (official_id, kind, title, issuer, link) "
        "SELECT id, 'award', 'Medal', '', '' FROM experts_official",
        "UPDATE experts_official SET status = 'hidden', status_reason = 'stale'",
    ],
)
def test_a_change_is_seen_wherever_it_came_from(desk: Client, change: str) -> None:
    official = make_official()
    Post.objects.create(official=official, title="Adviser")
    mine = open_form(desk, official)
    with connection.cursor() as cursor:
        cursor.execute(change)
    assert TOLD in save(desk, official, mine).text


def test_saving_twice_from_one_page_after_the_other_is_fine(desk: Client, record: Any) -> None:
    for name in ["One", "Two"]:
        assert save(desk, record, open_form(desk, record) | {"name": name}).status_code == 302
    record.refresh_from_db()
    assert record.name == "Two"


def test_an_account_is_guarded_too(desk: Client, other: Client, administrator: User) -> None:
    someone = make_user("reviewer", email="raka@example.org")
    mine = open_form(desk, someone)
    save(other, someone, open_form(other, someone) | {"name": "Theirs"})
    assert TOLD in save(desk, someone, mine | {"name": "Mine"}).text


@pytest.mark.django_db(transaction=True)
def test_the_difference_is_shown_beside_what_was_typed(desk: Client, other: Client) -> None:
    official = make_official("Sri", post="Director")
    mine = open_form(desk, official)
    save(other, official, open_form(other, official) | {"summary": "Theirs", "posts-0-title": "Minister"})
    refused = save(desk, official, mine | {"summary": "Mine", "rank_title": "Echelon I"})
    rows = {row.what: (row.by, row.before, row.theirs, row.mine) for row in refused.context["compared"]}
    assert rows == {
        "Summary in English": ("Budi Santoso", "", "Theirs", "Mine"),
        "Post: Minister · Title": ("Budi Santoso", "Director", "Minister", "Director"),
        "Local rank title": ("", None, None, "Echelon I"),
    }
    assert "What has changed since you opened it" in refused.text


@pytest.mark.django_db(transaction=True)
def test_of_two_who_save_at_the_same_moment_one_is_told() -> None:
    agency = make_agency("BKN")
    clients = [sign_in(make_user(email=f"{name}@example.org", name=name)) for name in ("a", "b")]
    forms = [open_form(client, agency) for client in clients]
    at_once = Barrier(2)

    def send(client: Client, fields: Fields, name: str) -> int:
        at_once.wait()
        try:
            return int(save(client, agency, fields | {"name": name}).status_code)
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        answers = list(pool.map(send, clients, forms, ["One", "Two"]))
    assert sorted(answers) == [200, 302]
    agency.refresh_from_db()
    assert agency.name == ["One", "Two"][answers.index(302)]
