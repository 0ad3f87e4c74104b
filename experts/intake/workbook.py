"""The sheets of a workbook, XLSX, XLS or ODS, as rows of texts.

They are unpacked by another process: a few bytes suffice to make a workbook that would take all memory, and the
library that reads workbooks then ends the process in which it is.
"""

import json
import logging
import shutil
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import repeat
from tempfile import TemporaryFile
from typing import IO, BinaryIO
from zipfile import BadZipFile, ZipFile, is_zipfile

from django.utils.translation import gettext as _

from experts import sandbox
from experts.intake import unpack
from experts.intake.outcome import UnreadableError

ARCHIVE, OLD_EXCEL = b"PK\x03\x04", bytes.fromhex("d0cf11e0a1b11ae1")  # how a file begins
MOST_BYTES = 400_000_000  # unpacked: some 200,000 rows of twenty cells
MEGA = 1_000_000
DAMAGE = (BadZipFile, NotImplementedError, OSError, ValueError, struct.error)  # what zipfile says of it
LAST_WORDS = 500  # of what went wrong, for the log
ROW = b"["  # how a line begins that is no title

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Sheet:
    """The rows of a sheet from the first on, as Excel numbers them; blank ones have no cells."""

    unpacked: IO[bytes]
    start: int

    def __iter__(self) -> Iterator[list[str]]:
        above = 0
        for line in self._lines():
            number, cells = json.loads(line)
            yield from repeat([], number - above - 1)
            yield cells
            above = number

    def _lines(self) -> Iterator[bytes]:
        place = self.start
        while True:
            self.unpacked.seek(place)  # in the meantime, rows of another sheet may have been read
            line = self.unpacked.readline()
            if not line.startswith(ROW):
                return
            place = self.unpacked.tell()
            yield line


def is_workbook(file: BinaryIO) -> bool:
    """Whether it begins like one; the file is then at its start again."""
    head = file.read(len(OLD_EXCEL))
    file.seek(0)
    return head.startswith((ARCHIVE, OLD_EXCEL))


@contextmanager
def opened(file: BinaryIO) -> Iterator[dict[str, Sheet]]:
    """The sheets that hold anything, by title. Their rows are read when they are asked for."""
    _check_size(file)
    with TemporaryFile() as unpacked:
        _unpack(file, unpacked)
        yield dict(_sheets(unpacked))


def _unpack(file: BinaryIO, unpacked: IO[bytes]) -> None:
    with TemporaryFile() as copy:
        file.seek(0)
        shutil.copyfileobj(file, copy)
        copy.seek(0)
        ended, complaint = sandbox.run(unpack.__name__, copy, unpacked)
    if ended == unpack.LOCKED:
        raise UnreadableError(_("The workbook is locked with a password. Save it without one."))
    if ended == unpack.TOO_LARGE or ended < 0:  # it was stopped
        raise UnreadableError(
            _("Reading the workbook would take too much memory. Copy its table into a new workbook, or divide it.")
        )
    if ended:
        if ended != unpack.DAMAGED:
            logger.warning("Unpacking failed: %s", complaint[-LAST_WORDS:].decode(errors="replace"))
        raise UnreadableError(_("The workbook can’t be read. Open it, save it as .xlsx and try again."))


def _sheets(unpacked: IO[bytes]) -> Iterator[tuple[str, Sheet]]:
    unpacked.seek(0)
    title = None
    for line in iter(unpacked.readline, b""):
        if not line.startswith(ROW):
            title = json.loads(line)
        elif title is not None:
            yield title, Sheet(unpacked, unpacked.tell() - len(line))
            title = None


def _check_size(file: BinaryIO) -> None:
    file.seek(0)
    if not is_zipfile(file):
        return  # an old workbook is not packed
    try:
        with ZipFile(file) as archive:
            size = sum(part.file_size for part in archive.infolist())
    except DAMAGE:
        raise UnreadableError(_("The workbook is damaged. Open it, save it as .xlsx and try again.")) from None
    if size > MOST_BYTES:
        raise UnreadableError(
            _("The workbook holds %(size)d MB; no more than %(limit)d MB are read. Divide it into several.")
            % {"size": size // MEGA, "limit": MOST_BYTES // MEGA}
        )
