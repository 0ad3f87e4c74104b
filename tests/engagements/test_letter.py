"""The official letter: made from the request, signed by hand, sent back as a scan, read at the desk."""

from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone

from experts.engagements.letters import PAGE as PURPOSE
from experts.engagements.official_letter.forms import TRIES
from experts.engagements.official_letter.on_page import DRAWINGS
from experts.engagements.retention import erase
from experts.guards.links import link
from experts.models import Document, Official, Request, User
from tests.documents.files import kept, pdf, upload
from tests.engagements.conftest import all_text
from tests.engagements.sending import FROM_HERE, confirmed, page_token, press
from tests.factories import make_request
from tests.nominations.conftest import sign_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("own_folders")]
PAGE = "/engagements/request/"
THAI = "กรมการปกครอง"


@pytest.fixture
def asked(client: Client, sri: Official, indonesia: User) -> Request:
    return confirmed(client, "sri-wahyuni")


def send(client: Client, content: bytes, name: str = "Surat Rosa.pdf", **given: Any) -> Any:
    return press(client, "request/letter", page_token(), file=upload(content, name), **given)


def files(folder: Path) -> int:
    return sum(path.is_file() for path in folder.rglob("*"))


def test_a_signed_letter_is_kept_replaced_removed_and_erased_with_its_files(
    client: Client, asked: Request, own_folders: Path, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        assert send(client, pdf(pages=2)).status_code == 302
        assert files(own_folders) == 3
        assert send(client, pdf(), "Again.pdf").status_code == 302
    assert files(own_folders) == 2
    assert "Again" in client.get(PAGE, {"token": page_token()}).text
    original = client.get(f"{PAGE}letter/original/", {"token": page_token()})
    assert original.getvalue() == pdf()
    assert press(client, "request/data", page_token()).json()["letter"]["title"] == "Again"
    with django_capture_on_commit_callbacks(execute=True):
        press(client, "request/letter/remove", page_token())
    assert files(own_folders) == 0
    send(client, pdf())
    with django_capture_on_commit_callbacks(execute=True):
        erase(asked)
    assert files(own_folders) == 0
    assert not Document.objects.exists()


def test_what_is_no_letter_is_refused_beside_the_field(client: Client, asked: Request) -> None:
    told = {
        "protected": kept("locked.pdf"),
        "neither a PDF": b"<!DOCTYPE html><script>alert(1)</script>",
        "has 6.0 MB": b"%PDF-" + bytes(6_000_000),
        "The file is empty": b"",
    }
    for words, content in told.items():
        page = send(client, content)
        assert (page.status_code, words in page.text) == (200, True)
    huge = client.post(f"{PAGE}letter/", CONTENT_LENGTH=30_000_000, headers=FROM_HERE)
    assert huge.status_code == 413
    assert send(client, pdf(), headers={"Origin": "https://evil.example"}).status_code == 403
    assert not Document.objects.exists()


def test_tries_are_limited_and_nothing_is_added_to_what_has_ended(client: Client, asked: Request) -> None:
    for _number in range(TRIES.most - 1):
        TRIES.use(str(asked.pk))
    press(client, "request/cancel", page_token())
    assert send(client, pdf()).status_code == 409
    assert send(client, pdf()).status_code == 429
    assert not Document.objects.exists()


def test_nothing_is_sent_before_the_address_is_confirmed(client: Client, sri: Official) -> None:
    request = make_request(sri, state="unverified")
    token = page_token_of(request)
    assert press(client, "request/letter", token, file=upload(pdf())).status_code == 404
    assert client.get(f"{PAGE}letter.pdf", {"token": token}).status_code == 404


def test_the_letter_is_on_the_desk_of_its_focal_point_and_in_no_mail(
    client: Client, asked: Request, indonesia: User, viet_nam: User, reviewer: User
) -> None:
    send(client, pdf(pages=2))
    assert "Surat Rosa" not in all_text()
    there = f"/desk/requests/{asked.pk}/"
    assert f"{there}letter/2/" in sign_in(indonesia).get(there).text
    for who, answer in ((None, 302), (viet_nam, 404), (indonesia, 200), (reviewer, 200)):
        assert got(who, f"{there}letter/") == (answer, pdf(pages=2) if answer == 200 else None)
        assert got(who, f"{there}letter/2/")[0] == answer
    assert got(indonesia, f"{there}letter/3/")[0] == 404


def got(who: User | None, path: str) -> tuple[int, bytes | None]:
    """How it was answered, and the file, to be saved and never shown."""
    response = sign_in(who).get(path)
    content = response.getvalue() if response.streaming else None
    if response.get("Content-Type") == "application/pdf":
        assert response["Content-Disposition"].startswith("attachment")
    return response.status_code, content


def text_of(content: bytes) -> str:
    document = pypdfium2.PdfDocument(content)
    pages = " ".join(page.get_textpage().get_text_range() for page in document)
    return " ".join(pages.split())


def page_token_of(request: Request) -> str:
    return link("engagements:request", PURPOSE, request.pk).partition("token=")[2].replace("%3A", ":")


def letter_in(client: Client, request: Request, place: str = "letter.pdf") -> Any:
    return client.get(f"{PAGE}{place}", {"token": page_token_of(request)})


def test_the_letter_is_made_in_the_language_of_the_request(client: Client, sri: Official, hue: Official) -> None:
    given = {"organisation": THAI, "message": "Two days,\tin March.", "covers": ["fee"], "participants": 1}
    response = letter_in(client, make_request(sri, hue, **given))
    assert response["Content-Type"] == "application/pdf"
    text = text_of(response.content)
    day = timezone.localdate()
    for words in (
        THAI,
        f"{day:%-d %B %Y}",
        "National Civil Service Agency (BKN), focal point of Indonesia",
        "focal point of Viet Nam",
        "Vương Đình Huệ (Viet Nam)",
        "Sri Wahyuni (Indonesia)",
        "(1 person)",
        "A fee",
        "Two days, in March.",
        "Rosa Delgado",
        "Online",
    ):
        assert words in text
    assert "rosa@academy.example" not in text
    indonesian = text_of(letter_in(client, make_request(hue, language="id")).content)
    assert "Daring" in indonesian
    assert "Vương Đình Huệ" in indonesian


def test_a_letter_that_can_t_be_drawn_or_was_too_often_is_printed_by_the_browser(client: Client, sri: Official) -> None:
    request = make_request(sri, organisation="សាលាភូមិន្ទ<b>")
    response = letter_in(client, request)
    assert response.status_code == 302
    page = client.get(response["Location"].removeprefix(settings.SITE_URL))
    assert "សាលាភូមិន្ទ&lt;b&gt;" in page.text
    assert "Sri Wahyuni" in page.text
    drawable = make_request(sri)
    for _number in range(DRAWINGS.most):
        DRAWINGS.use(str(drawable.pk))
    assert letter_in(client, drawable).status_code == 302
    assert client.get(f"{PAGE}letter/print/", {"token": "nonsense"}).status_code == 404
    assert client.get(f"{PAGE}letter.pdf", {"token": "nonsense"}).status_code == 404
    assert client.get(f"{PAGE}letter/original/", {"token": page_token_of(request)}).status_code == 404
