"""What goes out of a desk: what its owner may read, and nothing of others."""

from io import BytesIO
from typing import Any

import pytest
from django.http import FileResponse
from django.test import Client
from openpyxl import Workbook, load_workbook

from experts.models import Contact, Membership, Official, PersonalRecord, User
from experts.nominations import exporting
from tests.factories import make_agency, make_official
from tests.nominations.conftest import sign_in

pytestmark = pytest.mark.django_db
SECRETS = ["KEY", "@example.org", "3171"]


@pytest.fixture(autouse=True)
def records(official: Official) -> None:
    """Sri of Indonesia and Agency A, Budi of Agency B, Nguyen of Viet Nam: each with what is never public."""
    others = [make_official("Budi", agency=make_agency("Agency B")), make_official("Nguyen", country="VN")]
    for each in [official, *others]:
        Official.objects.filter(pk=each.pk).update(external_id=f"KEY {each}")
        Contact.objects.create(official=each, kind="email", value=f"{each.slug}@example.org")
        PersonalRecord.objects.create(official=each, identity_number="3171")


def export(client: Client, query: str = "", path: str = "/desk/export.xlsx") -> Workbook:
    answer: Any = client.get(path + query)
    assert isinstance(answer, FileResponse), answer
    assert answer["Content-Disposition"].startswith('attachment; filename="officials-20')
    return load_workbook(BytesIO(answer.getvalue()))


def names(book: Workbook, sheet: str = "People") -> list[object]:
    return [row[2].value for row in book[sheet].iter_rows(min_row=2)]


def text(book: Workbook) -> str:
    return "\n".join(str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row)


def test_a_focal_point_gets_its_country_without_what_is_restricted_unless_it_asks(theirs: Client) -> None:
    book = export(theirs)
    assert names(book) == ["Budi", "Sri Wahyuni"]
    assert not [secret for secret in SECRETS if secret in text(book)]
    book = export(theirs, "?contacts=on")
    assert names(book) == ["Budi", "Sri Wahyuni"]
    assert not [secret for secret in SECRETS if secret not in text(book)]
    assert "nguyen" not in text(book)


def test_a_nominator_gets_those_of_its_agencies_and_never_contacts(nominator: User) -> None:
    book = export(sign_in(nominator))
    assert names(book) == ["Sri Wahyuni"]
    assert not [secret for secret in SECRETS if secret in text(book)]
    assert sign_in(nominator).get("/desk/export.xlsx?contacts=on").status_code == 403
    assert "contacts" not in sign_in(nominator).get("/desk/").text


def test_who_nominates_elsewhere_gets_contacts_of_the_own_country_alone(focal_point: User) -> None:
    hanoi = make_agency("Office of Hanoi", "VN")
    Membership.objects.create(user=focal_point, role="nominator", agency=hanoi)
    Official.objects.get(name="Nguyen").posts.update(agency=hanoi)
    assert names(export(sign_in(focal_point))) == ["Budi", "Nguyen", "Sri Wahyuni"]
    assert names(export(sign_in(focal_point), "?contacts=on")) == ["Budi", "Sri Wahyuni"]


def test_it_holds_what_the_search_finds_in_the_language_of_the_page(theirs: Client) -> None:
    Official.objects.filter(name="Budi").update(status="hidden", status_reason="suspended")
    assert names(export(theirs, "?show=hidden")) == ["Budi"]
    assert names(export(theirs, "?q=sri&show=public", "/id/desk/export.xlsx"), "Pejabat") == ["Sri Wahyuni"]
    assert '<input type="hidden" name="q" value="sri">' in " ".join(theirs.get("/desk/?q=sri").text.split())


@pytest.mark.parametrize("query", ["?q=%00", "?show=nonsense", "?q=" + "x" * 200])
def test_a_search_without_sense_is_told(theirs: Client, query: str) -> None:
    assert "This search makes no sense" in theirs.get(f"/desk/export.xlsx{query}", follow=True).text


def test_too_many_are_told(theirs: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exporting, "MOST", 1)
    assert "No more than 1 officials" in theirs.get("/desk/export.xlsx", follow=True).text
    assert names(export(theirs, "?q=sri")) == ["Sri Wahyuni"]
