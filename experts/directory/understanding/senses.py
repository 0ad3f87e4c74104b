"""What a phrase stands for."""

from typing import NamedTuple

COMPETENCY = "competency"
COUNTRY = "country"
LANGUAGE = "language"
TIER = "tier"
AGENCY = "agency"


class Sense(NamedTuple):
    """Values of a filter. An agency is no filter here: its name is kept together, to be matched as text."""

    filter: str
    values: tuple[str, ...]


class Claim(NamedTuple):
    """Atoms that together have a sense; ``weight`` is how much of the text that is."""

    places: tuple[int, ...]
    sense: Sense
    weight: int
