"""What a file has and the pool does not know: gathered while it is checked, each asked once."""

from collections.abc import Iterable

from experts.intake.agencies import Agencies
from experts.intake.match import place_of
from experts.intake.people import Known
from experts.intake.plan import Checked, Plan
from experts.intake.suggesting import Suggestions, suggest_people
from experts.models import Intake, IntakeQuestion
from experts.text import letters

MOST = 2000  # that are asked; whoever has more of them has chosen the wrong column
LONGEST = 300

Kind = IntakeQuestion.Kind


class Questions:
    def __init__(self, intake: Intake, agencies: Agencies) -> None:
        self._intake = intake
        self._agencies = agencies
        self._asked: dict[tuple[str, str, str], IntakeQuestion] = {}
        self._alike: list[tuple[IntakeQuestion, list[Known]]] = []

    def gather(self, batch: Iterable[Checked], plan: Plan) -> None:
        """What the check and the match did not know."""
        for checked in batch:
            self._gather_values(checked)
        for checked, alike in plan.alike:
            if question := self._ask(Kind.PERSON, "", place_of(checked), checked):
                question.value = checked.row.name.text if checked.row else ""
                self._alike.append((question, alike))

    def save(self) -> None:
        """Those that were answered keep their answer; others are asked anew, each with what it may mean."""
        questions = self._intake.questions
        questions.filter(answer="").delete()
        answered = set(questions.values_list("kind", "country_id", "key"))
        new = [one for key, one in self._asked.items() if key not in answered]
        suggestions = Suggestions()
        for question in new:
            if question.kind != Kind.PERSON:
                question.candidates = suggestions.of(question)
        suggest_people([(question, alike) for question, alike in self._alike if _key(question) not in answered])
        IntakeQuestion.objects.bulk_create(new)

    def _gather_values(self, checked: Checked) -> None:
        for one in checked.problems:
            if one.asks:
                self._ask(one.asks, "", one.value, checked)
        if checked.row and checked.row.post:
            for name in (checked.row.post.agency, checked.row.post.parent_agency):
                if name and self._agencies.is_unknown(checked.row.country, name):
                    self._ask(Kind.AGENCY, checked.row.country, name, checked)

    def _ask(self, kind: str, country: str, value: str, checked: Checked) -> IntakeQuestion | None:
        """The question, if it is new."""
        key = (kind, country, letters(value)[:LONGEST])
        if asked := self._asked.get(key):
            asked.rows += 1
        elif len(self._asked) < MOST and len(value) <= LONGEST and key[2]:
            self._asked[key] = IntakeQuestion(
                intake=self._intake,
                kind=kind,
                country_id=country,
                value=value,
                key=key[2],
                sheet=checked.sheet,
                line=checked.raw.line,
            )
            return self._asked[key]
        return None


def _key(question: IntakeQuestion) -> tuple[str, str, str]:
    return question.kind, question.country_id, question.key
