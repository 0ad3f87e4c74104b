from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Count, Model, Q, QuerySet

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


@dataclass(frozen=True)
class Line:
    """Rows that somebody should see to: counted on the front page, and all that the list shows when asked for them."""

    name: str  # what the list is asked for: “?needs=photo”
    label: "StrOrPromise"
    noun: type[Model]
    where: Callable[[], Q]
    country: str = "country"  # where a row says it

    def of(self, rows: QuerySet) -> QuerySet:
        return rows.filter(self.where())

    def by_country(self, rows: QuerySet) -> dict[str, int]:
        counted = self.of(rows).order_by().values_list(self.country).annotate(Count("pk"))
        return dict(counted)
