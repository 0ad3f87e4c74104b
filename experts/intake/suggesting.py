"""What an unknown value of a file may mean, and who somebody new may be: offered to whoever is asked."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from django.db.models import Prefetch
from django.utils.translation import gettext as _

from experts.intake.candidates import Candidates, Choice
from experts.intake.people import Known
from experts.models import Agency, Competency, IntakeQuestion, Language, Official, Post, Tier

Kind = IntakeQuestion.Kind
Suggestion = dict[str, Any]  # key, label, score of a hundred


def _agencies(country: str) -> Iterable[Choice]:
    for agency in Agency.objects.filter(country=country).existing():
        yield Choice(agency.slug, str(agency), tuple(filter(None, agency.all_names)))


def _competencies(country: str) -> Iterable[Choice]:
    for one in Competency.objects.in_use().with_labels().prefetch_related("labels"):
        yield Choice(one.slug, one.label, tuple(label.text for label in one.labels.all()))


def _languages(country: str) -> Iterable[Choice]:
    for language in Language.objects.all():
        yield Choice(language.code, str(language), (language.own_name, *language.names.values()))


def _tiers(country: str) -> Iterable[Choice]:
    for tier in Tier.objects.all():
        yield Choice(tier.slug, str(tier), tuple(tier.names.values()))


CHOICES: dict[str, Callable[[str], Iterable[Choice]]] = {
    Kind.AGENCY: _agencies,
    Kind.COMPETENCY: _competencies,
    Kind.LANGUAGE: _languages,
    Kind.TIER: _tiers,
}


class Suggestions:
    def __init__(self) -> None:
        self._candidates: dict[tuple[str, str], Candidates] = {}

    def of(self, question: IntakeQuestion) -> list[Suggestion]:
        kind = (question.kind, question.country_id)
        if kind not in self._candidates:
            self._candidates[kind] = Candidates(CHOICES[question.kind](question.country_id))
        found = self._candidates[kind].of(question.value)
        return [{"key": str(one.key), "label": one.label, "score": one.score} for one in found]


def suggest_people(questions: Sequence[tuple[IntakeQuestion, Sequence[Known]]]) -> None:
    """Who is alike: an official, or somebody of another row. The questions are given what is suggested."""
    keys = {known.official_id for _question, alike in questions for known in alike if known.official_id}
    labels = {official.pk: _label(official) for official in _officials(keys)} if keys else {}
    rows = {known.row for _question, alike in questions for known in alike if not known.official_id and known.row}
    lines = _lines(questions, rows)
    for question, alike in questions:
        question.candidates = [
            {"key": f"official:{known.official_id}", "label": labels[known.official_id]}
            if known.official_id in labels
            else {"key": f"row:{known.row}", "label": lines[known.row]}
            for known in alike
            if known.official_id in labels or known.row in lines
        ]


def _officials(keys: Iterable[int]) -> Iterable[Official]:
    primary = Prefetch("posts", Post.objects.filter(is_primary=True).select_related("agency"), to_attr="primary_posts")
    return Official.objects.filter(pk__in=keys).prefetch_related(primary)


def _label(official: Any) -> str:
    posts = [", ".join(filter(None, [post.title, post.agency and str(post.agency)])) for post in official.primary_posts]
    return " · ".join([official.full_name, *posts, str(official.get_status_display())])


def _lines(
    questions: Sequence[tuple[IntakeQuestion, Sequence[Known]]], numbers: Iterable[int]
) -> dict[int | None, str]:
    if not questions:
        return {}
    rows = questions[0][0].intake.rows.filter(number__in=list(numbers))
    return {row.number: _("%(name)s · row %(row)s of this file") % {"name": row.name, "row": row} for row in rows}
