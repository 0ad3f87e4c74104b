"""“Export…” of any list: the columns that somebody chose, of the rows that the list holds."""

import csv
from io import BytesIO, StringIO
from typing import Any

import pytest
from django.db.models import Model
from django.test import Client
from openpyxl import load_workbook

from experts.models import Contact, Correction, Look, Official, OutgoingMail, PersonalRecord, User
from tests.admin.rows import NOUNS, address, make_row
from tests.admin.table import NOUNS as MAY
from tests.factories import add_expertise, make_competency, make_correction, make_official

LIST = address(Official, "changelist")


@pytest.fixture
def three(db: None) -> list[Official]:
    officials = [make_official(name, country=code) for name, code in [("Anong", "TH"), ("Budi", "ID"), ("Citra", "ID")]]
    add_expertise(officials[1], make_competency())
    Contact.objects.create(official=officials[1], kind="email", value="budi@secret.example")
    PersonalRecord.objects.create(official=officials[1], identity_number="19700101", notes="A secret note")
    return officials


def export(client: Client, there: str, *columns: str, kind: str = "csv", **more: Any) -> Any:
    sent = {"action": "export_list", "select_across": "1", "_selected_action": "0", "columns": columns, "kind": kind}
    return client.post(there, sent | {"export": "1"} | more)


def body_of(answer: Any) -> bytes:
    """To its end, as a browser reads it: only then the next file has its place."""
    return bytes(answer.getvalue())


def rows_of(answer: Any) -> list[list[str]]:
    assert "attachment" in answer.get("Content-Disposition", ""), answer.status_code
    return list(csv.reader(StringIO(body_of(answer).decode("utf-8-sig"))))


def page_of(client: Client, noun: type[Model]) -> Any:
    sent = {"action": "export_list", "select_across": "1", "_selected_action": "0"}
    return client.post(address(noun, "changelist"), sent)


@pytest.mark.usefixtures("three")
def test_the_file_has_the_chosen_columns_of_what_filter_and_search_leave(desk: Client) -> None:
    rows = rows_of(export(desk, LIST + "?country__code__exact=ID", "full_name", "country_code", "expertise"))
    assert rows == [
        ["Name", "Country", "Expertise"],
        ["Budi", "ID", "Talent management, Advanced, Trainer"],
        ["Citra", "ID", ""],
    ]
    assert [row[0] for row in rows_of(export(desk, LIST + "?q=anong", "full_name"))[1:]] == ["Anong"]


def test_only_the_marked_ones_go_out(desk: Client, three: list[Official]) -> None:
    answer = export(desk, LIST, "full_name", select_across="0", _selected_action=[three[0].pk, three[2].pk])
    assert [row[0] for row in rows_of(answer)] == ["Name", "Anong", "Citra"]


def test_a_workbook_says_the_same_and_runs_no_formula(desk: Client) -> None:
    make_official("=1+1")
    answer = export(desk, LIST, "full_name", "state", kind="xlsx")
    sheet = load_workbook(BytesIO(body_of(answer))).active
    assert [[cell.value for cell in row] for row in sheet.iter_rows()] == [["Name", "Status"], ["'=1+1", "Published"]]


def test_what_is_restricted_goes_to_administrators_only_and_is_recorded(
    desk: Client, reviewer: Client, administrator: User, three: list[Official]
) -> None:
    restricted = ["contacts", "identity_number", "notes"]
    assert "budi@secret.example" not in str(rows_of(export(desk, LIST, "full_name")))
    assert not Look.objects.exists()
    row = rows_of(export(desk, LIST + "?q=budi", "full_name", restricted=restricted))[1]
    assert row == ["Budi", "E-mail, The office’s, budi@secret.example, Never", "19700101", "A secret note"]
    assert Look.objects.values_list("official", "by", "part").get() == (three[1].pk, administrator.pk, "export")
    for columns in [("full_name", *restricted), ("full_name",)]:
        answer = export(reviewer, LIST, *columns, restricted=restricted)
        assert b"secret" not in body_of(answer)
    assert Look.objects.count() == 1


def test_nothing_restricted_is_ticked_and_the_choice_of_the_last_time_is(desk: Client, three: list[Official]) -> None:
    body_of(export(desk, LIST, "full_name", "summary", restricted=["notes"]))
    page = page_of(desk, Official).text
    ticked = [part.split('"')[0] for part in page.split('value="')[1:] if " checked" in part.split(">")[0]]
    assert ticked == ["full_name", "summary", "xlsx"]


def test_the_sender_of_a_correction_is_restricted(desk: Client, reviewer: Client) -> None:
    correction = make_correction(make_official(), state="open", requester_email="reader@secret.example")
    there = address(Correction, "changelist")
    assert "reader@secret.example" not in str(rows_of(export(reviewer, there, "official", "text")))
    assert "requester_email" not in page_of(reviewer, Correction).text
    assert ["reader@secret.example"] in rows_of(export(desk, there, restricted=["requester_email"]))
    assert Look.objects.values_list("official", "part").get() == (correction.official_id, "export")


SECRET = {"password", "proposed", "typed", "base", "html", "token", "last_sent"}


@pytest.mark.parametrize("noun", NOUNS)
def test_every_list_can_be_exported_with_all_its_columns(desk: Client, reviewer: Client, noun: type[Model]) -> None:
    make_row(noun)
    form = page_of(desk, noun).context["form"]
    columns = [name for name, _label in form.fields["columns"].choices]
    assert len(columns) > 1
    assert SECRET.isdisjoint(columns)
    rows = rows_of(export(desk, address(noun, "changelist"), *columns))
    assert len(rows) > 1
    assert len(set(map(len, rows))) == 1
    assert "object at 0x" not in str(rows)
    if "R" not in MAY[noun._meta.model_name][0]:
        assert export(reviewer, address(noun, "changelist"), *columns).status_code == 403


def test_what_is_in_a_mail_stays_hidden(desk: Client) -> None:
    make_row(OutgoingMail)
    assert "text" not in [
        name for name, _label in page_of(desk, OutgoingMail).context["form"].fields["columns"].choices
    ]


@pytest.mark.parametrize(
    "given", [{"columns": []}, {"columns": ["password"]}, {"columns": ["\0"]}, {"kind": "exe"}, {"restricted": ["x"]}]
)
def test_nonsense_is_told(desk: Client, three: list[Official], given: dict[str, Any]) -> None:
    answer = export(desk, LIST, "full_name", **given)
    assert answer.status_code == 200
    assert "errorlist" in answer.text


def test_an_export_asks_as_often_for_thirty_as_for_one(desk: Client, django_assert_max_num_queries: Any) -> None:
    make_row(Official)
    columns = [name for name, _label in page_of(desk, Official).context["form"].fields["columns"].choices]
    for number in range(1, 30):
        make_row(Official, number)
    with django_assert_max_num_queries(40):
        body_of(export(desk, LIST, *columns, restricted=["contacts", "notes"]))
