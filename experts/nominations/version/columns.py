"""Between what is typed and the columns of the models, and from a record to its columns."""

from collections.abc import Iterable
from typing import Any

from django.utils import timezone

from experts.intake.dossiers import OFFICIAL_COLUMNS, PART_COLUMNS, PARTS, Draft, values_of
from experts.models import Contact, Official, PersonalRecord
from experts.nominations.version.base_form import plain
from experts.nominations.version.lookup import Lookup
from experts.nominations.version.sections import AVAILABILITY, BLOCKS, IDENTITY, PERSON, Block
from experts.nominations.version.typed import Typed, judge

COLUMNS = {**PART_COLUMNS, "contacts": ("kind", "owner", "value", "sharing")}
MODELS: dict[str, Any] = {**PARTS, "contacts": Contact}
OF_OFFICIAL = (PERSON, AVAILABILITY)
OF_RECORD = tuple(column for column in OFFICIAL_COLUMNS if column != "external_id")


def columns_of(typed: Typed, lookup: Lookup) -> Draft:
    """What of it is valid; ``experts.nominations.version.missing`` tells whether that is all."""
    columns: Draft = {"official": {}}
    for name, block in BLOCKS.items():
        if name not in typed:
            continue
        judged = judge(block, typed, lookup)
        if block in OF_OFFICIAL:
            columns["official"] |= _valid(judged)
        elif block.is_many:
            columns[name] = [form.columns() for form in judged.forms if form.is_valid()]
        else:
            columns[name] = _valid(judged)
    _choose_main_post(columns.get("posts", []))
    return columns


def own_words_of(columns: Draft) -> list[str]:
    """What is said of competencies that are not in the list."""
    return list(dict.fromkeys(row["own_words"] for row in columns.get("expertise", []) if row.get("own_words")))


def record_columns(official: Official, *, restricted: bool = True) -> Draft:
    """The record as it is, as far as somebody may know it."""
    columns: Draft = {"official": _plain(official, OF_RECORD)}
    for name, model in MODELS.items():
        rows = model.objects.filter(official=official) if restricted or name in PARTS else []
        columns[name] = [{"pk": row.pk, **_plain(row, COLUMNS[name])} for row in rows]
    if restricted:
        known = PersonalRecord.objects.filter(official=official).first() or PersonalRecord()
        columns[IDENTITY.name] = _plain(known, ["identity_number"])
    return columns


def typed_of(columns: Draft, lookup: Lookup) -> Typed:
    """What somebody would have typed to have these columns."""
    return {name: _typed(block, columns, lookup) for name, block in BLOCKS.items() if _source(block) in columns}


def _typed(block: Block, columns: Draft, lookup: Lookup) -> Any:
    content = columns[_source(block)]
    if not block.is_many:
        return block.form.typed(content, lookup)
    return [block.form.typed(row, lookup) for row in content]


def _source(block: Block) -> str:
    return "official" if block in OF_OFFICIAL else block.name


def _valid(form: Any) -> dict[str, Any]:
    form.is_valid()
    return form.columns()


def _plain(instance: Any, columns: Iterable[str]) -> dict[str, Any]:
    return {column: plain(value) for column, value in values_of(instance, columns).items()}


def _choose_main_post(posts: list[dict[str, Any]]) -> None:
    """Whoever holds one post today need not say that it is the main one."""
    today = timezone.localdate().isoformat()
    held = [post for post in posts if post["until"] is None or post["until"] >= today]
    if len(held) == 1 and not any(post["is_primary"] for post in posts):
        held[0]["is_primary"] = True
