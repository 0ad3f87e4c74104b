"""Short titles, which people type before and after names and which a record may not have."""

import csv
from functools import cache
from pathlib import Path

from experts.text import words

FILE = Path(__file__).parent.parent / "reference" / "titles.csv"
LONGEST = 5  # letters: longer ones, like “Engineer”, are also words that somebody looks for


@cache
def short_titles() -> frozenset[tuple[str, ...]]:
    """Each as its folded words: “H.E.” is ``("h", "e")``."""
    with FILE.open(encoding="utf-8", newline="") as file:
        titles = {tuple(words(row["text"])) for row in csv.DictReader(file) if " " not in row["text"]}
    return frozenset(title for title in titles if len("".join(title)) <= LONGEST)
