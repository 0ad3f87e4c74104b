"""The signed letter comes and goes by its requester, and goes with the request’s personal data."""

import pghistory
from django.core.files.base import File
from django.db import transaction

from experts.documents import keeping
from experts.documents.checking import Checked
from experts.engagements.moving import lock_request
from experts.engagements.transitions import TooLate
from experts.models import Document, Request


def enclose(request: Request, file: File, checked: Checked) -> Document:
    """As long as something can come of it. Raises TooLate."""
    with transaction.atomic():
        locked = lock_request(request)
        if not locked.is_open:
            raise TooLate
        return keeping.enclose(locked, file, checked)


def remove(request: Request) -> None:
    with transaction.atomic(), pghistory.context(action="remove-letter"):
        Document.objects.filter(request=lock_request(request)).delete()
