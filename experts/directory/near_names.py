"""Names a letter or two away from a word that is in nobody's name."""

from collections.abc import Iterable

from django.db import connection
from rapidfuzz import process
from rapidfuzz.distance import OSA

SHORTEST = 4  # letters: of shorter words, too many names are near
# Trigrams find the candidates through an index; the distance decides.
CANDIDATES = """
    SELECT DISTINCT word FROM (
        SELECT unnest(string_to_array(spaced, ' ')) FROM (
            SELECT experts_name_spaced(name, name_local, other_names, title_before, title_after) AS spaced
            FROM experts_official WHERE {whom}
        ) AS names WHERE %(word)s <%% spaced LIMIT 5000
    ) AS words (word) WHERE length(word) BETWEEN length(%(word)s) - 2 AND length(%(word)s) + 2
"""


def near_names(word: str, whom: str, most: int = 5) -> list[str]:
    """Folded words of the names of those whom an index knows, the nearest first. Two queries."""
    if len(word) < SHORTEST or not word.isascii():
        return []
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('pg_trgm.word_similarity_threshold', '0.4', true)")
        cursor.execute(CANDIDATES.format(whom=whom), {"word": word})
        candidates = [candidate for (candidate,) in cursor.fetchall()]
    return _nearest(word, candidates, most)


def _nearest(word: str, candidates: Iterable[str], most: int) -> list[str]:
    allowed = 1 if len(word) < 7 else 2
    found = process.extract(word, list(candidates), scorer=OSA.distance, score_cutoff=allowed, limit=most)
    return [candidate for candidate, _distance, _place in found]
