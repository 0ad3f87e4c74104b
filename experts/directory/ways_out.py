"""Where to go when nobody matches: what leaving something out would give, and competencies that are near."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from rapidfuzz import fuzz, process

from experts.directory.chips import Chip
from experts.directory.criteria import Criteria
from experts.directory.facets import count, narrow
from experts.directory.index.keeper import Index
from experts.directory.options import label_of
from experts.directory.search import run_search
from experts.directory.wording import read_wording
from experts.models import Competency

MOST_NEAR = 4
NEAR = 70  # of 100: the least likeness of a label to the words


@dataclass(frozen=True)
class Drop:
    """A filter to leave out, and how many officials that gives. ``label`` is the words if these are to go."""

    filter: str
    label: str
    count: int
    url: str


@dataclass(frozen=True)
class Near:
    competency: Competency
    count: int
    url: str


@dataclass(frozen=True)
class WaysOut:
    """``need_url`` is where one tells what is needed, for somebody to look for an expert."""

    drops: list[Drop]
    near: list[Near]
    need_url: str


def find_ways_out(asked: Criteria, chips: list[Chip], index: Index) -> WaysOut:
    """``asked`` is the criteria with what was understood, and ``chips`` show them."""
    drops = [_drop("", asked.q, asked.but(q=""), index)] if asked.q else []
    drops += [_drop_filter(name, chips, asked, index) for name in dict(asked.chosen())]
    need_url = (
        f"{reverse('engagements:request_new')}?{urlencode({'q': asked.q, 'competency': asked.competency}, doseq=True)}"
    )
    return WaysOut(sorted(drops, key=lambda drop: -drop.count), _near(asked, index), need_url)


def _drop_filter(name: str, chips: list[Chip], asked: Criteria, index: Index) -> Drop:
    labels = [chip.label for chip in chips if chip.name == name]
    return _drop(label_of(name), get_text_list(labels, _("or")), asked.without_filter(name), index)


def _drop(filter_: str, label: str, less: Criteria, index: Index) -> Drop:
    return Drop(filter_, label, _count(less, index), less.url())


def _count(criteria: Criteria, index: Index) -> int:
    return len(run_search(criteria.but(words="only"), index).narrowed.kept)


def _near(asked: Criteria, index: Index) -> list[Near]:
    """Competencies beside those asked for, or with labels like the words, for which there is somebody."""
    elsewhere = asked.but(q="", competency=())
    counts = count(narrow(elsewhere, index), index)["competency"]
    found = [
        Near(one, counts[one.slug], elsewhere.but(competency=(one.slug,)).url())
        for one in _neighbours(asked, index) or _alike(asked.q, index)
        if one.slug in counts
    ]
    return sorted(found, key=lambda near: -near.count)[:MOST_NEAR]


def _neighbours(asked: Criteria, index: Index) -> list[Competency]:
    tree = index.vocabulary.competencies
    areas = {tree.area_of(tree.by_slug[slug]).pk for slug in asked.competency}
    return [one for pk in areas for one in tree.below(tree.by_pk[pk]) if one.slug not in asked.competency]


def _alike(text: str, index: Index) -> list[Competency]:
    tree = index.vocabulary.competencies
    words = " ".join(word for unit in read_wording(text).units for word in unit.words)
    keys, labels = zip(*index.vocabulary.competency_words, strict=True)
    found = process.extract(words, labels, scorer=fuzz.token_sort_ratio, score_cutoff=NEAR, limit=20)
    return list(dict.fromkeys(tree.by_pk[tree.heirs[keys[place]]] for *_likeness, place in found))
