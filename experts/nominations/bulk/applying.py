"""Make nominations of what was checked: all of them in one transaction, and only while it is what would be found."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import pghistory
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from experts.intake.answers import remember
from experts.intake.applying import Progress, batches, lock_officials, refuse_what_is_stale, wait_for_other_imports
from experts.models import Intake, IntakeRow, Nomination, Official, User
from experts.nominations import drafting
from experts.nominations.bulk import enclosing
from experts.nominations.bulk.pending import Pending
from experts.nominations.bulk.reviewing import already_pending, may_be_pending
from experts.nominations.bulk.versions import version_of
from experts.nominations.sending import send_complete
from experts.nominations.version.columns import typed_of
from experts.nominations.version.lookup import Lookup

Kind = IntakeRow.Kind


@dataclass(frozen=True)
class Made:
    """What became of a row; none, if somebody is nominated already."""

    row: IntakeRow
    nomination: Nomination | None
    may_be_pending: bool = False  # under a like name: somebody is to look before it is sent


def nominate(intake: Intake, progress: Progress) -> None:
    """Raises StaleError, PermissionDenied; then nothing is written."""
    by = intake.decided_by
    if by is None:
        raise PermissionDenied
    letters = enclosing.store(intake, by, progress)
    with transaction.atomic(), pghistory.context(source="spreadsheet", file=intake.name, intake=intake.pk):
        wait_for_other_imports()
        refuse_what_is_stale(intake)
        lock_officials(intake)
        made = list(_make(intake, by, progress))
        pairs = [(one.row, one.nomination) for one in made if one.nomination]
        left = enclosing.enclose(letters, pairs, intake.country_id or "")
        lacking = _send(made, by, progress) if intake.decision["sends"] else {}
        remember(intake.questions.all(), country=intake.country_id)
        _tell(made, lacking)
        intake.counts |= _counts(made, lacking, intake) | {"letters_left": left}
        intake.state, intake.applied_at = Intake.State.DONE, timezone.now()
        intake.save()


def _make(intake: Intake, by: User, progress: Progress) -> Iterator[Made]:
    pending, writer = Pending(intake.country_id or ""), Writer(intake, by)
    rows = intake.rows.filter(kind__in=[Kind.NEW, Kind.CHANGED]).order_by("number")
    done = 0
    for batch in batches(rows.iterator(1000)):
        for row in batch:
            done += 1
            progress(done)
            if row.kind == Kind.CHANGED and not pending.is_changed(row.official_id):
                yield Made(row, writer.change(row))
            elif row.kind == Kind.NEW and not pending.is_nominated(row.keys, row.draft.get("identity_number", "")):
                yield Made(row, writer.new(row), pending.has_like(_names(row)))
            else:
                row.lacks = [already_pending()]
                yield Made(row, None)


def _names(row: IntakeRow) -> list[str]:
    told = row.draft["official"]
    return [told.get("name", ""), told.get("name_local", ""), *told.get("other_names", [])]


def _send(made: list[Made], by: User, progress: Progress) -> dict[int, list[str]]:
    """Returns what keeps drafts from being sent, by their keys."""
    held = [one.nomination.pk for one in made if one.nomination and one.may_be_pending]
    ready = [one.nomination for one in made if one.nomination and not one.may_be_pending]
    return send_complete(_seen(ready, progress, len(made)), by=by) | dict.fromkeys(held, [may_be_pending()])


def _seen(nominations: Iterable[Nomination], progress: Progress, done: int) -> Iterator[Nomination]:
    """Whoever waits sees that the work goes on."""
    for nomination in nominations:
        progress(done)
        yield nomination


class Writer:
    def __init__(self, intake: Intake, by: User) -> None:
        self._intake, self._by = intake, by
        self._lookup = Lookup(intake.country_id or "")
        self._agencies = {agency["slug"]: agency for agency in intake.agencies}

    def new(self, row: IntakeRow) -> Nomination:
        version = version_of({}, row.draft, self._agencies)
        typed = typed_of(version, self._lookup) | self._intake.decision["typed"]
        country, agency = self._intake.country, self._intake.agency
        assert country  # noqa: S101  the database keeps that
        return drafting.start(country, agency=agency, by=self._by, typed=typed)

    def change(self, row: IntakeRow) -> Nomination | None:
        """None, where the row changes only what nobody nominates, such as a reference number."""
        official = Official.objects.get(pk=row.official_id or 0)
        with transaction.atomic():
            nomination = drafting.start_change(official, by=self._by)
            version = version_of(nomination.base, row.draft, self._agencies)
            if version == nomination.base:
                transaction.set_rollback(True)
                return None
            nomination.typed = typed_of(version, self._lookup)
            nomination.name = nomination.typed["person"]["name"]
            nomination.save()
        return nomination


def _tell(made: list[Made], lacking: dict[int, list[str]]) -> None:
    for one in made:
        if one.nomination:
            one.row.nomination_id = one.nomination.pk
            one.row.lacks = lacking.get(one.nomination.pk, [])
    IntakeRow.objects.bulk_update([one.row for one in made], ["nomination_id", "lacks"], batch_size=1000)


def _counts(made: list[Made], lacking: dict[int, list[str]], intake: Intake) -> dict[str, int]:
    nominated = sum(one.nomination is not None for one in made)
    drafts = len(lacking) if intake.decision["sends"] else nominated
    known = sum(one.nomination is None and bool(one.row.lacks) for one in made)
    unchanged = intake.counts["unchanged"] + len(made) - nominated - known
    return {"sent": nominated - drafts, "drafts": drafts, "known": known, "unchanged": unchanged}
