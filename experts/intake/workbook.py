"""The sheets of a workbook, XLSX, XLS or ODS, as rows of values; too large a one is refused before it is opened."""

from typing import BinaryIO
from zipfile import BadZipFile, ZipFile, is_zipfile

from django.utils.translation import gettext as _
from python_calamine import CalamineError, CalamineSheet, PasswordError, load_workbook

from experts.intake.outcome import UnreadableError
from experts.intake.sheets import Cell

ARCHIVE, OLD_EXCEL = b"PK\x03\x04", bytes.fromhex("d0cf11e0a1b11ae1")  # how a file begins
MOST_BYTES = 400_000_000  # unpacked: some 200,000 rows of twenty cells
MEGA = 1_000_000


def is_workbook(file: BinaryIO) -> bool:
    """Whether it begins like one; the file is then at its start again."""
    head = file.read(len(OLD_EXCEL))
    file.seek(0)
    return head.startswith((ARCHIVE, OLD_EXCEL))


def read_sheets(file: BinaryIO) -> dict[str, list[list[Cell]]]:
    """The sheets that hold anything, by title, each with its rows from the first on, as Excel numbers them."""
    _check_size(file)
    file.seek(0)
    try:
        with load_workbook(file) as workbook:
            every = {title: _rows(workbook.get_sheet_by_name(title)) for title in workbook.sheet_names}
    except PasswordError:
        raise UnreadableError(_("The workbook is locked with a password. Save it without one.")) from None
    except CalamineError:
        raise UnreadableError(_("The workbook can’t be read. Open it, save it as .xlsx and try again.")) from None
    return {title: rows for title, rows in every.items() if any(map(any, rows))}


def _rows(sheet: CalamineSheet) -> list[list[Cell]]:
    return [list(row) for row in sheet.to_python(skip_empty_area=False)]


def _check_size(file: BinaryIO) -> None:
    if not is_zipfile(file):
        return  # an old workbook is not packed
    try:
        with ZipFile(file) as archive:
            size = sum(part.file_size for part in archive.infolist())
    except (BadZipFile, OSError):
        raise UnreadableError(_("The workbook is damaged. Open it, save it as .xlsx and try again.")) from None
    if size > MOST_BYTES:
        raise UnreadableError(
            _("The workbook holds %(size)d MB; no more than %(limit)d MB are read. Divide it into several.")
            % {"size": size // MEGA, "limit": MOST_BYTES // MEGA}
        )
