"""Documents at the desk: who adds, removes and sees them, and what a browser gets."""

import io
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import resolve, reverse
from django.utils import timezone
from PIL import Image

from experts.models import Document, Nomination, User
from experts.nominations import attaching
from tests.directory.pages import read
from tests.documents.files import kept, pdf, photo_of_a_phone, upload
from tests.nominations.conftest import CAST, sign_in
from tests.nominations.enclosing import enclose, make_new

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("own_folders")]


@pytest.fixture
def nomination(nominator: User) -> Nomination:
    return make_new(nominator)


def address(nomination: Nomination, *way: Any) -> str:
    return reverse(f"nominations:{way[0] if way else 'documents'}", args=[nomination.pk, *way[1:]])


def send(browser: Client, nomination: Nomination, content: bytes | None = None, **fields: str) -> HttpResponse:
    name = fields.pop("name", "letter.pdf")
    file = upload(pdf() if content is None else content, name)
    data = {"kind": "recommendation", "section": "eligibility", "file": file} | fields
    return browser.post(address(nomination), data)


def told(response: HttpResponse) -> int | str:
    response.getvalue()  # as a browser does; it closes the file
    if response.status_code != 302:
        return response.status_code
    return str(resolve(response["Location"].partition("?")[0]).url_name)


# In the order of the cast: the public, nominators of A and B, focal points of Indonesia and Viet Nam, and BKN’s two.
SEEN_BY = {
    "draft": ["account_login", 200, 404, 200, 404, 404, 404],
    "proposed": ["account_login", 200, 404, 200, 404, 200, 200],
    "endorsed": ["account_login", 200, 404, 200, 404, 200, 200],
}
WRITTEN_BY = {
    "draft": ["account_login", "edit", 404, "edit", 404, 403, 403],
    "proposed": ["account_login", 403, 404, "edit", 404, 403, 403],
    "endorsed": ["account_login", 403, 404, 403, 404, 403, 403],
}


@pytest.mark.parametrize("state", SEEN_BY)
def test_who_sees_the_nomination_sees_its_documents_and_who_writes_in_it_changes_them(state: str) -> None:
    users = {name: make() for name, make in CAST.items()}
    focal_point, nominator = users["focal point of Indonesia"], users["nominator of A"]
    assert focal_point
    assert nominator
    nomination = make_new(nominator)
    document = enclose(nomination)
    nomination.endorsed_by, nomination.endorsed_at, nomination.state = focal_point, timezone.now(), state
    nomination.save()
    for place, (name, user) in enumerate(users.items()):
        browser = sign_in(user)
        for way in [("original", document.pk), ("document_page", document.pk, 1)]:
            assert told(browser.get(address(nomination, *way))) == SEEN_BY[state][place], (name, way)
        assert told(send(browser, nomination)) == WRITTEN_BY[state][place], name
        newest = Document.objects.latest("pk")
        there = address(nomination, "remove_document", newest.pk)
        assert told(browser.post(there, {"section": "eligibility"})) == WRITTEN_BY[state][place], name
    assert Document.objects.get() == document


def test_a_document_is_found_with_its_own_nomination_only(nomination: Nomination, nominator: User) -> None:
    document, other = enclose(nomination), make_new(nominator)
    browser = sign_in(nominator)
    for way in [("original", document.pk), ("document_page", document.pk, 1), ("remove_document", document.pk)]:
        assert browser.get(address(other, *way)).status_code == 404
    for page in [0, 2, 10**30]:
        assert browser.get(address(nomination, "document_page", document.pk, page)).status_code == 404
    Path(document.file.path).unlink()
    assert browser.get(address(nomination, "original", document.pk)).status_code == 404


def test_the_original_is_only_ever_downloaded_and_pictures_do_nothing(nomination: Nomination, nominator: User) -> None:
    document = enclose(nomination, photo_of_a_phone(), name="<b>.jpg")
    browser = sign_in(nominator)
    original = browser.get(address(nomination, "original", document.pk))
    assert original.getvalue() == photo_of_a_phone()
    assert original["Content-Type"] == "image/jpeg"
    assert original["Content-Disposition"] == f'attachment; filename="recommendation-{document.pk}.jpg"'
    picture = browser.get(address(nomination, "document_page", document.pk, 1))
    with Image.open(io.BytesIO(picture.getvalue()), formats=["WEBP"]) as seen:
        assert (seen.size, dict(seen.getexif())) == ((60, 80), {})
    for response in [original, picture]:
        assert response["X-Content-Type-Options"] == "nosniff"
        assert response["Content-Security-Policy"].endswith("sandbox")
        assert {"private", "no-store"} <= set(response["Cache-Control"].split(", "))


