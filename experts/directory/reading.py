"""From the query string to ``Criteria``, and what could not be understood."""

from dataclasses import fields, replace

from django.http import QueryDict

from experts.directory.criteria import Criteria
from experts.directory.filters import FACETS, OfficialFilters
from experts.directory.index.keeper import Index
from experts.directory.vocabulary import Vocabulary
from experts.models import Official


def read_criteria(data: QueryDict, index: Index) -> tuple[Criteria, list[str]]:
    """What the query string asks for, and a complaint about each part of it that makes no sense."""
    filters = OfficialFilters(data, queryset=Official.objects.none())
    for name, facet in FACETS.items():
        filters.filters[name].extra["known"] = facet.known(index)
    form = filters.form
    complaints = [message for messages in form.errors.values() for message in messages]
    criteria = Criteria(**{field.name: form.cleaned_data[field.name] for field in fields(Criteria)})
    return _with_heirs(criteria, index.vocabulary), complaints


def _with_heirs(criteria: Criteria, vocabulary: Vocabulary) -> Criteria:
    """An old address may name what was merged: the one that stands for it is meant."""
    competencies = (vocabulary.competencies.heir(slug).slug for slug in criteria.competency)
    agencies = (vocabulary.agency_slugs[slug].slug for slug in criteria.agency)
    return replace(criteria, competency=tuple(dict.fromkeys(competencies)), agency=tuple(dict.fromkeys(agencies)))
