"""What a country or an agency may do with the people of its file, told while the file is checked."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from experts.intake.outcome import Finding
from experts.intake.people import keys_of
from experts.intake.plan import Checked, Person, Plan
from experts.intake.purposes import Review
from experts.models import Intake, Official
from experts.nominations.bulk.pending import Pending


def review(intake: Intake) -> Review:
    pending = Pending(intake.country_id or "")

    def look(plan: Plan) -> None:
        known = {person.known.official_id for person in plan.people if person.known.official_id}
        on_desk = _on_desk(intake, known)
        for person in list(plan.people):
            if person.known.official_id and person.known.official_id not in on_desk:
                _refuse(person, plan)
            elif remark := _remark(person, pending):
                person.rows[0].remarks.append(_finding(person.rows[0], remark))
        _keep_secrets(intake, plan)

    return look


def _on_desk(intake: Intake, officials: Iterable[int]) -> set[int]:
    if intake.sender is None:
        return set()
    theirs = Official.objects.on_desk_of(intake.sender).filter(pk__in=officials)
    return set(theirs.values_list("pk", flat=True))


def _refuse(person: Person, plan: Plan) -> None:
    """Nothing is told of records that the sender may not read."""
    reason = _("This person is known to the pool, but is not on your desk. Ask your focal point or BKN.")
    for checked in person.rows:
        checked.problems.append(_finding(checked, reason))
    plan.people.remove(person)
    plan.wrong += person.rows


def _remark(person: Person, pending: Pending) -> str:
    if person.known.official_id:
        return already_pending() if pending.is_changed(person.known.official_id) else ""
    official = person.dossier.official
    names = [official.name, official.name_local, *official.other_names]
    if pending.is_nominated(keys_of(official.country_id, "", names), person.known.identity_number):
        return already_pending()
    return may_be_pending() if pending.has_like(names) else ""


def already_pending() -> str:
    return _("This person is nominated or being changed already: that nomination stays as it is.")


def may_be_pending() -> str:
    return _("Somebody of a like name is nominated already: this stays a draft until you have looked at both.")


def _keep_secrets(intake: Intake, plan: Plan) -> None:
    """Whoever may not read a record is not asked whether somebody is the same person."""
    if intake.sender and intake.country_id in intake.sender.focal_countries:
        return
    alike = {known.official_id for _checked, people in plan.alike for known in people if known.official_id}
    told = _on_desk(intake, alike) | set(Official.objects.published().filter(pk__in=alike).values_list("pk", flat=True))
    kept = [
        (checked, [known for known in people if not known.official_id or known.official_id in told])
        for checked, people in plan.alike
    ]
    plan.alike = [(checked, people) for checked, people in kept if people]


def _finding(checked: Checked, reason: str) -> Finding:
    name = checked.row.name.text if checked.row else ""
    return Finding(checked.raw.line, _("name"), name, reason, sheet=checked.sheet)
