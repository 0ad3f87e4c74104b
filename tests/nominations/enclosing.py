"""Nominations of experts who are no record yet, with documents."""

from typing import Any

from experts.documents import keeping
from experts.documents.checking import Checked, check
from experts.models import Document, Nomination, User
from tests.documents.files import upload
from tests.factories import make_agency


def make_new(by: User, state: str = "draft") -> Nomination:
    """Of Agency A in Indonesia."""
    agency = make_agency("Agency A")
    return Nomination.objects.create(
        kind="new", state=state, name="Sri Wahyuni", country_id="ID", agency=agency, created_by=by
    )


def enclose(nomination: Nomination, content: bytes = b"", kind: str = "recommendation", **named: Any) -> Document:
    """Checked and drawn only if its content is given, for that takes a while."""
    file = upload(content or b"%PDF-", **named)
    checked = check(file) if content else Checked("application/pdf", [b"picture"])
    return keeping.add(nomination, file, checked, kind=kind, by=nomination.created_by)
