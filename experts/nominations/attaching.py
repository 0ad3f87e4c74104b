"""Documents of a nomination are added and removed by those who may write in it, as long as they may."""

from typing import cast

from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.base import File
from django.db import transaction
from django.utils.translation import gettext as _

from experts.documents import keeping
from experts.documents.checking import Checked
from experts.models import Document, Nomination, User
from experts.nominations.transitions import TooLate, may_write

MOST = 30  # documents of a nomination, so that a letter may come as so many photos


def attach(nomination: Nomination, file: File, checked: Checked, *, kind: str, by: User) -> Document:
    with transaction.atomic():
        locked = _lock(nomination.pk, by)
        if locked.documents.count() >= MOST:
            raise ValidationError(_("A nomination has at most %d documents. Remove one first.") % MOST)
        return keeping.add(locked, file, checked, kind=kind, by=by)


def detach(document: Document, *, by: User) -> None:
    with transaction.atomic():
        _lock(cast(Nomination, document.nomination).pk, by)
        keeping.remove(document, by=by)


def replace(document: Document, file: File, checked: Checked, *, by: User) -> Document:
    """The same thing in a better copy."""
    with transaction.atomic():
        locked = _lock(cast(Nomination, document.nomination).pk, by)
        old = locked.documents.filter(pk=document.pk).first()
        if old is None:
            raise TooLate
        keeping.remove(old, by=by)
        return keeping.add(locked, file, checked, kind=old.kind, by=by)


def _lock(pk: int, by: User) -> Nomination:
    locked = Nomination.objects.select_for_update(of=("self",)).select_related("official").get(pk=pk)
    if not may_write(by, locked):
        raise PermissionDenied
    return locked
