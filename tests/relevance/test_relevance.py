"""Whether the search finds those who were asked for, over invented officials and judged queries."""

from collections import Counter
from collections.abc import Sequence

import pytest

from tests.relevance.conftest import Pool
from tests.relevance.judging import Nobody
from tests.relevance.queries import Kind
from tests.relevance.scores import HALVES, Score, mean, of_kind, score

ENOUGH_QUERIES = 100
NDCG, SUCCESS = 0.90, 0.95
EACH_KIND = 0.85


def require(scores: Sequence[Score], ndcg: float, success: float) -> None:
    found = mean("found", scores)
    weakest = sorted(scores, key=lambda one: one.ndcg)[:15]
    is_enough = found.ndcg >= ndcg and found.success >= success
    assert is_enough, "\n".join(["", str(found), *map(str, weakest)])


def test_all_queries_together(scores: list[Score]) -> None:
    require(scores, NDCG, SUCCESS)


@pytest.mark.parametrize("half", HALVES)
def test_each_half_of_the_queries(scores: list[Score], half: str) -> None:
    require(scores[HALVES[half]], NDCG, SUCCESS)


@pytest.mark.parametrize("kind", Kind)
def test_each_kind_of_query(scores: list[Score], kind: Kind) -> None:
    require(of_kind(scores, kind), EACH_KIND, EACH_KIND)


def test_there_are_enough_queries_and_none_twice(pool: Pool) -> None:
    texts = Counter(query.text for query in pool.queries)
    assert len(texts) >= ENOUGH_QUERIES
    assert not [text for text, times in texts.items() if times > 1]


def test_somebody_answers_every_query_but_the_vain_ones(pool: Pool) -> None:
    everybody = pool.officials.values()
    vain = [query for query in pool.queries if not any(query.judge.gain(official) for official in everybody)]
    assert vain == [query for query in pool.queries if isinstance(query.judge, Nobody)]


def test_a_search_that_knows_the_judgements_is_perfect_and_the_reverse_is_not(pool: Pool) -> None:
    perfect, reverse = [], []
    for query in pool.queries:
        best_first = sorted(pool.officials, key=lambda slug: -query.judge.gain(pool.officials[slug]))
        answer = [] if isinstance(query.judge, Nobody) else best_first
        perfect.append(score(query, answer, pool.officials))
        reverse.append(score(query, best_first[::-1], pool.officials))
    assert all(one.ndcg == 1 and one.success for one in perfect)
    assert mean("reverse", reverse).ndcg < 0.1