def test_a_document_comes_and_goes_without_a_script(nomination: Nomination, nominator: User) -> None:
    browser = sign_in(nominator)
    response = send(browser, nomination, name="../../Surat <i>Sri.pdf")
    assert response["Location"] == reverse("nominations:edit", args=[nomination.pk, "eligibility"])
    page = browser.get(response["Location"])
    document = Document.objects.get()
    assert (document.kind, document.by, document.nomination, document.official) == (
        "recommendation",
        nominator,
        nomination,
        None,
    )
    there = address(nomination, "remove_document", document.pk)
    assert "Surat &lt;i&gt;Sri" in page.text
    assert f"{there}?section=eligibility" in page.text
    asked = read(browser.get(f"{there}?section=eligibility"))
    assert asked.all("a", href=response["Location"])
    assert asked.all("input", name="section")[0]["value"] == "eligibility"
    assert Document.objects.exists()
    assert browser.post(there, {"section": "eligibility"})["Location"] == response["Location"]
    assert not Document.objects.exists()


@pytest.mark.parametrize(
    ("content", "fields", "field", "reason"),
    [
        (b"", {}, "file", "The file is empty."),
        (kept("locked.pdf"), {}, "file", "protected"),
        (b"<!doctype html>", {}, "file", "neither a PDF"),
        (bytes(6_000_000), {}, "file", "6.0 MB; 5 MB are the most"),
        (None, {"kind": ""}, "kind", "Choose what it is."),
        (None, {"kind": "consent"}, "kind", "Choose what it is."),
        (None, {"kind": "\0"}, "kind", "Choose what it is."),
    ],
)
def test_what_is_wrong_is_told_beside_its_field(
    nomination: Nomination, nominator: User, content: bytes | None, fields: dict[str, str], field: str, reason: str
) -> None:
    response = send(sign_in(nominator), nomination, content, **fields)
    page = read(response)
    assert reason in str(response.context["enclosed"].form.errors[field])
    assert page.all("a", href=f"#document_{field}")
    assert "is-invalid" in page.all(*{"file": ["input"], "kind": ["select"]}[field], name=field)[0]["class"]
    assert len(page.all("h1")) == 1
    assert not Document.objects.exists()


@pytest.mark.parametrize("section", ["", "https://evil.example", "//evil.example", "\0", "desk"])
def test_nobody_is_sent_elsewhere(nomination: Nomination, nominator: User, section: str) -> None:
    assert send(sign_in(nominator), nomination, section=section)["Location"] == address(nomination)


def test_what_is_far_too_large_is_refused_before_it_is_read(nominator: User, nomination: Nomination) -> None:
    class Unread(io.RawIOBase):
        def read(self, *args: Any) -> bytes:
            raise AssertionError("It is read.")

    client = sign_in(nominator)
    client.handler.enforce_csrf_checks = True
    body = {"CONTENT_LENGTH": "100000000", "CONTENT_TYPE": "multipart/form-data; boundary=x", "wsgi.input": Unread()}
    response = client.request(PATH_INFO=address(nomination), REQUEST_METHOD="POST", **body)
    assert response.status_code == 413
    assert "too large" in response.content.decode()


def test_a_nomination_has_so_many_documents(
    nomination: Nomination, nominator: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(attaching, "MOST", 1)
    send(sign_in(nominator), nomination)
    assert "at most 1 documents" in send(sign_in(nominator), nomination).content.decode()
    assert Document.objects.count() == 1


def test_a_page_of_many_documents_takes_as_many_queries(nomination: Nomination, nominator: User) -> None:
    browser = sign_in(nominator)
    counts = []
    for _round in range(2):
        Document.objects.bulk_create(
            Document(nomination=nomination, kind="other", file=f"documents/{n}.pdf", pages=2, by=nominator)
            for n in range(15)
        )
        with CaptureQueriesContext(connection) as queries:
            assert browser.get(address(nomination)).text.count("<img ") == Document.objects.count() * 2
        counts.append(len(queries))
    assert counts[0] == counts[1]
