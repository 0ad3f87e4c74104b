"""Who speaks for a nomination in place of somebody who has left."""

from experts.access import keepers_of, nominators_of
from experts.models import Nomination, User
from experts.nominations.transitions import parties_of


def successors(nomination: Nomination, person: User) -> list[User]:
    """The person, or else other nominators of the agency, or else those who keep the country's records."""
    if parties_of(person, nomination):
        return [person]
    others = nominators_of(nomination) if _asked_as_nominator(nomination, person) else []
    return others or keepers_of(nomination.country_id)


def _asked_as_nominator(nomination: Nomination, person: User) -> bool:
    first = nomination.steps.first()
    return first is not None and first.by_id == person.pk and first.after != Nomination.State.ENDORSED
