"""What may be done with a shortlist, and what is said when it can't be."""

from django.utils.translation import gettext as _

from experts.directory.shortlist.keeping import MOST, Slugs, listed

ACTS = ("add", "remove", "replace", "clear")


class RefusedError(Exception):
    """The shortlist stays as it is; the message tells the reader why."""


def changed(kept: Slugs, act: str, given: Slugs) -> Slugs:
    """The shortlist after one of the acts, without those who are no longer listed."""
    if act == "clear":
        return ()
    present = tuple(listed(kept))
    if act == "remove":
        return tuple(slug for slug in present if slug not in given)
    added = tuple(listed(given[:MOST]))
    if not added:
        raise RefusedError(_("This expert is not, or no longer, in the pool."))
    return _together(present if act == "add" else (), added)


def _together(present: Slugs, added: Slugs) -> Slugs:
    slugs = tuple(dict.fromkeys((*present, *added)))
    if len(slugs) > MOST:
        raise RefusedError(
            _("A shortlist has room for %(most)d experts, and yours is full. Remove somebody first.") % {"most": MOST}
        )
    return slugs
