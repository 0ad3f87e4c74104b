"""What may be kept as a document, by what is in it; and that no file takes the site along."""

import io
from collections.abc import Callable

import pytest
from django.core.exceptions import ValidationError
from PIL import Image

from experts.documents import checking
from experts.documents.checking import MOST_BYTES, Checked, check
from tests.documents.files import GPS, huge_jpeg, huge_png, kept, pdf, photo_of_a_phone, picture, slow_pdf, upload


def checked(content: bytes, name: str = "letter.pdf") -> Checked:
    return check(upload(content, name))


def opened(picture: bytes) -> Image.Image:
    return Image.open(io.BytesIO(picture), formats=["WEBP"])


@pytest.mark.parametrize(
    ("make", "content_type", "sizes"),
    [
        (lambda: pdf(pages=2), "application/pdf", [(240, 320)] * 2),
        (lambda: picture("JPEG"), "image/jpeg", [(60, 80)]),
        (lambda: picture("PNG", (3000, 4000)), "image/png", [(1200, 1600)]),
    ],
)
def test_what_is_kept_is_known_by_its_content_and_comes_with_pictures_of_ours(
    make: Callable[[], bytes], content_type: str, sizes: list[tuple[int, int]]
) -> None:
    found = checked(make(), name="letter.exe")
    assert found.content_type == content_type
    assert [opened(page).size for page in found.pages] == sizes


@pytest.mark.parametrize(
    ("make", "reason"),
    [
        (lambda: kept("locked.pdf"), "protected"),
        (lambda: kept("protected.pdf"), "protected"),
        (lambda: b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>', "neither a PDF"),
        (lambda: b"<!doctype html><script>alert(1)</script>", "neither a PDF"),
        (lambda: b"<script>alert(1)</script>" + pdf(), "neither a PDF"),
        (lambda: b"", "neither a PDF"),
        (lambda: picture("GIF"), "neither a PDF"),
        (huge_png, "too many pixels"),
        (huge_jpeg, "too many pixels"),
        (lambda: picture("PNG", (20_001, 1)), "too many pixels"),
        (lambda: pdf()[:400], "damaged"),
        (lambda: picture("JPEG", (600, 800))[:2000], "damaged"),
        (lambda: pdf(pages=51), "more than 50 pages"),
        (lambda: pdf() + bytes(1_100_000 + MOST_BYTES), "6.1 MB; 5 MB are the most"),
    ],
)
def test_what_is_refused_is_told_why(make: Callable[[], bytes], reason: str) -> None:
    with pytest.raises(ValidationError, match=reason):
        checked(make())


def test_the_place_where_a_photo_was_taken_is_not_in_its_picture_which_stands_upright() -> None:
    content = photo_of_a_phone()
    assert Image.open(io.BytesIO(content)).getexif().get_ifd(GPS)
    (page,) = checked(content, "photo.jpg").pages
    assert opened(page).size == (60, 80)
    assert not opened(page).getexif()
    assert set(opened(page).info) <= {"loop", "background", "timestamp", "duration"}
    assert b"EXIF" not in page
    assert b"home" not in page


def test_what_is_signed_or_filled_in_is_seen() -> None:
    (page,) = checked(kept("signed.pdf")).pages
    red, green, blue = opened(page).getpixel((400, 600))
    assert (red > 200, green < 50, blue < 50) == (True, True, True)


def test_grey_of_sixteen_bits_stays_grey() -> None:
    buffer = io.BytesIO()
    Image.new("I;16", (10, 10), 30_000).save(buffer, "PNG")
    (page,) = checked(buffer.getvalue()).pages
    assert opened(page).convert("L").getpixel((5, 5)) == pytest.approx(117, abs=3)


def test_what_would_be_drawn_for_ever_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checking, "PATIENCE", 1)
    with pytest.raises(ValidationError, match="too much memory or time"):
        checked(slow_pdf())


def test_a_file_waits_for_its_turn_and_no_longer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checking, "QUEUE", 0.01)
    with checking._turn, pytest.raises(ValidationError, match="Try again in a minute"):
        checked(pdf())
    assert checked(pdf()).pages
