"""From what a page showed to a table of how good it was."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean

from tests.relevance.judging import Nobody
from tests.relevance.measures import ndcg, succeeds
from tests.relevance.queries import Kind, Query
from tests.relevance.records import Record

SHOWN = 10

# Every other query is for tuning the search; the rest tell whether the tuning went too far.
HALVES = {"tuned on": slice(0, None, 2), "held out": slice(1, None, 2)}


@dataclass(frozen=True)
class Score:
    query: Query
    ndcg: float
    success: float

    def __str__(self) -> str:
        return f"{self.ndcg:.2f} {self.success:.0f}  {self.query.kind}: {self.query.text}"


@dataclass(frozen=True)
class Mean:
    label: str
    queries: int
    ndcg: float
    success: float

    def __str__(self) -> str:
        return f"{self.label:<36}{self.queries:>8}{self.ndcg:>10.3f}{self.success:>12.3f}"


def score(query: Query, slugs: Sequence[str], officials: dict[str, Record]) -> Score:
    """Of a need that nobody meets: the share of those shown who don't contradict it, and whether all are such."""
    shown = [officials[slug] for slug in slugs[:SHOWN]]
    if isinstance(query.judge, Nobody):
        tolerated = [query.judge.tolerates(official) for official in shown]
        return Score(query, fmean(tolerated) if shown else 1.0, all(tolerated))
    gains = [query.judge.gain(official) for official in shown]
    attainable = [query.judge.gain(official) for official in officials.values()]
    return Score(query, ndcg(gains, attainable), succeeds(gains, attainable))


def mean(label: str, scores: Sequence[Score]) -> Mean:
    return Mean(label, len(scores), fmean(one.ndcg for one in scores), fmean(one.success for one in scores))


def table(scores: Sequence[Score]) -> str:
    kinds = dict.fromkeys(one.query.kind for one in scores)
    rows = [
        *(mean(kind, of_kind(scores, kind)) for kind in kinds),
        *(mean(f"half {half}", scores[part]) for half, part in HALVES.items()),
        mean("all", scores),
    ]
    head = f"{'kind of query':<36}{'queries':>8}{'nDCG@10':>10}{'success@3':>12}"
    return "\n".join([head, *map(str, rows)])


def of_kind(scores: Sequence[Score], kind: Kind) -> list[Score]:
    return [one for one in scores if one.query.kind == kind]
