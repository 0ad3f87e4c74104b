"""The names that are kept in the database, in the form that a lexicon is made from."""

from dataclasses import dataclass

Pairs = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Names:
    """Pairs of a filter's value and a name of it, in any language: a value has as many pairs as it has names.

    Merged competencies come under the slug of their heir. ``members`` and ``plus_three`` are ISO codes.
    """

    competencies: Pairs
    countries: Pairs
    languages: Pairs
    tiers: Pairs
    members: tuple[str, ...]
    plus_three: tuple[str, ...]
    agencies: Pairs = ()
