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
class Case:
    """A query with the gain of each official, by slug, and who may be shown though nobody was to be found."""

    query: Query
    gains: dict[str, int]
    tolerated: frozenset[str]

    @property
    def is_vain(self) -> bool:
        return isinstance(self.query.judge, Nobody)

    @property
    def best_first(self) -> list[str]:
        return sorted(self.gains, key=lambda slug: -self.gains[slug])


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


def judged(query: Query, officials: Sequence[Record]) -> Case:
    judge = query.judge
    return Case(
        query,
        {official.slug: judge.gain(official) for official in officials},
        frozenset(one.slug for one in officials if isinstance(judge, Nobody) and judge.tolerates(one)),
    )


def score(case: Case, slugs: Sequence[str]) -> Score:
    """Of a need that nobody meets: the share of those shown who don't contradict it, and whether all are such."""
    shown = slugs[:SHOWN]
    if case.is_vain:
        tolerated = [slug in case.tolerated for slug in shown]
        return Score(case.query, fmean(tolerated) if shown else 1.0, all(tolerated))
    gains, attainable = [case.gains[slug] for slug in shown], list(case.gains.values())
    return Score(case.query, ndcg(gains, attainable), succeeds(gains, attainable))


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
