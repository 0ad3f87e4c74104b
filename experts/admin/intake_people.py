"""Officials whom a row of a spreadsheet may mean, told so that one knows them."""

from collections.abc import Iterable

from experts.admin.official import PRIMARY_POST
from experts.models import IntakeQuestion, Official

OF_THE_POOL = "official:"  # how the key of a candidate begins who is in the pool; others are in the same file


def describe(questions: Iterable[IntakeQuestion]) -> dict[str, str]:
    """By the key of a candidate: name, post, agency and status, for all questions at once."""
    people = [question for question in questions if question.kind == IntakeQuestion.Kind.PERSON]
    keys = {candidate["key"] for question in people for candidate in question.candidates}
    found = {key.removeprefix(OF_THE_POOL) for key in keys if key.startswith(OF_THE_POOL)}
    officials = Official.objects.filter(pk__in=found).prefetch_related(PRIMARY_POST) if found else ()
    return {f"{OF_THE_POOL}{official.pk}": _describe(official) for official in officials}


def _describe(official: Official) -> str:
    posts = [str(part) for post in official.primary_posts for part in (post, post.agency) if part]
    return ", ".join([official.full_name, *posts, official.get_status_display()])
