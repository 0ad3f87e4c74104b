"""The words of a search, and where each may be found."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q

from experts.directory.tree import CompetencyTree, labelled
from experts.models import Expertise, Post
from experts.text import words


@dataclass(frozen=True)
class Word:
    text: str
    competencies: frozenset[int]

    @property
    def in_name(self) -> Q:
        return Q(folded_name__contains=self.text)

    @property
    def in_competency(self) -> Q:
        return Q(Exists(Expertise.objects.filter(official=OuterRef("pk"), competency__in=self.competencies)))

    @property
    def in_post(self) -> Q:
        posts = Post.objects.current().filter(Q(folded__contains=self.text) | Q(agency__folded__contains=self.text))
        return Q(Exists(posts.filter(official=OuterRef("pk"))))


def read_words(text: str, tree: CompetencyTree) -> tuple[Word, ...]:
    """The words of the text, each with the competencies whose labels have it. One query, if there is a word."""
    texts = dict.fromkeys(words(text))
    found = labelled(texts) if texts else {}
    return tuple(Word(text, tree.within(found[text])) for text in texts)
