import io

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from experts.photos import MAX_BYTES, SIDE, PhotoFormField, portrait


def upload(size: tuple[int, int] = (900, 600), kind: str = "JPEG", *, artist: str = "") -> SimpleUploadedFile:
    picture, buffer, exif = Image.new("RGB", size, "navy"), io.BytesIO(), Image.Exif()
    if artist:
        exif[0x013B] = artist
    picture.save(buffer, kind, exif=exif)
    return SimpleUploadedFile(f"portrait.{kind.lower()}", buffer.getvalue())


def test_a_portrait_is_a_small_square_without_metadata_under_a_random_name() -> None:
    source = upload(artist="Sri Wahyuni")
    assert b"Sri Wahyuni" in source.read()
    result = portrait(source)
    kept = result.read()
    with Image.open(io.BytesIO(kept)) as picture:
        assert (picture.format, picture.size, dict(picture.getexif())) == (
            "WEBP",
            (SIDE, SIDE),
            {},
        )
    assert b"Sri Wahyuni" not in kept
    assert result.name is not None
    assert "portrait" not in result.name


def test_a_small_picture_is_not_blown_up() -> None:
    with Image.open(portrait(upload((100, 80)))) as picture:
        assert picture.size == (80, 80)


@pytest.mark.parametrize(
    "content",
    [b"", b"not a picture", b"\x89PNG\r\n\x1a\n" + b"\0" * 50, upload().read()[:300]],
)
def test_a_file_that_is_no_picture_gets_a_message(content: bytes) -> None:
    with pytest.raises(ValidationError):
        PhotoFormField().clean(SimpleUploadedFile("photo.png", content))


def test_a_picture_of_another_kind_gets_a_message() -> None:
    with pytest.raises(ValidationError, match="JPEG, PNG or WebP"):
        PhotoFormField().clean(upload(kind="GIF"))


def test_a_file_that_is_too_large_gets_a_message_before_it_is_opened() -> None:
    with pytest.raises(ValidationError, match="8 MB"):
        PhotoFormField().clean(SimpleUploadedFile("photo.jpeg", b"\xff" * (MAX_BYTES + 1)))


def test_a_decompression_bomb_gets_a_message() -> None:
    bomb = upload((14000, 14000), "PNG")
    assert (bomb.size or 0) < MAX_BYTES
    with pytest.raises(ValidationError):
        PhotoFormField().clean(bomb)
