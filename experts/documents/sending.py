"""Documents and the pictures of their pages, as answers. Whoever calls has asked who is there."""

from pathlib import PurePath

from django.core.files.base import File
from django.http import FileResponse, Http404

from experts.documents.keeping import picture_name
from experts.models import Document
from experts.models.restricted import restricted_storage

NOTHING_RUNS = "default-src 'none'; frame-ancestors 'none'; sandbox"


def original(document: Document, name: str) -> FileResponse:
    """The file that was sent, never to be opened on the site: it is a stranger’s."""
    kind = document.content_type or "application/octet-stream"
    name = f"{name}{PurePath(str(document.file.name)).suffix}"
    return _harmless(FileResponse(_open(str(document.file.name)), as_attachment=True, filename=name, content_type=kind))


def picture(document: Document, number: int) -> FileResponse:
    if not 1 <= number <= document.pages:
        raise Http404
    return _harmless(FileResponse(_open(picture_name(document, number)), content_type="image/webp"))


def _open(name: str) -> File:
    try:
        return restricted_storage().open(name)
    except FileNotFoundError as error:
        raise Http404 from error


def _harmless(response: FileResponse) -> FileResponse:
    response["Content-Security-Policy"] = NOTHING_RUNS
    response["X-Content-Type-Options"] = "nosniff"
    return response
