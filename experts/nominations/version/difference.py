"""What a proposed version changes of a record, field by field, and where somebody else has changed it meanwhile."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from experts.intake.dossiers import Draft
from experts.models import Official, PersonalRecord
from experts.nominations.version.columns import COLUMNS, MODELS, OF_RECORD
from experts.nominations.version.in_words import Words

FIELDS: tuple[tuple[str, Any, tuple[str, ...]], ...] = (
    ("official", Official, OF_RECORD),
    ("identity", PersonalRecord, ("identity_number",)),
)


@dataclass(frozen=True)
class Difference:
    """``key`` names it in forms; ``now`` is told where the record is no longer as it was when the change began."""

    key: str
    what: str
    before: str
    after: str
    now: str | None = None

    @property
    def is_conflict(self) -> bool:
        return self.now is not None


def differences(base: Draft, proposed: Draft, now: Draft, words: Words) -> list[Difference]:
    """``now`` is the record as it is; of a new expert it is empty, as ``base`` is."""
    found = list(_of_fields(base, proposed, now, words))
    for name in COLUMNS:
        found += _of_rows(name, base, proposed, now, words)
    return found


def _of_fields(base: Draft, proposed: Draft, now: Draft, words: Words) -> Iterator[Difference]:
    for name, model, columns in FIELDS:
        was, wanted, is_now = base.get(name, {}), proposed.get(name, {}), now.get(name, {})
        for column in columns:
            before, after, told = was.get(column), wanted.get(column), is_now.get(column)
            if differ(before, after):
                yield Difference(
                    column,
                    words.label(model, column),
                    words.show(model, column, before),
                    words.show(model, column, after),
                    words.show(model, column, told) if _is_news(before, told, after) else None,
                )


def _of_rows(name: str, base: Draft, proposed: Draft, now: Draft, words: Words) -> Iterator[Difference]:
    was, is_now = by_pk(base.get(name, [])), by_pk(now.get(name, []))
    wanted = proposed.get(name, [])
    kept = {row["pk"] for row in wanted if row.get("pk") in was}
    for number, row in enumerate(wanted):
        before = was.get(row.get("pk"))
        if before is None:
            yield Difference(f"{name}:new-{number}", words.part(MODELS[name]), "", words.row(MODELS[name], row))
        elif changed := [column for column in COLUMNS[name] if differ(before.get(column), row.get(column))]:
            yield _of_row(name, before, row, is_now.get(row["pk"]), changed, words)
    for pk, before in was.items():
        if pk not in kept:
            yield _removed(name, before, is_now.get(pk), words)


def _of_row(name: str, before: Any, after: Any, now: Any, changed: list[str], words: Words) -> Difference:
    model = MODELS[name]
    is_news = now is None or any(_is_news(before[column], now[column], after[column]) for column in changed)
    told = words.row(model, now) if now else ""
    what = f"{words.part(model)}: {words.naming(model, before)}"
    return Difference(
        f"{name}:{before['pk']}", what, words.row(model, before), words.row(model, after), told if is_news else None
    )


def _removed(name: str, before: Any, now: Any, words: Words) -> Difference:
    model = MODELS[name]
    is_news = now is not None and any(differ(before[column], now[column]) for column in COLUMNS[name])
    told = words.row(model, now) if is_news else None
    return Difference(f"{name}:{before['pk']}", words.part(model), words.row(model, before), "", told)


def by_pk(rows: list[dict[str, Any]]) -> dict[Any, dict[str, Any]]:
    return {row["pk"]: row for row in rows if row.get("pk")}


def differ(one: Any, other: Any) -> bool:
    """An empty text and nothing are the same."""
    return (one or None) != (other or None)


def _is_news(before: Any, now: Any, after: Any) -> bool:
    return differ(before, now) and differ(now, after)
