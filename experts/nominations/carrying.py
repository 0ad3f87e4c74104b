"""What an approved nomination does to the record, and what must hold before anybody is asked to approve it."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from experts import stewardship
from experts.documents.keeping import hand_to
from experts.intake.dossiers import Draft
from experts.models import Nomination, Official, User
from experts.models.official import OfficialQuerySet
from experts.nominations.signals import consent_needed
from experts.nominations.transitions import WRITING, TooLate
from experts.nominations.version import typed
from experts.nominations.version.columns import columns_of, record_columns
from experts.nominations.version.difference import Difference, differences
from experts.nominations.version.grounds import BasisForm
from experts.nominations.version.in_words import Words
from experts.nominations.version.lookup import Lookup
from experts.nominations.version.missing import Problem, missing
from experts.nominations.version.writing import write
from experts.stewardship import LegalBasis

Kind = Nomination.Kind
WRITTEN_IN = {state for states in WRITING.values() for state in states}


class Stands(StrEnum):
    """What is right where the record and the proposal both changed something."""

    RECORD = "record"
    PROPOSAL = "proposal"


class Incomplete(ValidationError):  # noqa: N818
    def __init__(self, problems: list[Problem]) -> None:
        super().__init__([problem.text for problem in problems])
        self.problems = problems


def freeze(nomination: Nomination, *, endorses: bool, lookup: Lookup | None = None) -> None:
    """From now on it is what was typed until now. Raises Incomplete. Many are frozen with one lookup."""
    lookup = lookup or Lookup(nomination.country_id)
    if problems := missing(nomination, lookup, endorses=endorses):
        raise Incomplete(problems)
    nomination.proposed = columns_of(nomination.typed, lookup)
    if nomination.kind == Kind.CHANGE and not changes(nomination):
        raise ValidationError(_("Nothing is changed: there is nothing to propose."))


def digest(nomination: Nomination) -> str:
    """Tells whether two people look at the same version."""
    return typed.digest({"typed": nomination.typed, "proposed": nomination.proposed})


def changes(nomination: Nomination) -> list[Difference]:
    """What the version changes of the record, and where that has changed meanwhile."""
    return differences(nomination.base, columns(nomination), record_now(nomination), Words())


def record_now(nomination: Nomination) -> Draft:
    """The record that is to be changed; as it was, once that is decided."""
    return record_columns(nomination.official) if nomination.official and nomination.is_open else nomination.base


def columns(nomination: Nomination) -> Draft:
    """What it proposes: what was frozen, once nobody writes in it any more."""
    if nomination.proposed and nomination.state not in WRITTEN_IN:
        return nomination.proposed
    return columns_of(nomination.typed, Lookup(nomination.country_id))


def carry_out(nomination: Nomination, stands: Mapping[str, Stands], *, by: User) -> None:
    """The caller holds the locks. Raises TooLate, ValidationError."""
    match nomination.kind:
        case Kind.NEW:
            _add(nomination, by)
        case Kind.CHANGE:
            _change(nomination, stands)
        case Kind.REMOVAL:
            reason = Official.Reason(nomination.reason)
            stewardship.withdraw(_chosen(nomination), reason=reason, by=by)
        case Kind.RENEWAL:
            if not stewardship.renew(_chosen(nomination).listed(), by=by):
                raise TooLate


def _add(nomination: Nomination, by: User) -> None:
    official = Official(country_id=nomination.country_id, name=nomination.proposed["official"]["name"])
    official.save()
    nomination.official = official
    write(official, {}, nomination.proposed)
    hand_to(nomination, official, by=by)
    _confirm(nomination)
    if basis := _basis(nomination):
        stewardship.publish(_chosen(nomination), by=by, basis=basis)
    else:
        consent_needed.send(Official, official=official, by=by)


def _change(nomination: Nomination, stands: Mapping[str, Stands]) -> None:
    conflicts = {each.key for each in changes(nomination) if each.is_conflict}
    if conflicts - stands.keys():
        raise ValidationError(_("The record was changed meanwhile: say of each conflict what is right."))
    keep = {key for key in conflicts if stands[key] == Stands.RECORD}
    official = nomination.official
    if official is None or official not in Official.objects.listed():
        raise TooLate
    write(official, nomination.base, nomination.proposed, keep=keep)
    _confirm(nomination)


def _confirm(nomination: Nomination) -> None:
    """The focal point has looked at all of it."""
    if nomination.endorsed_by and nomination.country_id in nomination.endorsed_by.focal_countries:
        stewardship.confirm(_chosen(nomination), by=nomination.endorsed_by)


def _basis(nomination: Nomination) -> LegalBasis | None:
    """None: the official is asked for consent, and is not public before the answer."""
    told = nomination.proposed["basis"]
    if told["kind"] == BasisForm.BY_MAIL:
        return None
    on = date.fromisoformat(told["on"]) if told["on"] else timezone.localdate()
    return LegalBasis(Official.LegalBasis(told["kind"]), told["reference"], on)


def _chosen(nomination: Nomination) -> OfficialQuerySet:
    return Official.objects.filter(pk__in=[nomination.official_id])
