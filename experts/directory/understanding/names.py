"""The names that are kept in the database, in the form that a lexicon is made from."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Names:
    """Pairs of a filter's value and a name of it, in any language: a value has as many pairs as it has names.

    Merged competencies come under the slug of their heir. ``members`` and ``plus_three`` are ISO codes.
    """

    competencies: list[tuple[str, str]]
    countries: list[tuple[str, str]]
    languages: list[tuple[str, str]]
    tiers: list[tuple[str, str]]
    members: tuple[str, ...]
    plus_three: tuple[str, ...]
    agencies: list[tuple[str, str]] = field(default_factory=list)
