"""Django admin as the administrators' desk: one file a noun, and beside them what they share."""

from experts.admin import (
    agency,
    competency,
    correction,
    country,
    intake,
    invitation,
    known_as,
    mail,
    missed_term,
    nomination,
    official,
    proposed_word,
    rank,
    slugs,
    user,
)

__all__ = [
    "agency",
    "competency",
    "correction",
    "country",
    "intake",
    "invitation",
    "known_as",
    "mail",
    "missed_term",
    "nomination",
    "official",
    "proposed_word",
    "rank",
    "slugs",
    "user",
]
