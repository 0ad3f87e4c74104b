"""The state of a record, how to reach the person, and what is never public."""

import random
from datetime import date, datetime, time, timedelta

from django.utils import timezone
from django.utils.text import slugify

from experts.demo.rows import ContactRow, PersonalRecordRow, StewardshipRow
from experts.demo.sketch import Sketch
from experts.models import Contact, Official
from experts.text import fold

REASONS = {
    Official.Status.DRAFT: ("",),
    Official.Status.PUBLISHED: ("",),
    Official.Status.HIDDEN: (Official.Reason.STALE, Official.Reason.STALE, Official.Reason.SUSPENDED),
    Official.Status.WITHDRAWN: (
        Official.Reason.RETIRED,
        Official.Reason.MOVED,
        Official.Reason.CONSENT_WITHDRAWN,
        Official.Reason.DECEASED,
        Official.Reason.DUPLICATE,
    ),
}
REFERENCE = "Demonstration batch"


def stewardship(chance: random.Random, today: date) -> StewardshipRow:
    status = Official.Status(chance.choices(("published", "draft", "hidden", "withdrawn"), (86, 7, 4, 3))[0])
    reason = chance.choice(REASONS[status])
    confirmed = today - timedelta(days=_age(chance, stale=reason == Official.Reason.STALE))
    created = confirmed - timedelta(days=chance.randint(0, 400))
    has_basis = status != Official.Status.DRAFT or chance.random() < 0.3
    basis = Official.LegalBasis.PUBLIC_TASK if chance.random() < 0.7 else Official.LegalBasis.CONSENT
    if reason == Official.Reason.CONSENT_WITHDRAWN:
        basis = Official.LegalBasis.CONSENT
    return StewardshipRow(
        status.value,
        str(reason),
        basis.value if has_basis else "",
        created if has_basis else None,
        REFERENCE if has_basis else "",
        None if status == Official.Status.DRAFT else confirmed,
        _morning(created),
        _morning(confirmed),
    )


def _age(chance: random.Random, *, stale: bool) -> int:
    """Days since somebody looked at the record: mostly within a year, never more than eighteen months."""
    recent, old = chance.randint(1, 365), chance.randint(366, 540)
    return old if stale or chance.random() < 0.12 else recent


def _morning(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(9)))


def contacts(sketch: Sketch, number: int, chance: random.Random) -> list[ContactRow]:
    """Addresses in domains that can't exist, and numbers that nobody has."""
    sharing = chance.choice(Contact.Sharing.values)
    rows = []
    if chance.random() < 0.3:
        mailbox = ".".join(slugify(fold(sketch.name.latin)).split("-"))
        address = f"{mailbox}.{number}@{sketch.place.slug}.example"
        rows.append(ContactRow(Contact.Kind.EMAIL.value, Contact.Owner.OFFICE.value, address, sharing))
    if chance.random() < 0.15:
        phone = f"+{sketch.state.calling_code} 555 01{chance.randrange(100):02d}"
        rows.append(
            ContactRow(Contact.Kind.PHONE.value, Contact.Owner.OFFICE.value, phone, Contact.Sharing.NEVER.value)
        )
    if chance.random() < 0.05:
        address = f"private{number}@home.example"
        rows.append(ContactRow(Contact.Kind.EMAIL.value, Contact.Owner.PERSONAL.value, address, sharing))
    return rows


def personal_records(sketch: Sketch, number: int, chance: random.Random) -> list[PersonalRecordRow]:
    if chance.random() >= 0.2:
        return []
    notes = "Invented note: the interview went well." if chance.random() < 0.4 else ""
    return [PersonalRecordRow(f"DEMO-{sketch.state.code}-{number:08d}", notes)]
