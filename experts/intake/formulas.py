"""The formulas of an XLSX workbook that have no result: they failed, or whatever wrote it does not calculate.

Who reads only the values sees an empty cell there, and would lose what it says.
"""

import re
from collections import defaultdict
from posixpath import join, normpath
from typing import BinaryIO
from xml.parsers.expat import ParserCreate
from zipfile import ZipFile, is_zipfile

WORKBOOK, RELATIONS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
FORMULA = re.compile(rb"<(?:\w+:)?f[\s/>]")
BLOCK = 1_000_000
NO_ANSWER = "#N/A"  # is not known, which is all that an empty cell says

Formulas = dict[int, dict[int, str]]  # by row, counted from 1, and column, counted from 0


def without_result(file: BinaryIO) -> dict[str, Formulas]:
    """By the title of their sheet."""
    if not is_zipfile(file):
        return {}
    with ZipFile(file) as archive:
        parts = set(archive.namelist())
        if not {WORKBOOK, RELATIONS} <= parts:
            return {}
        targets = {item["Id"]: item["Target"] for item in _elements(archive, RELATIONS, "Relationship")}
        sheets = {item["name"]: targets.get(item["id"], "") for item in _elements(archive, WORKBOOK, "sheet")}
        places = {title: normpath(join("xl", target)).lstrip("/") for title, target in sheets.items()}
        return {title: _in_sheet(archive, part) for title, part in places.items() if part in parts}


def _elements(archive: ZipFile, part: str, wanted: str) -> list[dict[str, str]]:
    """The attributes of every such element, without their namespaces."""
    found = []

    def start(name: str, attributes: dict[str, str]) -> None:
        if _local(name) == wanted:
            found.append({_local(key): value for key, value in attributes.items()})

    parser = ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = start
    with archive.open(part) as file:
        parser.ParseFile(file)
    return found


def _in_sheet(archive: ZipFile, part: str) -> Formulas:
    if not _has_any(archive, part):
        return {}
    finder = _Finder()
    parser = ParserCreate(namespace_separator=" ")
    parser.StartElementHandler, parser.EndElementHandler = finder.start, finder.end
    parser.CharacterDataHandler = finder.text
    with archive.open(part) as file:
        parser.ParseFile(file)
    return finder.found


def _has_any(archive: ZipFile, part: str) -> bool:
    """A quick look, for most sheets have none. One that stands across two blocks is not alone in a sheet."""
    with archive.open(part) as file:
        return any(FORMULA.search(block) for block in iter(lambda: file.read(BLOCK), b""))


class _Finder:
    """Follows the cells of a sheet, which may leave out where they stand: then it is after the one before."""

    def __init__(self) -> None:
        self.found: Formulas = defaultdict(dict)
        self._row, self._column = 0, -1
        self._kind = ""  # of the cell
        self._texts: dict[str, str] = {}  # of the elements in the cell, by their names
        self._element = ""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self._element = _local(name)
        if self._element == "row":
            self._row, self._column = int(attributes.get("r", self._row + 1)), -1
        elif self._element == "c":
            self._column = _column(attributes["r"]) if "r" in attributes else self._column + 1
            self._kind, self._texts = attributes.get("t", ""), {}
        else:
            self._texts.setdefault(self._element, "")

    def text(self, text: str) -> None:
        if self._element in self._texts:
            self._texts[self._element] += text

    def end(self, name: str) -> None:
        if _local(name) == "c" and "f" in self._texts and not self._has_result():
            self.found[self._row][self._column] = f"={self._texts['f']}"

    def _has_result(self) -> bool:
        value = self._texts.get("v", "").strip()
        if self._kind == "e":
            return value == NO_ANSWER
        return bool(value) or self._kind == "str"  # a text may be empty


def _local(name: str) -> str:
    return name.rpartition(" ")[2]


def _column(reference: str) -> int:
    """``AB12`` is in column 27, counted from 0."""
    number = 0
    for letter in reference.rstrip("0123456789"):
        number = number * 26 + ord(letter) - 64
    return number - 1
