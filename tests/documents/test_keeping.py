"""Documents come and go with their files."""

import os
import time
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import IntegrityError, transaction

from experts import tasks
from experts.documents import keeping
from experts.models import Document, Nomination, User
from tests.documents.files import pdf, photo_of_a_phone
from tests.factories import make_official
from tests.nominations.conftest import play
from tests.nominations.enclosing import enclose, make_new

pytestmark = pytest.mark.django_db


@pytest.fixture
def files(own_folders: Path) -> Path:
    return own_folders / "restricted" / "documents"


@pytest.fixture
def nominator(db: None) -> User:
    return play("nominator of A")


@pytest.fixture
def nomination(nominator: User) -> Nomination:
    return make_new(nominator)


def test_the_original_is_kept_as_it_is_with_a_picture_of_each_page(nomination: Nomination, files: Path) -> None:
    content = pdf(pages=2)
    document = enclose(nomination, content, name="Surat Sri.html")
    facts = (document.title, document.content_type, document.size, document.pages, document.by)
    assert facts == ("Surat Sri", "application/pdf", len(content), 2, nomination.created_by)
    name = Path(document.file.name).name
    assert sorted(path.name for path in files.iterdir()) == [name, f"{name}.1.webp", f"{name}.2.webp"]
    assert (files / name).read_bytes() == content
    assert {path.stat().st_mode & 0o777 for path in files.iterdir()} == {0o600}
    assert (name.endswith(".pdf"), "Sri" in name) == (True, False)


def test_a_photo_with_its_metadata_is_the_proof(nomination: Nomination, files: Path) -> None:
    document = enclose(nomination, photo_of_a_phone(), name="a.jpg")
    assert (files.parent / document.file.name).read_bytes() == photo_of_a_phone()


def test_files_go_with_their_document_whatever_deleted_it(
    nomination: Nomination, files: Path, django_capture_on_commit_callbacks: object
) -> None:
    enclose(nomination)
    with django_capture_on_commit_callbacks(execute=True):
        nomination.delete()
        assert len(list(files.iterdir())) == 2
    assert not list(files.iterdir())


def test_files_stay_when_a_removal_is_rolled_back(
    nomination: Nomination, files: Path, django_capture_on_commit_callbacks: object
) -> None:
    document = enclose(nomination)
    with django_capture_on_commit_callbacks(execute=True), transaction.atomic():
        keeping.remove(document, by=nomination.created_by)
        transaction.set_rollback(True)
    assert len(list(files.iterdir())) == 2


def test_what_a_rolled_back_transaction_left_is_swept_after_a_day(nomination: Nomination, files: Path) -> None:
    tasks.forget(timestamp=0)  # no folder yet
    with transaction.atomic():
        enclose(nomination)
        transaction.set_rollback(True)
    known = enclose(nomination)
    tasks.forget(timestamp=0)
    assert len(list(files.iterdir())) == 4
    two_days_ago = time.time() - timedelta(days=2).total_seconds()
    for path in files.iterdir():
        os.utime(path, (two_days_ago, two_days_ago))
    tasks.forget(timestamp=0)
    assert {path.name.partition(".")[0] for path in files.iterdir()} == {Path(known.file.name).stem}


def test_on_approval_the_documents_are_the_officials_too(nomination: Nomination, files: Path) -> None:
    document, official = enclose(nomination), make_official("Sri Wahyuni")
    keeping.hand_to(nomination, official, by=play("reviewer"))
    assert list(official.documents.all()) == list(nomination.documents.all()) == [document]
    event = document.events.latest("pgh_id")
    assert (event.official_id, event.pgh_context.metadata["action"]) == (official.pk, "hand-over-documents")


def test_a_document_belongs_to_somebody(db: None) -> None:
    with pytest.raises(IntegrityError, match="document_belongs_to_something"):
        Document.objects.create(kind="other", file="documents/a.pdf")
