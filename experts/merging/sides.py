"""Of two records one stands for both; where they differ, somebody says which of them is right."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from django.db.models import Field, Model
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from experts.models import NominationStep, User


class Side(StrEnum):
    KEPT = "kept"
    GONE = "gone"
    BOTH = "both"


NOTHING = "–"
Answers = Mapping[str, str]


@dataclass(frozen=True)
class Columns:
    """Columns about which one decides together. Of lists and of names by language both can be right."""

    name: str
    columns: tuple[str, ...] = ()
    label: Any = ""
    both: bool = False
    filled: bool = False  # what only one of them has is not to be lost

    @property
    def all(self) -> tuple[str, ...]:
        return self.columns or (self.name,)


@dataclass(frozen=True)
class Question:
    """Where the two differ: what each has, and what is likely right."""

    name: str
    label: str
    kept: str
    gone: str
    default: Side = Side.KEPT
    sides: tuple[Side, ...] = (Side.KEPT, Side.GONE)


@dataclass
class Merge:
    """A merge that is going on.

    ``joined`` says of rows that became one which stands for which; ``steps`` are those of nominations, told at the end.
    """

    kept: Any
    gone: Any
    answers: Answers
    by: User
    joined: dict[tuple[type[Model], int], int] = field(default_factory=dict)
    steps: list[NominationStep] = field(default_factory=list)

    def side(self, name: str, default: Side = Side.KEPT) -> Side:
        return Side(self.answers.get(name, default))


def questions(fields: Sequence[Columns], kept: Model, gone: Model) -> list[Question]:
    return [_question(each, kept, gone) for each in fields if _differ(each, kept, gone)]


def bring_over(fields: Sequence[Columns], act: Merge) -> None:
    """Write into the one that stays what is right where they differ."""
    for asked in questions(fields, act.kept, act.gone):
        side = act.side(asked.name, asked.default)
        side = side if side in asked.sides else asked.default
        columns = next(each.all for each in fields if each.name == asked.name)
        for column in columns:
            here, there = getattr(act.kept, column), getattr(act.gone, column)
            setattr(
                act.kept, column, _joined(here, there) if side == Side.BOTH else here if side == Side.KEPT else there
            )


def show(record: Model, column: str) -> str:
    value = getattr(record, column)
    model_field: Any = record._meta.get_field(column)
    if value in (None, "", [], {}):
        return NOTHING
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if isinstance(value, date):
        return date_format(value)
    if isinstance(value, dict):
        return "; ".join(f"{key}: {text}" for key, text in value.items())
    labels = dict(getattr(model_field, "base_field", model_field).flatchoices)
    return ", ".join(str(labels.get(one, one)) for one in (value if isinstance(value, list) else [value]))


def label_of(model: type[Model], name: str) -> str:
    found: Field = model._meta.get_field(name)  # type: ignore[assignment]
    return capfirst(str(found.verbose_name))


def _question(columns: Columns, kept: Model, gone: Model) -> Question:
    label = str(columns.label) or label_of(type(kept), columns.name)
    here, there = (" · ".join(show(record, column) for column in columns.all) for record in (kept, gone))
    has_some, other_has_some = (any(getattr(record, column) for column in columns.all) for record in (kept, gone))
    default = Side.GONE if not has_some else Side.BOTH if columns.both else Side.KEPT
    sides = (Side.KEPT, Side.GONE, *([Side.BOTH] if columns.both else []))
    is_settled = columns.filled and has_some != other_has_some
    return Question(columns.name, label, here, there, default, (default,) if is_settled else sides)


def _differ(columns: Columns, kept: Model, gone: Model) -> bool:
    return any((getattr(kept, name) or None) != (getattr(gone, name) or None) for name in columns.all)


def _joined(here: Any, there: Any) -> Any:
    if isinstance(here, dict):
        return {**there, **here}
    return list(dict.fromkeys([*here, *there]))
