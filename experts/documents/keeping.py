"""How documents come into the restricted storage and leave it: each with a picture of its pages beside it."""

import re
from collections.abc import Iterable
from datetime import timedelta
from typing import Any

import pghistory
from django.core.files.base import ContentFile, File
from django.db import transaction
from django.db.models.signals import post_delete
from django.dispatch import receiver
from django.utils import timezone

from experts.documents.checking import Checked
from experts.documents.naming import title_from
from experts.models import Document, Nomination, Official, Request, User
from experts.models.restricted import DOCUMENTS, restricted_storage

PICTURE = re.compile(r"\.\d+\.webp$")
UNCLAIMED = timedelta(days=1)  # after which nobody is still busy with a file that belongs to no document


def add(nomination: Nomination, file: File, checked: Checked, *, kind: str, by: User) -> Document:
    """Keep the file as it is: what was signed is proved by it."""
    title = title_from(file.name or "")
    document = Document(nomination=nomination, kind=kind, title=title, file=File(file, name="document"), by=by)
    with transaction.atomic(), pghistory.context(action="add-document", by=by.pk):
        _save(document, checked)
    return document


def enclose(request: Request, file: File, checked: Checked) -> Document:
    """The one letter of a request: it takes the place of the one before."""
    title = title_from(file.name or "")
    letter = Document(request=request, kind=Document.Kind.OTHER, title=title, file=File(file, name="document"))
    with transaction.atomic(), pghistory.context(action="enclose-letter"):
        Document.objects.filter(request=request).delete()
        _save(letter, checked)
    return letter


def _save(document: Document, checked: Checked) -> None:
    describe(document, checked)
    document.save()
    keep_pictures(document, checked)


def store(file: File, checked: Checked, *, kind: str, by: User) -> Document:
    """A document that belongs to nothing yet; its file is kept, or is swept away if nobody claims it."""
    document = Document(kind=kind, title=title_from(file.name or ""), content_type=checked.content_type, by=by)
    document.file.save("document", file, save=False)
    describe(document, checked)
    keep_pictures(document, checked)
    return document


def share(stored: Document, nominations: Iterable[Nomination]) -> None:
    """One file that proves several nominations, as a letter does which names them all."""
    columns = {name: getattr(stored, name) for name in ("kind", "title", "content_type", "size", "pages", "by")}
    Document.objects.bulk_create(
        Document(nomination=nomination, file=stored.file.name, **columns) for nomination in nominations
    )


def describe(document: Document, checked: Checked) -> None:
    """By the content of its file, before it is saved."""
    document.content_type, document.size, document.pages = checked.content_type, document.file.size, len(checked.pages)


def keep_pictures(document: Document, checked: Checked) -> None:
    """Beside its file, when that has its name."""
    for number, picture in enumerate(checked.pages, start=1):
        restricted_storage().save(picture_name(document, number), ContentFile(picture))


def remove(document: Document, *, by: User) -> None:
    with transaction.atomic(), pghistory.context(action="remove-document", by=by.pk):
        document.delete()


def hand_to(nomination: Nomination, official: Official, *, by: User) -> None:
    """On approval, what proved the nomination proves the official’s record; it stays with the nomination too."""
    with transaction.atomic(), pghistory.context(action="hand-over-documents", by=by.pk):
        nomination.documents.update(official=official)


def picture_name(document: Document, number: int) -> str:
    return f"{document.file.name}.{number}.webp"


@receiver(post_delete, sender=Document)
def remove_files(sender: type[Document], instance: Document, **kwargs: Any) -> None:
    """Whatever deleted it, be it that its official or its nomination went."""
    file, pictures = str(instance.file.name), [picture_name(instance, number) for number in instance.page_numbers]
    transaction.on_commit(lambda: _delete_unless_shared(file, pictures))


def sweep() -> None:
    """The files of which no document tells: of a transaction that was rolled back, or a process that was killed."""
    storage = restricted_storage()
    if not storage.exists(DOCUMENTS):
        return
    known = set(Document.objects.values_list("file", flat=True))
    found = [f"{DOCUMENTS}/{name}" for name in storage.listdir(DOCUMENTS)[1]]
    before = timezone.now() - UNCLAIMED
    unknown = [name for name in found if PICTURE.sub("", name) not in known]
    _delete([name for name in unknown if storage.get_modified_time(name) < before])


def _delete_unless_shared(file: str, pictures: list[str]) -> None:
    if not Document.objects.filter(file=file).exists():
        _delete([file, *pictures])


def _delete(names: list[str]) -> None:
    for name in names:
        restricted_storage().delete(name)
