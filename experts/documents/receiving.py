"""Files on their way in."""

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest

from experts.documents.checking import MOST_BYTES

MOST_SENT = 4 * MOST_BYTES  # what is a little too large is told beside the field


def refuse_too_large(request: HttpRequest) -> None:
    """Before anything of it is read."""
    if int(request.META.get("CONTENT_LENGTH") or 0) > MOST_SENT:
        raise RequestDataTooBig
