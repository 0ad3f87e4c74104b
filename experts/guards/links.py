"""Links in mails: what they are for and which row they mean is signed, and after a while they no longer hold.

A link is opened by mail scanners and previews too. So the page that it opens only shows a button, and the button sends
the token in the body of a POST: no path ever holds it, hence no log and no history.
"""

from datetime import timedelta

from django.conf import settings
from django.core import signing
from django.urls import reverse
from django.utils.http import urlencode

HOLDS = timedelta(days=7)


def link(view: str, purpose: str, key: int) -> str:
    """The absolute address of the view in the active language, with a token for the row."""
    return f"{absolute(reverse(view))}?{urlencode({'token': signing.dumps(key, salt=_salt(purpose))})}"


def read(token: str, purpose: str, *, holds: timedelta = HOLDS) -> int | None:
    """The key of the row that the token was made for, or None if it is not ours or no longer holds."""
    try:
        return int(signing.loads(token, salt=_salt(purpose), max_age=holds))
    except signing.BadSignature:
        return None


def absolute(path: str) -> str:
    """Where a path is found from outside; never taken from a request, whose host a stranger may choose."""
    return f"{settings.SITE_URL}{path}"


def _salt(purpose: str) -> str:
    return f"experts.guards.links.{purpose}"
