"""What the tables of the front page are made of."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


@dataclass(frozen=True)
class Number:
    value: int
    address: str
    label: "StrOrPromise" = ""


@dataclass(frozen=True)
class Row:
    label: str
    numbers: Sequence[Number]
    facts: Sequence[str] = ()  # what comes before the numbers
