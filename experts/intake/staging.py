"""What a plan would do, kept row by row, so that it can be looked at and then done."""

from collections.abc import Iterable, Mapping
from typing import Any

from experts.intake.agencies import Agencies
from experts.intake.dossiers import Dossier, bring_draft_over
from experts.intake.in_words import Words
from experts.intake.outcome import Finding
from experts.intake.people import keys_of
from experts.intake.plan import Checked, Kind, Person, Plan
from experts.intake.posts import has_current_post
from experts.models import Intake, IntakeRow, Official
from experts.text import printable

LONGEST_CELL = 5000  # of what is kept to be mended
MADE_AGAIN = [
    "kind",
    "name",
    "draft",
    "changes",
    "keys",
    "is_publishable",
]  # of a person’s first row, when a later batch says more


class Stage:
    """Where the rows of a file wait. Its queries are a fixed number for each batch."""

    def __init__(self, intake: Intake, agencies: Agencies, words: Words) -> None:
        self._intake = intake
        self._agencies = agencies
        self._words = words

    def clear(self) -> None:
        self._intake.rows.all().delete()

    def bring_earlier(self, dossiers: Mapping[int, Dossier]) -> None:
        """Bring over what earlier batches said of the people, given by the number of their first row."""
        staged = self._intake.rows.filter(number__in=list(dossiers)).values_list("number", "draft")
        for number, draft in staged if dossiers else ():
            bring_draft_over(dossiers[number], draft, self._agencies.proposed)

    def keep(self, plan: Plan) -> None:
        rows = [_wrong(checked) for checked in plan.wrong]
        again: list[IntakeRow] = []
        for person in plan.people:
            first = person.known.row or 0
            rows += [_merged(checked, first) for checked in person.rows if checked.number != first]
            staged = self._of(person)
            (rows if first == person.rows[0].number else again).append(staged)
        for row in [*rows, *again]:
            row.intake = self._intake
        IntakeRow.objects.bulk_create(rows)
        self._make_again(again)

    def _of(self, person: Person) -> IntakeRow:
        official = person.dossier.official
        draft = person.dossier.draft()
        row = _row(person.rows[0], person.kind_of(draft))
        row.number = person.known.row or 0
        row.name = official.full_name
        row.country_id = official.country_id
        row.official_id = person.known.official_id
        row.draft = draft
        row.changes = self._words.tell(person.dossier, draft)
        row.is_publishable = official.status == Official.Status.DRAFT and has_current_post(person.dossier.posts)
        row.keys = keys_of(row.country_id, official.external_id, [official.name, official.name_local])
        return row

    def _make_again(self, rows: Iterable[IntakeRow]) -> None:
        made = {row.number: row for row in rows}
        staged = list(self._intake.rows.filter(number__in=list(made))) if made else []
        for row in staged:
            for name in MADE_AGAIN:
                setattr(row, name, getattr(made[row.number], name))
        IntakeRow.objects.bulk_update(staged, MADE_AGAIN)


def _row(checked: Checked, kind: Kind) -> IntakeRow:
    findings = [_told(one, True) for one in checked.problems] + [_told(one, False) for one in checked.remarks]
    return IntakeRow(number=checked.number, sheet=checked.sheet, line=checked.raw.line, kind=kind, findings=findings)


def _wrong(checked: Checked) -> IntakeRow:
    row = _row(checked, Kind.WRONG)
    row.cells = [printable(cell)[:LONGEST_CELL] for cell in checked.raw.cells]
    row.name = checked.row.name.text if checked.row else ""
    return row


def _merged(checked: Checked, first: int) -> IntakeRow:
    row = _row(checked, Kind.MERGED)
    row.into = first
    row.name = checked.row.name.text if checked.row else ""
    return row


def _told(finding: Finding, is_problem: bool) -> dict[str, Any]:
    told = {
        "column": finding.column,
        "place": finding.place,
        "value": printable(finding.value[:300]),
        "reason": finding.reason,
    }
    return told | {"problem": is_problem}
