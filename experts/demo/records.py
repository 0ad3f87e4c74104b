"""The state of a record, how to reach the person, and what is never public."""

from datetime import UTC, date, datetime, time, timedelta

from django.utils.text import slugify

from experts.demo.dice import Dice
from experts.demo.rows import ContactRow, PersonalRecordRow, StewardshipRow
from experts.demo.sketch import Sketch
from experts.models import Contact, Official
from experts.text import fold

STATUSES = {
    Official.Status.PUBLISHED: 86,
    Official.Status.DRAFT: 7,
    Official.Status.HIDDEN: 4,
    Official.Status.WITHDRAWN: 3,
}
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


def stewardship(dice: Dice, today: date) -> StewardshipRow:
    status = dice.weighted(STATUSES)
    reason = dice.pick(REASONS[status])
    confirmed = today - timedelta(days=_age(dice, stale=reason == Official.Reason.STALE))
    created = confirmed - timedelta(days=dice.between(0, 400))
    has_basis = status != Official.Status.DRAFT or dice.likely(0.3)
    basis = Official.LegalBasis.PUBLIC_TASK if dice.likely(0.7) else Official.LegalBasis.CONSENT
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
        None if status == Official.Status.DRAFT else _morning(created),
        _morning(confirmed),
    )


def _age(dice: Dice, *, stale: bool) -> int:
    """Days since somebody looked at the record: mostly within a year, never more than eighteen months."""
    recent, old = dice.between(1, 365), dice.between(366, 540)
    return old if stale or dice.likely(0.12) else recent


def _morning(day: date) -> datetime:
    return datetime.combine(day, time(2), UTC)


def contacts(sketch: Sketch, number: int, dice: Dice) -> list[ContactRow]:
    """Addresses in domains that can't exist, and numbers that nobody has."""
    sharing = dice.pick(Contact.Sharing.values)
    rows = []
    if dice.likely(0.3):
        mailbox = ".".join(slugify(fold(sketch.name.latin)).split("-"))
        address = f"{mailbox}.{number}@{sketch.place.slug}.example"
        rows.append(ContactRow(Contact.Kind.EMAIL.value, Contact.Owner.OFFICE.value, address, sharing))
    if dice.likely(0.15):
        phone = f"+{sketch.state.calling_code} 555 01{dice.between(0, 99):02d}"
        rows.append(
            ContactRow(Contact.Kind.PHONE.value, Contact.Owner.OFFICE.value, phone, Contact.Sharing.NEVER.value)
        )
    if dice.likely(0.05):
        address = f"private{number}@home.example"
        rows.append(ContactRow(Contact.Kind.EMAIL.value, Contact.Owner.PERSONAL.value, address, sharing))
    return rows


def personal_records(sketch: Sketch, number: int, dice: Dice) -> list[PersonalRecordRow]:
    if not dice.likely(0.2):
        return []
    notes = "Invented note: the interview went well." if dice.likely(0.4) else ""
    return [PersonalRecordRow(f"DEMO-{sketch.state.code}-{number:08d}", notes)]
