"""Letters that come as a ZIP: looked into with care, for a small one may unpack to more than there is room for."""

import struct
import zipfile
from collections.abc import Iterator
from io import BytesIO
from typing import IO, Any

from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.utils.translation import gettext as _

from experts.documents import checking

MEGA = 1_000_000
MOST_LETTERS = 500
MOST_BYTES = 200 * MEGA  # as it is sent, and unpacked
END, END_OF_LARGE = b"PK\x05\x06", b"PK\x06\x07"
TAIL = 22 + 65_535  # in which the end of an archive is found
MOST_LISTED = 1000 * MOST_LETTERS  # bytes of its list of contents
ENCRYPTED = 1  # a bit of an entry’s flags


def is_archive(file: IO[bytes]) -> bool:
    file.seek(0)
    return file.read(4) in (b"PK\x03\x04", END)


def check_letters(file: File) -> None:
    """One letter, or an archive of them, as far as that is seen at once. Raises ValidationError."""
    if not is_archive(file):
        checking.check(file)
        return
    if (file.size or 0) > MOST_BYTES:
        raise ValidationError(_("The ZIP has more than 200 MB. Divide the spreadsheet into several."))
    entries(file)


def entries(file: IO[bytes]) -> list[zipfile.ZipInfo]:
    """Raises ValidationError."""
    _refuse_long_list(file)
    try:
        listed = [info for info in zipfile.ZipFile(file).infolist() if _is_letter(info)]
    except (zipfile.BadZipFile, ValueError, struct.error):
        raise ValidationError(_("The ZIP is damaged. Make it again.")) from None
    if len(listed) > MOST_LETTERS or sum(info.file_size for info in listed) > MOST_BYTES:
        raise _too_much()
    if any(info.flag_bits & ENCRYPTED for info in listed):
        raise ValidationError(_("The ZIP is locked with a password. Make it again without one."))
    return listed


def letters(file: IO[bytes]) -> Iterator[tuple[str, File | None]]:
    """Each with the name that it has there; without content if it is damaged or larger than a letter may be.

    What an entry says of its size may be a lie: no more of it is read than is allowed.
    """
    listed = entries(file)
    with zipfile.ZipFile(file) as archive:
        for info in listed:
            yield info.filename, _read(archive, info)


def _read(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> File | None:
    try:
        with archive.open(info) as opened:
            content = opened.read(checking.MOST_BYTES + 1)
    except Exception:  # noqa: BLE001  whatever the many kinds of compression may object
        return None
    return File(BytesIO(content), name=info.filename) if len(content) <= checking.MOST_BYTES else None


def _is_letter(info: zipfile.ZipInfo) -> bool:
    """Neither a folder nor what systems add by themselves."""
    parts = info.filename.split("/")
    return not info.is_dir() and not any(part.startswith((".", "__MACOSX")) for part in parts)


def _refuse_long_list(file: IO[bytes]) -> None:
    """Before all of the list is read into the memory."""
    size = file.seek(0, 2)
    file.seek(max(0, size - TAIL))
    tail: Any = file.read()
    end = tail.rfind(END)
    if end < 0 or len(tail) < end + 22:
        raise ValidationError(_("The ZIP is damaged. Make it again."))
    if END_OF_LARGE in tail or struct.unpack("<L", tail[end + 12 : end + 16])[0] > MOST_LISTED:
        raise _too_much()


def _too_much() -> ValidationError:
    return ValidationError(_("The ZIP holds too much: 500 letters and 200 MB are the most."))
