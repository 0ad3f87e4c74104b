"""The database's own functions for texts: what is searched comes from them, so that no write can leave it stale.

The migration that makes them says what each gives. They are immutable, hence fit for indexes on expressions.
"""

from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.contrib.postgres.search import SearchVectorField
from django.db.models import Func, TextField

NAMES = ("name", "name_local", "other_names", "title_before", "title_after")


class Terms(Func):
    """The words of texts with their stems, and the pairs of letters of scripts without spaces."""

    function = "experts_terms"
    output_field = ArrayField(TextField())


class NameTerms(Func):
    """The words of names as they are and without accents, and pairs of letters: no stems.

    As a vector, for an index on arrays knows no beginnings of words.
    """

    function = "experts_name_terms"
    template = "array_to_tsvector(%(function)s(%(expressions)s))"
    output_field = SearchVectorField()


class SpacedNames(Func):
    """The folded words of names with a space before and after each."""

    function = "experts_name_spaced"
    output_field = TextField()


def terms_index(name: str, *columns: str) -> GinIndex:
    """Finds the rows that have a word in one of the columns."""
    return GinIndex(Terms(*columns), name=name)


def name_indexes() -> list[Any]:
    return [
        GinIndex(NameTerms(*NAMES), name="official_name_terms"),
        GinIndex(OpClass(SpacedNames(*NAMES), "gin_trgm_ops"), name="official_name_beginnings"),
    ]
