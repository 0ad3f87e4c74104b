"""How good an order of results is, told from the gain of each: 0 is of no use, 3 is what was asked for."""

from collections.abc import Sequence
from math import log2


def dcg(gains: Sequence[int]) -> float:
    """Discounted cumulative gain: what stands further down counts less."""
    return sum((2**gain - 1) / log2(rank + 1) for rank, gain in enumerate(gains, 1))


def ndcg(shown: Sequence[int], attainable: Sequence[int], depth: int = 10) -> float:
    """The share of the best possible gain in the first results. Somebody must be worth showing."""
    best = sorted(attainable, reverse=True)
    return dcg(shown[:depth]) / dcg(best[:depth])


def succeeds(shown: Sequence[int], attainable: Sequence[int], depth: int = 3) -> bool:
    """Whether one of the best stands among the very first."""
    return max(attainable) in shown[:depth]
