"""From checked rows to what has to be written: who is new, what changes, and what is as it was."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from django.utils.translation import gettext as _

from experts.intake.agencies import Agencies
from experts.intake.answers import Answers
from experts.intake.dossiers import Dossier, load_dossiers
from experts.intake.officials import bring_over, new_official
from experts.intake.outcome import Finding
from experts.intake.parts import bring_parts_over
from experts.intake.people import AmbiguousError, Known, NoRecordError, People
from experts.intake.plan import Checked, Person, Plan
from experts.intake.posts import bring_over as bring_post_over
from experts.intake.posts import choose_primary, replace_by, same_term
from experts.intake.rows import PostRow, Row
from experts.models import Post

# Brings over what earlier batches have told of people, given by the number of the first row that speaks of them.
BringEarlier = Callable[[Mapping[int, Dossier]], None]


class NobodysError(Exception):
    """A row that is left out, and what is found beside that which the check has found."""

    def __init__(self, *findings: Finding) -> None:
        self.findings = findings


class Matcher:
    """Matches batch after batch of one file, and remembers of whom the file has spoken. It writes nothing."""

    def __init__(self, answers: Answers) -> None:
        self.people = People()
        self.agencies = Agencies(answers)
        self.told: set[tuple[str, int]] = set()  # kind and key of the parts of which earlier rows spoke
        self._answers = answers
        self._wrong_numbers: set[str] = set()
        self._asked_for: dict[int, Known | None] = dict.fromkeys(answers.rows())  # rows that answers speak of

    def plan(self, batch: Sequence[Checked], bring_earlier: BringEarlier) -> Plan:
        plan = Plan()
        countries = {checked.row.country for checked in batch if checked.row}
        self.people.load(countries)
        self.agencies.load(countries)
        groups = self._group(batch, plan)
        dossiers = self._dossiers(groups, bring_earlier)
        for known, rows in groups.items():
            person = Person(known, dossiers[known], rows)
            self._bring_over(person)
            plan.people.append(person)
        return plan

    def _group(self, batch: Iterable[Checked], plan: Plan) -> dict[Known, list[Checked]]:
        groups: dict[Known, list[Checked]] = defaultdict(list)
        for checked in batch:
            try:
                known = self._whose(checked, plan)
            except NobodysError as error:
                checked.problems += error.findings
                plan.wrong.append(checked)
                self._remember_wrong(checked.raw.number)
            else:
                self._begin(known, checked)
                groups[known].append(checked)
        return groups

    def _begin(self, known: Known, checked: Checked) -> None:
        if known.row is None:
            known.row = checked.number
        if checked.number in self._asked_for:
            self._asked_for[checked.number] = known
        if known.is_withdrawn:
            checked.remarks.append(_finding(checked, _("This record was withdrawn; it is left alone.")))

    def _remember_wrong(self, number: str) -> None:
        """Other rows of somebody whose own row is wrong must not make them up."""
        if number and not self.people.has_number(number):
            self._wrong_numbers.add(number)

    def _whose(self, checked: Checked, plan: Plan) -> Known:
        row = checked.row
        if row is None or checked.problems:
            raise NobodysError
        if row.number in self._wrong_numbers:
            raise NobodysError(_finding(checked, _("The row of this person is wrong.")))
        try:
            known = self._answered(checked) or self.people.find(row)
        except AmbiguousError:
            reason = _("Several officials of this country have this name: give the external id.")
            raise NobodysError(_finding(checked, reason)) from None
        except NoRecordError:
            raise NobodysError(_finding(checked, _("No record of the pool is “%s”.") % row.record)) from None
        if known is None:
            if alike := self.people.alike(row):
                plan.alike.append((checked, alike))
            known = self.people.add(row)
        self.people.learn(known, row)
        return known

    def _answered(self, checked: Checked) -> Known | None:
        """Whom somebody has said that the row means, though the names differ."""
        kind, _colon, key = self._answers.person(place_of(checked)).partition(":")
        if kind == "row":
            return self._asked_for.get(int(key))
        return self.people.official(int(key)) if kind == "official" else None

    def _dossiers(self, groups: Mapping[Known, Sequence[Checked]], bring_earlier: BringEarlier) -> dict[Known, Dossier]:
        existing = load_dossiers(known.official_id for known in groups if known.official_id)
        found = {known: existing[known.official_id] for known in groups if known.official_id in existing}
        for known, rows in groups.items():
            if known not in found and rows[0].row:
                known.official_id = None
                found[known] = Dossier(new_official(rows[0].row))
        bring_earlier({known.row: dossier for known, dossier in found.items() if known.row is not None})
        return found

    def _bring_over(self, person: Person) -> None:
        known, dossier = person.known, person.dossier
        if known.is_withdrawn:
            return
        dossier.identity_number = known.identity_number if known.brings_identity else ""
        for checked in person.rows:
            if checked.row is None:
                continue
            bring_over(dossier.official, checked.row, is_first=checked.number == known.row)
            self._add_post(dossier, checked.row)
            bring_parts_over(dossier, checked.row, self.told)
        had_primary = any(post.is_primary for post in dossier.posts)
        moved = choose_primary(dossier.posts, again=known.primary_is_ours)
        known.primary_is_ours |= moved and not had_primary

    def _add_post(self, dossier: Dossier, row: Row) -> None:
        if row.post is None:
            return
        wanted = self._wanted(dossier, row.post, row.country)
        keyed = next((post for post in dossier.posts if post.pk and post.pk == row.post.key), None)
        post = keyed or same_term(wanted, dossier.posts, self.told)
        if keyed:
            replace_by(keyed, wanted)
        elif post:
            bring_post_over(post, wanted, self.told)
        else:
            dossier.posts.append(wanted)
        if post and post.pk:
            self.told.add(("posts", post.pk))

    def _wanted(self, dossier: Dossier, told: PostRow, country: str) -> Post:
        return Post(
            official=dossier.official,
            agency=self.agencies.of(told, country),
            title=told.title,
            unit=told.unit,
            since=told.since,
            until=told.until,
        )


def place_of(checked: Checked) -> str:
    return f"{checked.sheet}:{checked.raw.line}"


def _finding(checked: Checked, reason: str) -> Finding:
    name = checked.row.name.text if checked.row else ""
    return Finding(checked.raw.line, _("name"), name, reason, sheet=checked.sheet)
