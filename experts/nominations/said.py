"""What an official said about the own record, as the desk shows it."""

from typing import Any

from experts.models import Contact, Official


def own_say(official: Official, *, is_kept: bool) -> dict[str, Any]:
    """Only those who keep the record read what its official finds wrong, and whether there are addresses to ask at."""
    words = list(official.own_words.all())
    said = {"confirmed": next((word for word in words if word.kind == word.Kind.CONFIRMED), None)}
    said["left"] = next((word for word in words if word.kind in word.LEAVING), None)
    if not is_kept:
        return said
    return said | {
        "own_corrections": official.corrections.open().filter(from_official=True).order_by("pk"),
        "has_address": official.contacts.filter(kind=Contact.Kind.EMAIL).exists(),
        "last_asked": official.own_links.exclude(asked_by=None).first(),
    }
