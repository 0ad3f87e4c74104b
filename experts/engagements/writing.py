"""Messages between the requester and those who answer, on the request's own page."""

from datetime import timedelta

from django.db import transaction

from experts.engagements import letters
from experts.engagements.moving import lock_request
from experts.engagements.transitions import TooLate
from experts.guards.limits import Limit
from experts.models import Country, Request, RequestMessage, User

Author = RequestMessage.Author
OF_A_REQUEST = Limit("messages of a requester", 20, timedelta(days=1))


def write_as_requester(request: Request, text: str, *, to: Country | None) -> RequestMessage:
    """To the focal point of a country that was asked, or to BKN; raises TooOften."""
    with transaction.atomic():
        OF_A_REQUEST.use(str(request.pk))
        return _write(request, Author.REQUESTER, text, to, None)


def write_as_focal_point(request: Request, text: str, *, country: Country, by: User) -> RequestMessage:
    with transaction.atomic():
        return _write(request, Author.FOCAL_POINT, text, country, by)


def write_as_bkn(request: Request, text: str, *, by: User) -> RequestMessage:
    with transaction.atomic():
        return _write(request, Author.BKN, text, None, by)


def _write(request: Request, author: Author, text: str, country: Country | None, by: User | None) -> RequestMessage:
    locked = lock_request(request)
    if not Request.objects.with_page().filter(pk=locked.pk).exists():
        raise TooLate
    message = RequestMessage.objects.create(request=locked, author=author, text=text, country=country, by=by)
    letters.tell_message(message)
    return message
