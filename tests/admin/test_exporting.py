"""Records go out from the list of officials, for whoever may have them."""

from io import BytesIO
from typing import Any

import pytest
from django.http import FileResponse
from django.test import Client
from django.urls import reverse
from openpyxl import Workbook, load_workbook

from experts.admin import exporting
from experts.models import Contact, Official
from tests.factories import make_official

LIST = reverse("admin:experts_official_changelist")


@pytest.fixture
def three(db: None) -> list[Official]:
    officials = [make_official(name, external_id=f"KEY {name}") for name in ("Anong", "Budi", "Citra")]
    for official in officials:
        Contact.objects.create(official=official, kind="email", value=f"{official.name}@example.org")
    return officials


def act(client: Client, action: str, *officials: Official, address: str = LIST, **more: Any) -> Any:
    marked = [official.pk for official in officials]
    return client.post(address, {"action": action, "_selected_action": marked, "index": 0, **more}, follow=True)


def book_in(answer: Any) -> Workbook:
    assert isinstance(answer, FileResponse), answer
    assert answer["Content-Disposition"].startswith('attachment; filename="officials-20')
    return load_workbook(BytesIO(answer.getvalue()))


def names_in(book: Workbook, sheet: str = "People", column: int = 3) -> list[object]:
    return [row[column - 1].value for row in book[sheet].iter_rows(min_row=2)]


def test_the_marked_ones_go_out(desk: Client, three: list[Official]) -> None:
    book = book_in(act(desk, "export", three[0], three[2]))
    assert names_in(book) == ["Anong", "Citra"]


def test_all_that_a_filter_leaves_go_out(desk: Client, three: list[Official]) -> None:
    make_official("Somchai", country="TH")
    answer = act(desk, "export", three[0], address=f"{LIST}?country__code__exact=ID", select_across=1)
    assert names_in(book_in(answer)) == ["Anong", "Budi", "Citra"]


def test_they_go_out_in_the_language_of_the_page(desk: Client, three: list[Official]) -> None:
    desk.cookies["language"] = "id"
    assert names_in(book_in(act(desk, "export", *three)), "Pejabat") == ["Anong", "Budi", "Citra"]


def test_contacts_go_out_only_when_an_administrator_asks_for_them(desk: Client, three: list[Official]) -> None:
    assert "Contacts" not in book_in(act(desk, "export", *three)).sheetnames
    book = book_in(act(desk, "export_restricted", *three))
    assert names_in(book, "Contacts", column=5) == [f"{official.name}@example.org" for official in three]


def test_a_reviewer_gets_records_without_what_is_restricted(reviewer: Client, three: list[Official]) -> None:
    assert "Contacts" not in book_in(act(reviewer, "export", *three)).sheetnames
    refused = act(reviewer, "export_restricted", *three)
    assert not isinstance(refused, FileResponse)
    assert "export_restricted" not in reviewer.get(LIST).text


def test_too_many_are_refused_with_advice(desk: Client, three: list[Official], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exporting, "MOST", 2)
    assert "No more than 2 officials" in act(desk, "export", *three).text
