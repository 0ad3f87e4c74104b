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
    wanted, model = proposed.get(name, []), MODELS[name]
    for number, row in enumerate(wanted):
        before = was.get(row.get("pk"))
        if before is None:
            yield Difference(f"{name}:new-{number}", words.part(model), "", words.row(model, row))
        elif changed := changed_columns(name, before, row):
            yield from _of_row(name, before, row, is_now.get(row["pk"]), changed, words)
    kept = {row.get("pk") for row in wanted}
    yield from (_removed(name, before, is_now.get(pk), words) for pk, before in was.items() if pk not in kept)


def changed_columns(name: str, before: dict[str, Any], after: dict[str, Any]) -> list[str]:
    """A new agency and words of one's own have no key yet."""
    keyless = {"agency_id": after.get("agency"), "competency_id": after.get("own_words")}
    return [column for column in COLUMNS[name] if keyless.get(column) or differ(before.get(column), after.get(column))]


def _of_row(
    name: str, before: dict[str, Any], after: dict[str, Any], now: Any, changed: list[str], words: Words
) -> Iterator[Difference]:
    model, key = MODELS[name], f"{name}:{before['pk']}"
    what = f"{words.part(model)}: {words.naming(model, before)}"
    if now is None:
        yield Difference(key, what, words.row(model, before), words.row(model, after), "")
        return
    for column in changed:
        is_news = _is_news(before[column], now[column], after[column])
        yield Difference(
            f"{key}:{column}",
            f"{what} · {words.label(model, column)}",
            words.cell(model, before, column),
            words.cell(model, after, column),
            words.cell(model, now, column) if is_news else None,
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
