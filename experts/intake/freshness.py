"""Whether somebody changed, since a file was checked, what its rows are about."""

from dataclasses import asdict
from typing import Any

from experts.directory.index.log import Position, others_since, start
from experts.intake.people import keys_of
from experts.models import Intake, Official

Seen = dict[str, Any]


def now() -> Seen:
    return asdict(start())


def is_stale(intake: Intake) -> bool:
    """Whether others have changed one of its people, somebody of their name, or the vocabulary."""
    news = others_since(Position(**intake.snapshot))
    if news.vocabulary or news.too_much:
        return True
    if intake.rows.filter(official_id__in=news.officials).exists():
        return True
    columns = ("country", "external_id", "name", "name_local", "other_names")
    changed = Official.objects.filter(pk__in=news.officials).values_list(*columns)
    keys = {
        key
        for country, number, name, local, others in changed
        for key in keys_of(country, number, [name, local, *others])
    }
    return bool(keys) and intake.rows.filter(keys__overlap=list(keys)).exists()
