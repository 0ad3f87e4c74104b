"""The first look at a file: its tables, what their columns are called, and what these mean."""

from collections.abc import Mapping, Sequence
from typing import Any, BinaryIO

from experts.intake.columns import FIELDS, as_told, require
from experts.intake.outcome import Finding, UnreadableError
from experts.intake.source import Part, opened
from experts.models import Intake, KnownAs
from experts.text import clean, letters, printable

SAMPLES = 5
LONGEST_SAMPLE = 200


def survey(intake: Intake, file: BinaryIO) -> bool:
    """Fill in the tables of the file; return whether the meaning of every column is known.

    Raises UnreadableError when the file can't be taken in at all.
    """
    remembered = _remembered(intake)
    with opened(file) as source:
        intake.encoding, intake.delimiter = source.encoding, source.delimiter
        intake.tables = [_table(part, remembered) for part in source.parts]
        intake.notes = [_note(one, part.sheet) for part in source.parts for one in part.remarks]
    intake.total = sum(table["rows"] for table in intake.tables)
    return all(map(_is_known, intake.tables)) and _makes_sense(intake)


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


def _table(part: Part, remembered: Mapping[str, KnownAs]) -> dict[str, Any]:
    samples: list[list[str]] = []
    count = 0
    for row in part.rows:
        count += 1
        if len(samples) < SAMPLES:
            samples.append([clean(cell)[:LONGEST_SAMPLE] for cell in row.cells])
    known = [remembered.get(letters(printed)) for printed in part.header]
    fields = [
        one.target if one else FIELDS.get(letters(name), "") for name, one in zip(part.header, known, strict=True)
    ]
    return {
        "sheet": part.sheet,
        "header": [clean(name) for name in part.header],
        "samples": samples,
        "rows": count,
        "fields": fields,
        "separators": [one.separator if one else "" for one in known],
        "known": [
            bool(one or field or not clean(name)) for name, one, field in zip(part.header, known, fields, strict=True)
        ],
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
        for table in intake.tables:
            require(as_told(table["header"], table["fields"], table["separators"], country=intake.country_id or ""))
    except UnreadableError:
        return False
    return True
