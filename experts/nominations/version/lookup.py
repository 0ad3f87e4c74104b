"""What the names that somebody types stand for, in one country."""

from collections import Counter
from functools import cached_property
from typing import Any

from experts.intake.agencies import Agencies
from experts.intake.answers import Answers
from experts.intake.candidates import Candidates
from experts.intake.rows import PostRow
from experts.intake.suggesting import CHOICES
from experts.intake.vocabulary import Vocabulary
from experts.models import Agency, Competency, Country, IntakeQuestion, Language, Tier
from experts.text import letters

NEAR = 3  # names that are offered for one that is unknown
Kind = IntakeQuestion.Kind
SOURCES: dict[str, Any] = {"tiers": Tier, "languages": Language, "countries": Country}


class Lookup:
    """Each kind of thing is read once, when the first name is looked up."""

    def __init__(self, country: str) -> None:
        self.country = country
        self._near: dict[Kind, Candidates] = {}
        self._choices: dict[str, list[tuple[str, str]]] = {}

    def agency(self, name: str) -> Agency | None:
        """The agency of that name; one that is not known yet comes without a key."""
        if not letters(name):
            return None
        if known := self._by_label.get(letters(name)):
            return known
        row = PostRow(title="", unit="", agency=name, parent_agency="", since=None, until=None)
        return self._named.of(row, self.country)

    def competency(self, name: str) -> int | None:
        return self._vocabulary.competencies.get(letters(name))

    def agency_name(self, key: int) -> str:
        """As the list has it, or as it is called if it is dissolved or another country’s."""
        listed = next((label for label, agency in self.agencies.items() if agency.pk == key), "")
        return listed or str(Agency.objects.filter(pk=key).first() or "")

    def near(self, kind: Kind, name: str) -> list[str]:
        """What an unknown name may mean, the likeliest first."""
        if kind not in self._near:
            self._near[kind] = Candidates(CHOICES[kind](self.country))
        return [found.label for found in self._near[kind].of(name, NEAR)]

    @cached_property
    def agencies(self) -> dict[str, Agency]:
        """Those that exist, by a name that means one of them only, in the order of names."""
        found = list(Agency.objects.filter(country=self.country).existing().select_related("parent"))
        names = Counter(map(str, found))
        labelled = {f"{one}, {one.parent}" if names[str(one)] > 1 and one.parent else str(one): one for one in found}
        return dict(sorted(labelled.items()))

    def choices(self, source: str) -> list[tuple[str, str]]:
        """Keys and names of the tiers, languages or countries."""
        if source not in self._choices:
            self._choices[source] = [(one.pk, str(one)) for one in SOURCES[source].objects.all()]
        return self._choices[source]

    @cached_property
    def competencies(self) -> dict[int, str]:
        return {one.pk: one.label for one in Competency.objects.in_use().with_labels()}

    @cached_property
    def _vocabulary(self) -> Vocabulary:
        return Vocabulary.load()

    @cached_property
    def _by_label(self) -> dict[str, Agency]:
        return {letters(label): agency for label, agency in self.agencies.items()}

    @cached_property
    def _named(self) -> Agencies:
        agencies = Agencies(Answers())
        agencies.load([self.country])
        return agencies
