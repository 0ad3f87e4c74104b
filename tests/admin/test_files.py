"""Photos and documents."""

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.files.storage import storages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from experts import photos
from experts.models import Document, Official
from tests.admin.conftest import CAST
from tests.admin.pages import add_row, read_form
from tests.admin.rows import address
from tests.documents.files import pdf
from tests.factories import make_official

SECRET_PLACE = 0x010E  # ImageDescription

pytestmark = pytest.mark.usefixtures("own_folders")


@pytest.fixture
def official(db: None) -> Official:
    return make_official()


def picture(size: tuple[int, int] = (900, 700), kind: str = "PNG") -> bytes:
    exif = Image.Exif()
    exif[SECRET_PLACE] = "taken at home"
    buffer = io.BytesIO()
    Image.new("RGB", size, "navy").save(buffer, kind, exif=exif)
    return buffer.getvalue()


def upload_photo(desk: Client, official: Official, content: bytes, name: str = "me.png") -> Any:
    there = address(Official, "change", official.pk)
    fields = read_form(desk, there, "official") | {"photo": SimpleUploadedFile(name, content), "summary": "typed"}
    return desk.post(there, fields)


def test_a_photo_becomes_small_and_tells_nothing(desk: Client, official: Official) -> None:
    content = picture()
    assert Image.open(io.BytesIO(content)).getexif()[SECRET_PLACE] == "taken at home"
    assert upload_photo(desk, official, content).status_code == 302
    official.refresh_from_db()
    with official.photo.open() as file:
        kept = Image.open(file)
        kept.load()
    assert (kept.format, kept.size, dict(kept.getexif())) == ("WEBP", (480, 480), {})
    assert "me" not in Path(official.photo.name).stem.split("_")


def test_a_photo_is_shown_on_the_desk_also_of_a_draft(desk: Client, reviewer: Client, official: Official) -> None:
    upload_photo(desk, official, picture())
    Official.objects.update(status="draft")
    there = f"/experts/{official.slug}/photo/"
    for browser in [desk, reviewer]:
        assert there in browser.get(address(Official, "change", official.pk)).text
        assert b"WEBP" in b"".join(browser.get(there).streaming_content)
    assert Client().get(there).status_code == 404
    taken_away = read_form(desk, address(Official, "change", official.pk), "official") | {"photo-clear": "on"}
    assert desk.post(address(Official, "change", official.pk), taken_away).status_code == 302
    official.refresh_from_db()
    assert not official.photo


@pytest.mark.parametrize(
    "content",
    [b"not a picture", picture()[:500], b"", b"<svg xmlns='http://www.w3.org/2000/svg'/>", picture((40, 40), "TIFF")],
    ids=["text", "broken", "empty", "svg", "tiff"],
)
def test_a_photo_that_can_not_be_read_is_told(desk: Client, official: Official, content: bytes) -> None:
    response = upload_photo(desk, official, content)
    assert response.status_code == 200
    assert response.context["adminform"].form.errors.keys() == {"photo"}
    assert "typed" in response.text
    official.refresh_from_db()
    assert not official.photo


def test_a_huge_photo_is_told(desk: Client, official: Official, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(photos, "MAX_BYTES", 100)
    assert "The photo is larger than 8 MB." in upload_photo(desk, official, picture()).text


def test_a_decompression_bomb_is_told(desk: Client, official: Official, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Image, "MAX_IMAGE_PIXELS", 1000)
    response = upload_photo(desk, official, picture())
    assert response.context["adminform"].form.errors.keys() == {"photo"}


def test_a_photo_survives_a_refusal_by_the_database(
    desk: Client, official: Official, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The page is made a second time then, and reads the upload again."""
    monkeypatch.setattr("experts.admin.children.PostFormSet.clean", lambda formset: None)
    there = address(Official, "change", official.pk)
    fields = read_form(desk, there, "official") | {"photo": SimpleUploadedFile("me.png", picture())}
    del fields["posts-0-is_primary"]
    errors = desk.post(there, fields).context["adminform"].form.errors
    assert errors == {"__all__": ["A published official needs a primary post."]}


def upload_document(desk: Client, official: Official, name: str = "consent.pdf", content: bytes | None = None) -> Any:
    there = address(Official, "restricted", official.pk)
    fields = read_form(desk, there, "official")
    add_row(fields, "documents", kind="consent", title="")
    return desk.post(
        there, fields | {"documents-0-file": SimpleUploadedFile(name, pdf() if content is None else content)}
    )


def test_a_document_is_kept_apart_under_a_name_that_tells_nothing(
    desk: Client, official: Official, tmp_path: Path
) -> None:
    assert upload_document(desk, official).status_code == 302
    document = Document.objects.get()
    assert document.file.storage is storages["restricted"]
    assert [path.parent.parent.name for path in tmp_path.rglob("*.pdf")] == ["restricted"]
    assert (document.content_type, document.size, document.pages) == ("application/pdf", len(pdf()), 1)
    assert [path.name for path in tmp_path.rglob("*.webp")] == [f"{Path(document.file.name).name}.1.webp"]
    assert "consent" not in document.file.name
    assert document.file.name not in desk.get(address(Official, "restricted", official.pk)).text


def test_a_document_is_downloaded_by_those_who_may(
    desk: Client, reviewer: Client, official: Official, browser_of: Callable[[str], Client]
) -> None:
    upload_document(desk, official)
    there = address(Official, "document", official.pk, Document.objects.get().pk)
    for browser in [desk, reviewer]:
        assert there in browser.get(address(Official, "restricted", official.pk)).text
        response = browser.get(there)
        assert b"".join(response.streaming_content) == pdf()
        assert response["Content-Disposition"] == 'attachment; filename="sri-wahyuni-consent.pdf"'
        assert "no-store" in response["Cache-Control"]
    for who in CAST:
        response = browser_of(who).get(there)
        assert (response.status_code, response.url.partition("?")[0]) == (302, "/admin/login/")


def test_a_document_is_found_with_its_own_official_only(desk: Client, official: Official) -> None:
    upload_document(desk, official)
    document = Document.objects.get()
    assert desk.get(address(Official, "document", make_official("Other").pk, document.pk)).status_code == 404
    document.file.delete(save=False)
    assert desk.get(address(Official, "document", official.pk, document.pk)).status_code == 404


def test_a_document_stays_when_its_title_is_edited(desk: Client, official: Official) -> None:
    upload_document(desk, official)
    there = address(Official, "restricted", official.pk)
    fields = read_form(desk, there, "official") | {"documents-0-title": "Scan"}
    assert desk.post(there, fields).status_code == 302
    document = Document.objects.get()
    with document.file.open() as file:
        assert (document.title, file.read()) == ("Scan", pdf())


@pytest.mark.parametrize(("content", "reason"), [(b"<html>", "neither a PDF"), (bytes(5_100_000), "5 MB are the most")])
def test_what_is_no_document_is_refused(desk: Client, official: Official, content: bytes, reason: str) -> None:
    assert reason in upload_document(desk, official, "consent.pdf", content).text
    assert not Document.objects.exists()
