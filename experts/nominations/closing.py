"""What is open about somebody ends when that somebody leaves the pool."""

from django.utils.translation import gettext as _

from experts.models import Nomination, NominationStep, User


def close_others(removal: Nomination, by: User) -> list[NominationStep]:
    """Whoever has left the pool is neither renewed nor changed any more."""
    others = Nomination.objects.open().filter(official=removal.official_id).order_by("pk")
    return [_close(other, by) for other in others.select_for_update(of=("self",)).select_related("created_by")]


def _close(nomination: Nomination, by: User) -> NominationStep:
    before, nomination.state = nomination.state, Nomination.State.WITHDRAWN
    nomination.save()
    note = _("The expert has left the pool.")
    return NominationStep.objects.create(nomination=nomination, by=by, before=before, after=nomination.state, note=note)
