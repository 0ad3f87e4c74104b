"""The public page as it would be: the version is written, shown, and written away again in one transaction."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.core.exceptions import ValidationError
from django.db import transaction

from experts.models import Nomination, Official
from experts.nominations.version.columns import columns_of
from experts.nominations.version.lookup import Lookup
from experts.nominations.version.writing import write


@contextmanager
def as_it_would_be(nomination: Nomination) -> Iterator[Official | None]:
    """The official with what is valid of the version, or None while not even that can be shown; all of it is undone."""
    with transaction.atomic():
        try:
            with transaction.atomic():
                official = _write(nomination)
        except ValidationError:
            official = None
        yield official
        transaction.set_rollback(True)


def _write(nomination: Nomination) -> Official:
    """As a draft, so that nothing that runs beside it takes it for a record; it is shown as a published one."""
    proposed = columns_of(nomination.typed, Lookup(nomination.country_id))
    person = proposed["official"]
    if not person.get("name"):
        raise ValidationError("")
    proposed["expertise"] = [row for row in proposed.get("expertise", []) if row["competency_id"]]
    official = nomination.official or Official(country_id=nomination.country_id, name=person["name"])
    if official.pk is None:
        official.save()
    write(official, nomination.base, proposed)
    official.refresh_from_db()
    official.status = Official.Status.PUBLISHED
    return official
