"""The mails about a correction."""

from django.urls import reverse
from django.utils.translation import override

from experts import mails
from experts.access import may_oversee
from experts.guards.links import absolute, link
from experts.models import Correction, User

CONFIRM = "confirm-correction"


def ask_the_sender(correction: Correction) -> None:
    """To an address that anybody may have typed: so it holds nothing else of what was typed."""
    with override(correction.language):
        address = link("corrections:confirm", CONFIRM, correction.pk)
    context = {"official": correction.official, "link": address}
    mails.send("correction_to_confirm", correction.requester_email, context, correction.language)


def tell_a_keeper(correction: Correction, keeper: User) -> None:
    """Who it comes from stays at the desk."""
    language = keeper.language or "en"
    context = {
        "correction": correction,
        "official": correction.official,
        "profile": _profile(correction, language),
        "desk": _desk(correction, keeper, language),
    }
    mails.send("correction_to_check", keeper.email, context, language)


def answer_the_sender(correction: Correction) -> None:
    context = {
        "correction": correction,
        "official": correction.official,
        "is_done": correction.state == Correction.State.DONE,
        "profile": _profile(correction, correction.language),
    }
    mails.send("correction_decided", correction.requester_email, context, correction.language)


def _desk(correction: Correction, keeper: User, language: str) -> str:
    """Where this keeper decides about it; what readers say is decided at BKN alone."""
    if may_oversee(keeper):
        return absolute(reverse("admin:experts_correction_change", args=[correction.pk]))
    if not correction.from_official:
        return ""
    with override(language):
        return absolute(reverse("nominations:expert", args=[correction.official.slug]))


def _profile(correction: Correction, language: str) -> str:
    with override(language):
        return absolute(correction.official.get_absolute_url())
