"""The pages that are asked for. `{x}` stands for a number that the pages ignore, but no cache can know."""

import re
from dataclasses import dataclass
from urllib.parse import urlencode

from django.db import connection

FAR = 5_000
LIST = "/experts/?x={x}"
FILTER = {"country": "ID", "competency": "talent-management"}
FILTERED = f"/experts/?{urlencode(FILTER)}&x={{x}}"

TOTAL = re.compile(rb'data-total="(\d+)"')

# Words of names as PostgreSQL's own text search tells them apart, with the number of people who have each.
WORDS = """
    SELECT word, ndoc
    FROM ts_stat($$
        SELECT to_tsvector('simple', folded_name) FROM experts_official WHERE status = 'published'
    $$)
    WHERE word ~ '^[a-z]{2,}$'
    ORDER BY ndoc, length(word) DESC, word
"""


@dataclass(frozen=True)
class Word:
    text: str
    officials: int

    def __str__(self) -> str:
        return f"“{self.text}” ({self.officials:,})"


def rare_and_common_word() -> tuple[Word, Word]:
    with connection.cursor() as cursor:
        cursor.execute(WORDS)
        rows = cursor.fetchall()
    return Word(*rows[0]), Word(*rows[-1])


def far_page() -> int:
    """Page 5,000, or the last one where there are fewer."""
    from experts.directory.search import PAGE_SIZE
    from experts.models import Official

    return min(FAR, -(-Official.objects.published().count() // PAGE_SIZE))


def searching(word: Word) -> str:
    return f"/experts/?{urlencode({'q': word.text})}&x={{x}}"


def profile() -> str:
    from experts.models import Official

    return Official.objects.published().order_by("pk")[0].get_absolute_url()


def total_on(page: bytes) -> int:
    """How many officials the list says that it has."""
    found = TOTAL.search(page)
    if found is None:
        raise SystemExit("The list does not tell its total.")
    return int(found[1])
