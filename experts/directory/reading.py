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
    return replace(criteria, competency=_heirs(criteria.competency, index.vocabulary)), complaints


def _heirs(slugs: tuple[str, ...], vocabulary: Vocabulary) -> tuple[str, ...]:
    """An old address may name a competency that was merged: the one that it became is meant."""
    return tuple(dict.fromkeys(vocabulary.competencies.heir(slug).slug for slug in slugs))
