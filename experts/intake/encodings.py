"""In which encoding a text file is written; what is no text is refused in words."""

import codecs
import re
from collections.abc import Iterator
from typing import BinaryIO

from django.utils.translation import gettext as _

from experts.intake.outcome import UnreadableError

BLOCK = 65_536
MARKS = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
# A header begins with plain letters: in UTF-16 without a mark, each has its zero byte after or before it.
UNMARKED = {"utf-16-le": re.compile(rb"(?:[^\0]\0){4}"), "utf-16-be": re.compile(rb"(?:\0[^\0]){4}")}
NAMES = {"utf-8-sig": "UTF-8", "utf-16-le": "UTF-16", "utf-16-be": "UTF-16"} | {
    "cp1252": "Windows-1252",
    "cp874": "Windows-874",
}
BEYOND_ASCII = re.compile(rb"[\x80-\xff]+")
THAI_RUN = 3  # accented Latin letters stand alone or in twos; Thai words are nothing but such bytes
# A line of Windows-1252 or Windows-874 that happens to be UTF-8 as well is rare: so many of them are no accident.
ONE_IN = 10


def encoding_of(file: BinaryIO) -> str:
    head = file.read(BLOCK)
    _refuse_documents(head)
    marked = next((encoding for mark, encoding in MARKS.items() if head.startswith(mark)), None)
    marked = marked or next((encoding for encoding, start in UNMARKED.items() if start.match(head)), None)
    if marked:
        if not _decodes(file, marked):
            if marked == "utf-8-sig":
                _refuse_mixtures(file)
            raise UnreadableError(_("The file says that it is %s, but it is damaged.") % name_of(marked))
        return marked
    if _decodes(file, "utf-8") and head.count(0) * 5 <= len(head):
        return "utf-8"
    if 0 not in head:
        _refuse_mixtures(file)
    encoding = "cp874" if _is_thai(file) else "cp1252"
    if 0 in head or not _decodes(file, encoding):
        raise UnreadableError(_("This is not a text file. Save the spreadsheet as CSV in UTF-8."))
    return encoding


def name_of(encoding: str) -> str:
    return NAMES.get(encoding, encoding.upper())


def _refuse_documents(head: bytes) -> None:
    if head.startswith(b"%PDF"):
        raise UnreadableError(_("This is a PDF, not a spreadsheet. Send the spreadsheet it was made from, as CSV."))
    head = head.removeprefix(codecs.BOM_UTF8).lstrip()
    if head.startswith(b"<?xml"):
        raise UnreadableError(_("This is XML. Open it in Excel or LibreOffice and save it as .xlsx."))
    if head.lower().startswith((b"<html", b"<!doctype", b"<table")):
        raise UnreadableError(_("This is a web page, not a spreadsheet. Open it in Excel and save it as CSV."))


def _refuse_mixtures(file: BinaryIO) -> None:
    """Files put together from others: some lines are UTF-8, others are not, and no one encoding fits both."""
    beyond_ascii = ((number, line) for number, line in enumerate(_lines(file), start=1) if not line.isascii())
    in_utf8 = others = first_other = 0
    for number, line in beyond_ascii:
        if _is_utf8(line):
            in_utf8 += 1
        else:
            others += 1
            first_other = first_other or number
    if in_utf8 * ONE_IN > others:
        raise UnreadableError(
            _("Line %d is not in UTF-8, while other lines are. Save the whole file as CSV in UTF-8.") % first_other
        )


def _is_utf8(line: bytes) -> bool:
    try:
        line.decode()
    except UnicodeDecodeError:
        return False
    return True


def _is_thai(file: BinaryIO) -> bool:
    """Whether most bytes beyond ASCII stand in runs as long as words, and are letters of Windows-874."""
    lengths = [len(run) for block in _blocks(file) for run in BEYOND_ASCII.findall(block)]
    in_words = sum(length for length in lengths if length >= THAI_RUN)
    return in_words * 2 > sum(lengths) and _decodes(file, "cp874")


def _decodes(file: BinaryIO, encoding: str) -> bool:
    decoder = codecs.getincrementaldecoder(encoding)()
    try:
        for block in _blocks(file):
            decoder.decode(block)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _lines(file: BinaryIO) -> Iterator[bytes]:
    file.seek(0)
    while line := file.readline(BLOCK):
        yield line


def _blocks(file: BinaryIO) -> Iterator[bytes]:
    file.seek(0)
    while block := file.read(BLOCK):
        yield block
