"""How what a row tells of expertise, languages, assignments, education and achievements meets the record."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, fields
from typing import Any

from experts.intake.dossiers import PART_COLUMNS, PARTS, Dossier, blank
from experts.intake.rows import Row
from experts.text import words

NOTHING: tuple[Any, ...] = ("", None, [], ())


@dataclass(frozen=True)
class Kind:
    """A kind of part: what makes two of them the same, and which columns of the file fill it."""

    identity: Callable[[Any], Any]  # of a row's part as of a record's: both have the attributes that it reads
    columns: dict[str, str]  # from the attribute to the name of the file's column, where it is another one
    renamed: dict[str, str]  # from the attribute of the row's part to that of the record's


def _words(text: str) -> tuple[str, ...]:
    return tuple(words(text))


KINDS = {
    "expertise": Kind(
        lambda one: getattr(one, "competency_id", None) or one.competency,
        {"level": "expertise_level", "since": "expertise_since"},
        {"competency": "competency_id"},
    ),
    "languages": Kind(
        lambda one: getattr(one, "language_id", None) or one.language,
        {"level": "language_level"},
        {"language": "language_id"},
    ),
    "assignments": Kind(
        lambda one: (_words(one.title), one.year),
        {
            "organiser": "assignment_organiser",
            "country": "assignment_country",
            "mode": "assignment_mode",
            "audience": "assignment_audience",
        },
        {"country": "country_id"},
    ),
    "education": Kind(
        lambda one: (_words(one.qualification), _words(one.institution)),
        {"field": "field_of_study", "country": "education_country", "year": "education_year"},
        {"country": "country_id"},
    ),
    "achievements": Kind(
        lambda one: (one.kind, _words(one.title)),
        {"issuer": "achievement_issuer", "year": "achievement_year", "link": "achievement_link"},
        {},
    ),
}


def bring_parts_over(dossier: Dossier, row: Row, told: set[tuple[str, int]]) -> None:
    """Each part that the row tells is found in the record, or is new; an empty cell erases nothing.

    ``told`` holds kind and key of the parts of which the file has spoken: then its word stands, and later rows fill
    what is empty.
    """
    for name, kind in KINDS.items():
        for wanted in getattr(row, name):
            part = _find(wanted, dossier.parts[name], kind)
            only_fill = part is not None and (part.pk is None or (name, part.pk) in told)
            if part is None:
                part = PARTS[name](official=dossier.official)
                dossier.parts[name].append(part)
            _fill(part, wanted, name, row.emptied, only_fill=only_fill)
            if part.pk:
                told.add((name, part.pk))


def _find(wanted: Any, parts: Iterable[Any], kind: Kind) -> Any:
    if key := getattr(wanted, "key", None):
        keyed = next((part for part in parts if part.pk == key), None)
        if keyed is not None:
            return keyed
    identity = kind.identity(wanted)
    return next((part for part in parts if kind.identity(part) == identity), None)


def _fill(part: Any, wanted: Any, name: str, emptied: frozenset[str], *, only_fill: bool) -> None:
    kind = KINDS[name]
    for told in fields(wanted):
        column = kind.renamed.get(told.name, told.name)
        value = getattr(wanted, told.name)
        if told.name == "key" or (only_fill and getattr(part, column) not in NOTHING):
            continue
        if value not in NOTHING:
            setattr(part, column, list(value) if isinstance(value, tuple) else value)
        elif kind.columns.get(told.name, told.name) in emptied:
            setattr(part, column, blank(PARTS[name], PART_COLUMNS[name])[column])
