"""What an unknown name of an agency, a competency, a language or a tier may mean."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, repeat

from rapidfuzz import fuzz, process

from experts.intake.telling import TellingWords
from experts.intake.wording import is_short_for, tokens, wordings
from experts.text import letters, words

LEAST = 50  # of a hundred: what is less like is no help
SHORT_FORM = 85
SAME_LETTERS = 89
SHARES = (1, 0.95, 0.85)  # for being like all of it, like what stands outside of brackets, like any other part of it
LONGEST, LONGEST_SHORT_FORM = 300, 16


@dataclass(frozen=True, slots=True)
class Choice:
    key: Hashable
    label: str
    names: tuple[str, ...]  # every name, its label as well


@dataclass(frozen=True, slots=True)
class Candidate:
    key: Hashable
    label: str
    score: int  # of a hundred


@dataclass(frozen=True, slots=True)
class Wording:
    """One way to name a choice."""

    choice: int  # its place
    words: tuple[str, ...]
    tokens: frozenset[str]
    letters: str


class Candidates:
    """The choices of one kind; made once, and asked for many values."""

    def __init__(self, choices: Iterable[Choice]) -> None:
        self._choices = list(choices)
        self._wordings = [one for place, choice in enumerate(self._choices) for one in _wordings(place, choice)]
        self._vocabularies: list[set[str]] = [set() for _ in self._choices]
        self._by_choice: dict[int, list[Wording]] = defaultdict(list)
        self._by_token: dict[str, list[Wording]] = defaultdict(list)
        self._by_initial: dict[str, list[Wording]] = defaultdict(list)
        for one in self._wordings:
            self._vocabularies[one.choice] |= one.tokens
            self._by_choice[one.choice].append(one)
            self._by_initial[one.letters[0]].append(one)
            for token in one.tokens:
                self._by_token[token].append(one)
        self._letters = [one.letters for one in self._wordings]
        self._telling = TellingWords(self._vocabularies)

    def of(self, value: str, limit: int = 5) -> list[Candidate]:
        """The likeliest first."""
        scores: dict[int, float] = {}
        value = value[:LONGEST]
        for share, wording in zip(chain(SHARES, repeat(SHARES[-1])), wordings(value), strict=False):
            for choice, score in self._scores(wording):
                scores[choice] = max(score * share, scores.get(choice, 0))
        likely = sorted((-score, choice) for choice, score in (scores or self._near(value)).items() if score >= LEAST)
        return [
            Candidate(self._choices[at].key, self._choices[at].label, round(-score)) for score, at in likely[:limit]
        ]

    def _scores(self, wording: str) -> Iterator[tuple[int, float]]:
        said = set(tokens(wording))
        yield from ((one.choice, self._overlap(said, one)) for one in self._reached(said))
        short = letters(wording)
        if _may_be_short_form(short):
            yield from (
                (one.choice, SHORT_FORM) for one in self._by_initial[short[0]] if is_short_for(short, one.words)
            )

    def _near(self, value: str) -> dict[int, float]:
        """Where no word is known: names of nearly the same letters, however they are divided into words."""
        found = process.extract(letters(value), self._letters, scorer=fuzz.ratio, score_cutoff=SAME_LETTERS)
        return {self._wordings[place].choice: score for _letters, score, place in reversed(found)}

    def _reached(self, said: Iterable[str]) -> Iterable[Wording]:
        """The wordings that share a word that tells something."""
        meant = {known for token in said for known in self._telling.meanings(token) if self._telling.tells(known)}
        return {id(one): one for known in meant for one in self._by_token[known]}.values()

    def _overlap(self, said: Iterable[str], one: Wording) -> float:
        """How much of what both say they have in common. What another name of the choice explains is not surplus."""
        weight = self._telling.weight
        common = surplus = 0.0
        for token in said:
            meanings = self._telling.meanings(token)
            if here := one.tokens & meanings.keys():
                common += max(weight(known) * meanings[known] for known in here)
            elif not self._explains(one, token, meanings):
                surplus += min(map(weight, meanings or [token]))
        return 100 * 2 * common / (common + surplus + sum(map(weight, one.tokens)))

    def _explains(self, one: Wording, token: str, meanings: Iterable[str]) -> bool:
        if not self._vocabularies[one.choice].isdisjoint(meanings):
            return True
        ours = self._by_choice[one.choice]
        return _may_be_short_form(token) and any(is_short_for(token, other.words) for other in ours)


def _wordings(place: int, choice: Choice) -> Iterator[Wording]:
    for text in dict.fromkeys(wording for name in choice.names for wording in wordings(name)[:2]):
        yield Wording(place, tuple(words(text)), frozenset(tokens(text)), letters(text))


def _may_be_short_form(text: str) -> bool:
    return text.isascii() and 1 < len(text) <= LONGEST_SHORT_FORM
