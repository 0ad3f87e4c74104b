"""The signed letter at the desk of those who may read the request: our pictures of its pages, and the file itself."""

from django.http import FileResponse, Http404, HttpRequest
from django.views.decorators.http import require_safe

from experts.documents import sending
from experts.engagements.at_desk import answering
from experts.engagements.desk import found_by
from experts.models import Document, User


@require_safe
@answering
def original(request: HttpRequest, user: User, pk: int) -> FileResponse:
    return sending.original(_letter(user, pk), f"letter-{pk}")


@require_safe
@answering
def sheet(request: HttpRequest, user: User, pk: int, number: int) -> FileResponse:
    return sending.picture(_letter(user, pk), number)


def _letter(user: User, pk: int) -> Document:
    letter: Document | None = getattr(found_by(user, pk), "letter", None)
    if letter is None:
        raise Http404
    return letter
