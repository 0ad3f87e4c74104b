"""The letters that come with a file: one that names all of its people, or an archive with one for each."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.utils.translation import gettext as _

from experts.documents import keeping
from experts.documents.checking import check
from experts.intake.names import name_key, take_apart
from experts.models import Document, Intake, IntakeRow, Nomination, User
from experts.nominations.bulk import archives
from experts.text import printable

Pair = tuple[IntakeRow, Nomination]
LONGEST_NAME = 200
Left = list[list[str]]  # name of a letter, and why it was left out


@dataclass
class Letters:
    """Kept, but belonging to nobody yet."""

    of_all: Document | None = None
    of_one: list[tuple[str, Document]] = field(default_factory=list)
    left: Left = field(default_factory=list)


def store(intake: Intake, by: User, progress: Callable[[int], None]) -> Letters:
    """Before anything is written: to draw their pages takes its time."""
    stored = Letters()
    if not intake.letters:
        return stored
    with intake.letters.open("rb") as opened:
        if not archives.is_archive(opened):
            stored.of_all = _store(File(opened, name=intake.decision["letters"]), by)
            return stored
        for name, letter in archives.letters(opened):
            progress(0)
            try:
                stored.of_one.append((name, _store(letter, by)))
            except ValidationError as error:
                stored.left.append([name, " ".join(error.messages)])
    return stored


def enclose(letters: Letters, pairs: Sequence[Pair], country: str) -> Left:
    """Returns those that belong to nobody, and why."""
    new = [(row, nomination) for row, nomination in pairs if nomination.kind == Nomination.Kind.NEW]
    if letters.of_all:
        keeping.share(letters.of_all, [nomination for _row, nomination in new])
    left = list(letters.left)
    by_key = _by_key(new)
    for name, letter in letters.of_one:
        nominations = by_key.get(_key(name, country), [])
        if len(nominations) == 1:
            keeping.share(letter, nominations)
        else:
            reason = _("Nobody of the file is called so.") if not nominations else _("Several people are called so.")
            left.append([name, reason])
    return [[printable(name)[:LONGEST_NAME], reason] for name, reason in left]


def _store(letter: File | None, by: User) -> Document:
    if letter is None:
        raise ValidationError(_("It is damaged, or has more than 5 MB."))
    return keeping.store(letter, check(letter), kind=Document.Kind.RECOMMENDATION, by=by)


def _by_key(pairs: Iterable[Pair]) -> dict[str, list[Nomination]]:
    found: dict[str, list[Nomination]] = defaultdict(list)
    for row, nomination in pairs:
        for key in {str(row.line), *row.keys}:
            found[key].append(nomination)
    return found


def _key(name: str, country: str) -> str:
    """The number of a row, or a name as rows have it among their keys."""
    stem = PurePosixPath(name).stem.replace("_", " ")
    number = stem.strip().lstrip("0")
    return number if number.isdecimal() else f"{country} {name_key(take_apart(stem, country).text)}"
