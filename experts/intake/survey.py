"""The first look at a file: its tables, what their columns are called, and what these mean."""

from collections.abc import Mapping, Sequence
from typing import Any, BinaryIO

from experts.intake.columns import FIELDS, SEVERAL, of_tables
from experts.intake.guess import guess
from experts.intake.outcome import Finding, UnreadableError
from experts.intake.source import Part, opened
from experts.intake.vocabulary import Vocabulary
from experts.models import Intake, KnownAs
from experts.text import clean, letters, printable

SHOWN = 5  # rows, on the page that asks what the columns mean
LOOKED_AT = 50  # to guess it
LONGEST_SAMPLE = 200


def survey(intake: Intake, file: BinaryIO) -> bool:
    """Fill in the tables of the file; return whether the meaning of every column is known.

    Raises UnreadableError when the file can't be taken in at all.
    """
    remembered, vocabulary = _remembered(intake), Vocabulary.load()
    with opened(file) as source:
        intake.encoding, intake.delimiter = source.encoding, source.delimiter
        intake.tables = [_table(part, remembered, vocabulary, intake.country_id or "") for part in source.parts]
        intake.notes = [_note(one, part.sheet) for part in source.parts for one in part.remarks]
    intake.total = sum(table["rows"] for table in intake.tables)
    return all(map(_is_known, intake.tables)) and _makes_sense(intake)


def fill_in_guesses(intake: Intake) -> None:
    """Where nobody has said what a column means; somebody will look at it."""
    for table in intake.tables:
        told = zip(table["fields"], table["guesses"], table["known"], strict=True)
        table["fields"] = [field if is_known else guessed for field, guessed, is_known in told]


def remember_columns(intake: Intake) -> None:
    """Keep what the columns were told to mean for the files of this country to come."""
    for table in intake.tables:
        for printed, field, separator in zip(table["header"], table["fields"], table["separators"], strict=True):
            if letters(printed) and (FIELDS.get(letters(printed)) != field or separator):
                KnownAs.objects.update_or_create(
                    kind=KnownAs.Kind.COLUMN,
                    country=intake.country,
                    key=letters(printed)[:300],
                    defaults={"value": clean(printed)[:300], "target": field, "separator": separator},
                )


def _table(part: Part, remembered: Mapping[str, KnownAs], vocabulary: Vocabulary, country: str) -> dict[str, Any]:
    header = [clean(name) for name in part.header]
    first: list[list[str]] = []
    count = 0
    for row in part.rows:
        count += 1
        if len(first) < LOOKED_AT:
            first.append([printable(cell)[:LONGEST_SAMPLE] for cell in row.cells])
    known = [remembered.get(letters(name)) for name in header]
    named = [one.target if one else FIELDS.get(letters(name), "") for name, one in zip(header, known, strict=True)]
    guesses = guess(header, first, vocabulary, country)
    return {
        "sheet": part.sheet,
        "header": header,
        "samples": [[clean(cell) for cell in cells] for cells in first[:SHOWN]],
        "rows": count,
        "fields": named,
        "guesses": ["" if one in named and one not in SEVERAL else one for one in (each.field for each in guesses)],
        "separators": [one.separator if one else each.separator for one, each in zip(known, guesses, strict=True)],
        "known": [bool(one or field or not name) for name, one, field in zip(header, known, named, strict=True)],
    }


def _note(finding: Finding, sheet: str) -> dict[str, Any]:
    return {
        "sheet": sheet,
        "line": finding.line,
        "column": finding.column,
        "value": printable(finding.value),
        "reason": finding.reason,
    }


def _remembered(intake: Intake) -> dict[str, KnownAs]:
    """By the letters of a column's name; what a country means by it goes before what everybody means."""
    columns = KnownAs.objects.filter(kind=KnownAs.Kind.COLUMN)
    everybody = {one.key: one for one in columns.filter(country=None)}
    return everybody | {one.key: one for one in columns.filter(country=intake.country_id) if intake.country_id}


def _is_known(table: Mapping[str, Sequence[bool]]) -> bool:
    return all(table["known"])


def _makes_sense(intake: Intake) -> bool:
    try:
        of_tables(intake.tables, intake.country_id or "")
    except UnreadableError:
        return False
    return True
