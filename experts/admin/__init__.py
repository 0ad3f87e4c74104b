"""Django admin as the administrators' desk: one file a noun, and beside them what they share."""

from experts.admin import agency, competency, country, official, rank, slugs, user

__all__ = ["agency", "competency", "country", "official", "rank", "slugs", "user"]
