"""Values that a file has and the pool does not know: gathered while it is checked, each asked once."""

from experts.intake.agencies import Agencies
from experts.intake.plan import Checked
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

    def gather(self, checked: Checked) -> None:
        """What the check and the match did not know in the row."""
        for one in checked.problems:
            if one.asks:
                self._ask(one.asks, "", one.value, checked)
        if checked.row and checked.row.post:
            for name in (checked.row.post.agency, checked.row.post.parent_agency):
                if name and self._agencies.is_proposed(checked.row.country, name):
                    self._ask(Kind.AGENCY, checked.row.country, name, checked)

    def save(self) -> None:
        """Those that were answered keep their answer; others are asked anew."""
        questions = self._intake.questions
        questions.filter(answer="").delete()
        answered = set(questions.values_list("kind", "country_id", "key"))
        IntakeQuestion.objects.bulk_create([one for key, one in self._asked.items() if key not in answered])

    def _ask(self, kind: str, country: str, value: str, checked: Checked) -> None:
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
