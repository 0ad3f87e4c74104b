"""Whether the search finds those who were asked for, over invented officials and judged queries."""

from collections import Counter
from collections.abc import Sequence

import pytest

from tests.relevance.queries import Kind
from tests.relevance.scores import HALVES, Case, Score, mean, of_kind, score

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


def test_there_are_enough_queries_and_none_twice(cases: list[Case]) -> None:
    texts = Counter(case.query.text for case in cases)
    assert len(texts) >= ENOUGH_QUERIES
    assert not [text for text, times in texts.items() if times > 1]


def test_somebody_answers_every_query_but_the_vain_ones(cases: list[Case]) -> None:
    assert [case for case in cases if not any(case.gains.values())] == [case for case in cases if case.is_vain]


def test_a_search_that_knows_the_judgements_is_perfect(cases: list[Case]) -> None:
    perfect = [score(case, [] if case.is_vain else case.best_first) for case in cases]
    assert all(one.ndcg == 1 and one.success for one in perfect)


def test_a_search_that_shows_the_worst_first_fails(cases: list[Case]) -> None:
    worst = mean("worst", [score(case, case.best_first[::-1]) for case in cases])
    assert worst.ndcg < 0.1
    assert worst.success < 0.1
