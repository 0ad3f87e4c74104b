"""Many nominations are sent at once, and whoever is to decide about them gets one mail."""

from collections.abc import Iterable

import pghistory
from django.core.exceptions import ValidationError
from django.db import transaction

from experts.models import Nomination, NominationStep, User
from experts.nominations import letters, workflow
from experts.nominations.version.lookup import Lookup


def send_complete(nominations: Iterable[Nomination], *, by: User) -> dict[int, list[str]]:
    """Send those that lack nothing; of the others, by key, what they lack."""
    steps: list[NominationStep] = []
    lacking: dict[int, list[str]] = {}
    lookups: dict[str, Lookup] = {}
    with transaction.atomic(), pghistory.context(action="send", by=by.pk):
        for nomination in nominations:
            lookup = lookups.setdefault(nomination.country_id, Lookup(nomination.country_id))
            try:
                steps.append(workflow.step(nomination, workflow.sending_of(nomination, by), "", by, lookup=lookup))
            except ValidationError as error:
                lacking[nomination.pk] = error.messages
        letters.tell(steps)
    return lacking
