"""Who saw whose restricted data is written once a visit, for each file that goes out, and never changed."""

from datetime import timedelta

import pytest
from django.db import ProgrammingError, transaction
from django.utils import timezone

from experts import looks
from experts.models import Document, Look, Official, User
from tests.factories import make_nomination, make_official, make_user

pytestmark = pytest.mark.django_db
Part = Look.Part


@pytest.fixture
def dewi() -> User:
    return make_user(email="dewi@example.org")


def test_a_look_is_written_once_a_visit_and_an_export_always(dewi: User) -> None:
    one, other = make_official("Sri Wahyuni"), make_official("Budi Santoso")
    both = Official.objects.filter(pk__in=[one.pk, other.pk])
    assert looks.record(both.filter(pk=one.pk), Part.RECORD, by=dewi) == 1
    assert looks.record(both, Part.RECORD, by=dewi) == 1  # of the other
    assert looks.record(both, Part.HISTORY, by=dewi) == 2
    assert looks.record(both, Part.RECORD, by=make_user("auditor")) == 2
    assert [looks.record(both, Part.EXPORT, by=dewi) for _again in range(2)] == [2, 2]
    assert looks.record(both.none(), Part.EXPORT, by=dewi) == 0


def test_who_comes_back_later_looks_again(dewi: User) -> None:
    official = make_official()
    Look.objects.create(by=dewi, official=official, part="record", at=timezone.now() - timedelta(minutes=11))
    assert looks.record(Official.objects.all(), Part.RECORD, by=dewi) == 1


def test_a_document_is_looked_at_by_itself_and_belongs_to_the_official_of_its_nomination(dewi: User) -> None:
    nomination = make_nomination(by=dewi)
    documents = [Document.objects.create(nomination=nomination, kind="consent", file=f"x/{n}") for n in "ab"]
    assert [looks.record_document(document, by=dewi) for document in [*documents, documents[0]]] == [1, 1, 0]
    assert looks.record_nomination(nomination, by=dewi) == 1
    assert nomination.official is not None
    found = Look.objects.at(nomination.official).values_list("official", "nomination", "part", "document")
    proposed = (nomination.official_id, nomination.pk, "nomination", None)
    assert set(found) == {
        (nomination.official_id, nomination.pk, "document", document.pk) for document in documents
    } | {proposed}


def test_a_look_stays_as_it_is_and_stays_when_the_official_goes(dewi: User) -> None:
    official = make_official(published=False)
    looks.record(Official.objects.all(), Part.RECORD, by=dewi)
    official.delete()
    look = Look.objects.select_related("official").get()
    assert look.official_id is not None
    assert look.official is None
    for change in [lambda: Look.objects.update(part="export"), look.delete]:
        with pytest.raises(ProgrammingError, match="Cannot update or delete"), transaction.atomic():
            change()
