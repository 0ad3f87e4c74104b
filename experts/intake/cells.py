"""One row's cells, read by field; whatever is wrong with one of them is gathered, so that all is told at once."""

import html
import re
from collections.abc import Callable
from collections.abc import Set as AbstractSet
from typing import TYPE_CHECKING, TypeVar

from django.utils.translation import gettext as _

from experts.directory.exports import as_it_was
from experts.intake.columns import SEPARATOR, Columns
from experts.intake.legible import legible
from experts.intake.outcome import Finding, shown
from experts.intake.table import RawRow
from experts.text import clean, letters

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

LONGEST = 10_000
MARKUP = re.compile(r"</?[A-Za-z][^<>]{0,500}>")
# Control characters, and those that turn the direction of writing and so show a text that is not there.
CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069]")
NAMES = {"name", "name_local"}
NEW_LINE = "\n"
MARKS = {
    ";": ";；",
    "|": "|｜",
    ",": ",，、",
    "/": "/／",
    NEW_LINE: ";|；｜",
}  # as East Asian keyboards write them, too
NOTHING = {"-", "–", "—", "n/a", "#n/a"}
FAILED = re.compile(r"#(?:REF!|NAME\?|VALUE!|DIV/0!|NUM!|NULL!)|Err:\d{3}|#+")  # what Excel and LibreOffice show then

T = TypeVar("T")


class Cells:
    def __init__(self, row: RawRow, columns: Columns, left_out: AbstractSet[tuple[str, str]] = frozenset()) -> None:
        """``left_out`` holds the kind and the letters of unknown values that are to be passed over."""
        self.line = row.line
        self.number = row.number
        self.country_of_all = columns.country
        self.only_country = "" if columns.admits_others else columns.country
        self.problems: list[Finding] = []
        self.remarks: list[Finding] = []
        self._cells = row.cells
        self._columns = columns
        self._left_out = left_out

    def text(self, field: str, limit: int | None = None) -> str:
        """The cell as clean text; empty when there is none or when something is wrong with it."""
        raw = self._raw(field) if self.has(field) else ""
        if not raw:
            return ""
        if len(raw) > LONGEST:
            return self._too_long(field, raw, LONGEST)
        text, change = legible(clean(CONTROLS.sub("", raw)), self._cells)
        if change:
            self.remark(field, change)
        if text.startswith("=") or FAILED.fullmatch(text):
            self.wrong(field, _("This is a formula without a result. Put what it stands for in its place."))
            return ""
        text = as_it_was(text)
        if MARKUP.search(text):
            text = self._without_markup(field, text)
        if limit and len(text) > limit:
            return self._too_long(field, raw, limit)
        return "" if text.casefold() in NOTHING else text

    def several(
        self, field: str, find: Callable[[str], T | None], unknown: "StrOrPromise", asks: str = ""
    ) -> tuple[T, ...]:
        """The values in a cell that holds several, each once; ``unknown`` is said of what ``find`` does not know.

        ``asks`` is the kind of thing they are, where somebody may be asked what an unknown one means.
        """
        values = [self._known(field, piece, find, unknown, asks) for piece in self.pieces(field)]
        return tuple(dict.fromkeys(value for value in values if value is not None))

    def pieces(self, field: str, limit: int | None = None) -> tuple[str, ...]:
        marks = MARKS[self._columns.separators.get(field, NEW_LINE)]
        pieces = list(filter(None, map(clean, re.split(f"[{marks}]", self.text(field)))))
        for piece in pieces:
            if limit and len(piece) > limit:
                self._too_long(field, piece, limit)
        return tuple(dict.fromkeys(pieces))

    def one(self, field: str, find: Callable[[str], T | None], unknown: "StrOrPromise", asks: str = "") -> T | None:
        text = self.text(field)
        return self._known(field, text, find, unknown, asks) if text else None

    def _known(
        self, field: str, text: str, find: Callable[[str], T | None], unknown: "StrOrPromise", asks: str
    ) -> T | None:
        value = find(text)
        if value is None and (asks, letters(text)) not in self._left_out:
            self.wrong(field, unknown, text, asks)
        return value

    def wrong(self, field: str, reason: "StrOrPromise", value: str | None = None, asks: str = "") -> None:
        finding = self._finding(field, reason, value, asks)
        if finding not in self.problems:
            self.problems.append(finding)

    def remark(self, field: str, reason: "StrOrPromise") -> None:
        finding = self._finding(field, reason, None)
        if finding not in self.remarks:
            self.remarks.append(finding)

    def has(self, field: str) -> bool:
        return field in self._columns.places

    def says(self, *fields: str) -> bool:
        """Whether anything stands in one of the columns."""
        texts = (clean(self._raw(field)[:LONGEST]) for field in fields if self.has(field))
        return any(text and text.casefold() not in NOTHING for text in texts)

    def emptied(self) -> frozenset[str]:
        """The fields that have a column and nothing in it."""
        return frozenset(field for field in self._columns.places if not self.says(field))

    def printed(self, field: str) -> str:
        """What the file calls the column."""
        return self._columns.printed.get(field, "")

    def is_wrong(self, *fields: str) -> bool:
        columns = {self._columns.printed.get(field, field) for field in fields}
        return any(problem.column in columns for problem in self.problems)

    def surplus(self) -> list[str]:
        """Cells beyond the last column that has a name."""
        return [cell for cell in self._cells[self._columns.width :] if clean(cell)]

    def _raw(self, field: str) -> str:
        """What stands in the field's column; where it has several, everything in them."""
        places = self._columns.places.get(field, ())
        mark = self._columns.separators.get(field, SEPARATOR)
        cells = [self._cells[place] for place in places if place < len(self._cells) and self._cells[place]]
        # White space is made single before the values are parted, so lines are parted here.
        return SEPARATOR.join(cells).replace(NEW_LINE, SEPARATOR) if mark == NEW_LINE else mark.join(cells)

    def _too_long(self, field: str, raw: str, limit: int) -> str:
        self.wrong(
            field,
            _("It is %(count)d characters long; %(limit)d are the most.") % {"count": len(raw), "limit": limit},
        )
        return ""

    def _without_markup(self, field: str, text: str) -> str:
        """The text between the tags; of a name the last piece, what comes before it is the page around it."""
        pieces = list(filter(None, (clean(html.unescape(piece)) for piece in MARKUP.split(text))))
        kept = " ".join(pieces[-1:] if field in NAMES else pieces)
        self.remark(field, _("The HTML was left out, “%s” kept.") % shown(kept))
        return kept

    def _finding(self, field: str, reason: "StrOrPromise", value: str | None, asks: str = "") -> Finding:
        column = self._columns.printed.get(field, field)
        if value is None:
            value = clean(self._raw(field)[:1000])
        place = self._columns.places.get(field, (-1,))[0]
        told = value if asks else shown(value)  # what is asked about is asked in full
        return Finding(self.line, column, told, str(reason), place=place, asks=asks)
