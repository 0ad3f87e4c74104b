import pytest

from tests.relevance.measures import dcg, ndcg, succeeds


def test_a_gain_counts_less_further_down() -> None:
    assert dcg([]) == 0
    assert dcg([3]) == 7
    assert dcg([0, 3]) == pytest.approx(7 / 1.58496, rel=1e-5)
    assert dcg([2, 0, 1]) == pytest.approx(3.5)


def test_the_best_order_has_one_and_every_other_less() -> None:
    gains = [3, 3, 2, 1, 0]
    assert ndcg(gains, gains) == 1
    assert ndcg([0, 1, 2, 3, 3], gains) == pytest.approx(0.5884, abs=1e-4)
    assert ndcg([3, 3], gains) == pytest.approx(0.8553, abs=1e-4)
    assert ndcg([], gains) == 0


def test_only_the_first_ten_count() -> None:
    assert ndcg([0] * 10 + [3], [3]) == 0
    assert ndcg([3] * 10, [3] * 40) == 1


@pytest.mark.parametrize(
    ("shown", "attainable", "expected"),
    [
        ([0, 0, 3], [3], True),
        ([0, 0, 0, 3], [3], False),
        ([2, 2, 2], [3, 2, 2, 2], False),
        ([2], [2, 1], True),  # nobody has all that was asked for
        ([], [1], False),
    ],
)
def test_success_is_one_of_the_best_among_the_first_three(
    shown: list[int], attainable: list[int], expected: bool
) -> None:
    assert succeeds(shown, attainable) is expected
