"""Django admin as the administrators' desk: one file a noun, and beside them what they share."""

from experts.admin import (
    agency,
    all_changes,
    competency,
    correction,
    country,
    intake,
    invitation,
    known_as,
    look,
    mail,
    nomination,
    official,
    rank,
    slugs,
    user,
)

__all__ = [
    "agency",
    "all_changes",
    "competency",
    "correction",
    "country",
    "intake",
    "invitation",
    "known_as",
    "look",
    "mail",
    "nomination",
    "official",
    "rank",
    "slugs",
    "user",
]
