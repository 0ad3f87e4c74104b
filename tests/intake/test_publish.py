from datetime import date

import pytest
from django.utils import timezone

from experts.models import Official
from experts.stewardship import LegalBasis
from tests.factories import make_official
from tests.intake.files import events, person, take

pytestmark = pytest.mark.django_db

BASIS = LegalBasis(Official.LegalBasis.PUBLIC_TASK, "Decree 1/2026", timezone.localdate())


def test_people_with_a_current_post_are_published_on_the_basis_of_the_batch() -> None:
    outcome = take(person(), person("Budi Raharjo"), basis=BASIS)
    assert (outcome.published, outcome.unpublished) == (2, [])
    for official in Official.objects.all():
        assert (official.status, official.legal_basis, official.legal_basis_reference, official.legal_basis_on) == (
            "published",
            "public-task",
            "Decree 1/2026",
            timezone.localdate(),
        )


def test_without_being_told_to_publish_they_are_drafts() -> None:
    take(person())
    assert Official.objects.get().status == "draft"


def test_people_without_a_current_post_stay_drafts_and_are_told() -> None:
    outcome = take(person(as_of="2019/2020"), person("Budi Raharjo", position=""), person("Dewi"), basis=BASIS)
    assert outcome.published == 1
    assert {(one.name, one.reason) for one in outcome.unpublished} == {
        ("Sri Wahyuni", "no post that is current"),
        ("Budi Raharjo", "no post that is current"),
    }
    assert set(Official.objects.filter(status="draft").values_list("legal_basis", flat=True)) == {""}


def test_a_hidden_record_is_not_published_by_a_file() -> None:
    make_official("Sri Wahyuni", status="hidden", status_reason="suspended")
    outcome = take(person(), basis=BASIS)
    assert [(one.name, one.reason) for one in outcome.unpublished] == [("Sri Wahyuni", "Hidden: Suspended")]
    assert Official.objects.get().status == "hidden"


def test_a_basis_that_is_recorded_stays() -> None:
    make_official(
        "Sri Wahyuni",
        published=False,
        legal_basis="consent",
        legal_basis_on=date(2025, 5, 5),
        legal_basis_reference="Letter",
    )
    take(person(), basis=BASIS)
    official = Official.objects.get()
    assert (official.status, official.legal_basis, official.legal_basis_reference) == ("published", "consent", "Letter")


def test_publishing_twice_writes_nothing() -> None:
    take(person(), person("Budi Raharjo", as_of="2019/2020"), basis=BASIS)
    history = events()
    outcome = take(person(), person("Budi Raharjo", as_of="2019/2020"), basis=BASIS)
    assert (outcome.published, outcome.changed) == (0, 0)
    assert events() == history


def test_only_the_people_of_the_file_are_published() -> None:
    other = make_official("Dewi Lestari", published=False)
    take(person(), basis=BASIS)
    other.refresh_from_db()
    assert other.status == "draft"


def test_a_trial_counts_and_publishes_nobody() -> None:
    make_official("Sri Wahyuni", published=False)
    assert take(person(), basis=BASIS, is_trial=True).published == 1
    assert Official.objects.get().status == "draft"
