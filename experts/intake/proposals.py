"""Agencies that a file names and the pool does not know: kept with the file as JSON, made when it is taken in."""

from collections.abc import Iterable, Mapping
from typing import Any

from experts.models import Agency

Proposal = dict[
    str, Any
]  # slug, name, acronym, country, and as "parent" the key of an agency or the slug of a proposal


def to_json(agencies: Iterable[Agency]) -> list[Proposal]:
    """Each after its parent, as they are proposed."""
    return [
        {
            "slug": agency.slug,
            "name": agency.name,
            "acronym": agency.acronym,
            "country": agency.country_id,
            "parent": agency.parent and (agency.parent.pk or agency.parent.slug),
        }
        for agency in agencies
    ]


def create(proposals: Iterable[Proposal]) -> dict[str, Agency]:
    """Make them, unconfirmed, and return them by slug."""
    made: dict[str, Agency] = {}
    for level in _by_level(list(proposals)):
        agencies = [_agency(proposal, made) for proposal in level]
        made |= {agency.slug: agency for agency in Agency.objects.bulk_create(agencies)}
    return made


def _by_level(proposals: list[Proposal]) -> Iterable[list[Proposal]]:
    """Parents before what belongs to them, which needs their keys. A proposed parent has no parent itself."""
    slugs = {proposal["slug"] for proposal in proposals}
    yield [proposal for proposal in proposals if proposal["parent"] not in slugs]
    yield [proposal for proposal in proposals if proposal["parent"] in slugs]


def _agency(proposal: Proposal, made: Mapping[str, Agency]) -> Agency:
    parent = proposal["parent"]
    agency = Agency(
        slug=proposal["slug"],
        country_id=proposal["country"],
        name=proposal["name"],
        acronym=proposal["acronym"],
        parent_id=made[parent].pk if parent in made else parent,
        is_confirmed=False,
    )
    agency.refold()
    return agency
