"""What a phrase stands for."""

from typing import NamedTuple

COMPETENCY = "competency"
COUNTRY = "country"
LANGUAGE = "language"
TIER = "tier"
# No filters: an agency's name is kept together, to be matched as text; filler is left out.
AGENCY = "agency"
FILLER = "filler"


class Sense(NamedTuple):
    filter: str
    values: tuple[str, ...]


class Claim(NamedTuple):
    """Atoms that together have a sense; ``weight`` is how much of the text that is."""

    places: tuple[int, ...]
    sense: Sense
    weight: int
