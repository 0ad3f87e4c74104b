"""What the database itself refuses, whichever way the write comes."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.utils import timezone

from experts.models import (
    Agency,
    Competency,
    CompetencyLabel,
    Correction,
    Country,
    Expertise,
    FocalPointTerm,
    LanguageSkill,
    Membership,
    Official,
    OfficialSlug,
    OutgoingMail,
    Post,
    User,
)
from tests.factories import make_correction

pytestmark = pytest.mark.django_db
NOW = timezone.now()


@pytest.fixture
def official() -> Official:
    return Official.objects.create(name="Sri Wahyuni", country_id="ID")


@pytest.fixture
def published(official: Official) -> Official:
    Post.objects.create(official=official, title="Director", is_primary=True)
    Official.objects.filter(pk=official.pk).update(status="published", **BASIS)
    return official


BASIS: dict[str, Any] = {
    "legal_basis": "public-task",
    "legal_basis_on": date(2026, 3, 3),
    "legal_basis_reference": "Decree 12",
}


def refused(write: Callable[[], object], rule: str) -> None:
    def write_and_check() -> None:
        write()
        connection.check_constraints()  # deferred rules too

    with pytest.raises(DatabaseError, match=rule), transaction.atomic():
        write_and_check()


def test_a_published_official_has_a_legal_basis(official: Official) -> None:
    Post.objects.create(official=official, title="Director", is_primary=True)
    rows = Official.objects.filter(pk=official.pk)
    refused(lambda: rows.update(status="published"), "published_official_has_a_legal_basis")


@pytest.mark.parametrize("missing", BASIS)
def test_a_legal_basis_is_complete_or_absent(official: Official, missing: str) -> None:
    partial = {name: value for name, value in BASIS.items() if name != missing}
    refused(
        lambda: Official.objects.filter(pk=official.pk).update(**partial),
        "legal_basis_is_complete_or_absent",
    )


def test_a_published_official_has_a_primary_post(official: Official, published: Official) -> None:
    other = Official.objects.create(name="Budi", country_id="ID")
    refused(
        lambda: Official.objects.filter(pk=other.pk).update(status="published", **BASIS),
        "primary post",
    )
    refused(lambda: Post.objects.filter(official=published).delete(), "primary post")
    refused(
        lambda: Post.objects.filter(official=published).update(is_primary=False),
        "primary post",
    )


def test_an_official_has_one_primary_post_and_swapping_it_works_in_one_transaction(
    published: Official,
) -> None:
    second = Post.objects.create(official=published, title="Dean")
    refused(
        lambda: Post.objects.filter(pk=second.pk).update(is_primary=True),
        "one_primary_post",
    )
    with transaction.atomic():
        Post.objects.filter(pk=second.pk).update(is_primary=True)
        Post.objects.filter(official=published).exclude(pk=second.pk).update(is_primary=False)
        connection.check_constraints()
    assert published.posts.get(is_primary=True) == second


def test_an_expertise_and_a_language_are_listed_once(official: Official) -> None:
    competency = Competency.objects.get(slug="talent-management")
    Expertise.objects.create(official=official, competency=competency)
    refused(
        lambda: Expertise.objects.create(official=official, competency=competency),
        "expertise_once",
    )
    LanguageSkill.objects.create(official=official, language_id="id")
    refused(
        lambda: LanguageSkill.objects.create(official=official, language_id="id"),
        "language_once",
    )


@pytest.mark.parametrize(
    ("column", "rule"),
    [("modes", "official_modes"), ("categories", "official_categories")],
)
def test_modes_and_categories_are_known_ones(official: Official, column: str, rule: str) -> None:
    refused(
        lambda: Official.objects.filter(pk=official.pk).update(**{column: ["by-telepathy"]}),
        rule,
    )


def test_a_hidden_or_withdrawn_official_has_a_reason_and_others_none(
    official: Official,
) -> None:
    rows = Official.objects.filter(pk=official.pk)
    refused(lambda: rows.update(status="hidden"), "hidden_official_has_a_reason")
    refused(lambda: rows.update(status_reason="retired"), "hidden_official_has_a_reason")


def test_a_slug_never_changes(official: Official) -> None:
    refused(
        lambda: Official.objects.filter(pk=official.pk).update(slug="somebody-else"),
        "Cannot update",
    )


def test_a_slug_never_comes_back_after_its_official_is_gone(official: Official) -> None:
    official.delete()
    assert OfficialSlug.objects.get(slug="sri-wahyuni").official is None
    refused(
        lambda: Official.objects.create(name="X", slug="sri-wahyuni", country_id="ID"),
        "officialslug",
    )
    assert Official.objects.create(name="Sri Wahyuni", country_id="ID").slug.startswith("sri-wahyuni-")


def test_an_external_id_names_one_official_of_a_country(official: Official) -> None:
    Official.objects.filter(pk=official.pk).update(external_id="17")
    Official.objects.create(name="Budi", country_id="VN", external_id="17")
    refused(
        lambda: Official.objects.create(name="Budi", country_id="ID", external_id="17"),
        "external_id_once",
    )


def test_competencies_have_two_levels() -> None:
    below = Competency.objects.get(slug="talent-management")
    area = below.parent
    assert area is not None
    refused(lambda: Competency.objects.create(slug="deeper", parent=below), "two levels")
    other = Competency.objects.areas().exclude(pk=area.pk)[0]
    refused(lambda: Competency.objects.filter(pk=area.pk).update(parent=other), "two levels")


def test_a_label_means_one_competency_and_one_label_is_preferred() -> None:
    other = Competency.objects.exclude(slug="talent-management")[0]
    refused(
        lambda: CompetencyLabel.objects.create(competency=other, language_id="en", text="TALENT management"),
        "a_label_means_one_competency",
    )
    refused(
        lambda: CompetencyLabel.objects.create(competency=other, language_id="en", text="New", is_preferred=True),
        "one_preferred_label",
    )


def test_a_country_has_one_focal_point_at_a_time() -> None:
    agency = Agency.objects.get(slug="id-bkn")
    refused(
        lambda: FocalPointTerm.objects.create(country_id="ID", agency=agency),
        "one_focal_point_at_a_time",
    )


def test_only_a_dissolved_agency_has_a_successor() -> None:
    first, second = Agency.objects.filter(dissolved_on=None, country="ID")[:2]
    refused(
        lambda: Agency.objects.filter(pk=first.pk).update(successor=second),
        "successor_is_dissolved",
    )


def test_an_asean_member_has_its_date_of_accession() -> None:
    refused(
        lambda: Country.objects.filter(code="ID").update(acceded_on=None),
        "country_acceded",
    )


@pytest.mark.parametrize(
    ("role", "where"),
    [
        ("nominator", {}),
        ("focal-point", {}),
        ("reviewer", {"country_id": "ID"}),
        ("administrator", {"country_id": "ID"}),
    ],
)
def test_a_membership_says_where_it_holds(role: str, where: dict[str, str]) -> None:
    user = User.objects.create_user("someone@pool.example")
    refused(
        lambda: Membership.objects.create(user=user, role=role, **where),
        "membership_says_where",
    )


def test_a_membership_is_given_once() -> None:
    user = User.objects.create_user("someone@pool.example")
    Membership.objects.create(user=user, role="focal-point", country_id="VN")
    Membership.objects.create(user=user, role="focal-point", country_id="LA")
    refused(
        lambda: Membership.objects.create(user=user, role="focal-point", country_id="VN"),
        "membership_once",
    )


def test_an_e_mail_address_names_one_user_in_any_case() -> None:
    User.objects.create_user("Someone@pool.example")
    with pytest.raises(IntegrityError):
        User.objects.create_user("someone@pool.example")


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        ({"text": ""}, "correction_says_something"),
        ({"part": "salary"}, "correction_part_is_known"),
        ({"state": "lost"}, "correction_is_"),
        ({"verified_at": None}, "correction_is_read_only_when_verified"),
        ({"state": "unverified"}, "correction_is_read_only_when_verified"),
        ({"state": "done"}, "correction_is_decided_or_not"),
        ({"decided_at": NOW}, "correction_is_decided_or_not"),
        ({"answer": "No."}, "correction_is_decided_or_not"),
        ({"state": "declined", "decided_at": NOW}, "declined_correction_has_a_reason"),
        ({"text": "x" * 2001}, "value too long"),
    ],
)
def test_a_correction_is_read_decided_and_answered_in_this_order(change: dict[str, Any], rule: str) -> None:
    correction = make_correction()
    refused(lambda: Correction.objects.filter(pk=correction.pk).update(**change), rule)


def test_the_subject_of_a_mail_is_one_line() -> None:
    refused(lambda: OutgoingMail.objects.create(recipient="a@example.org", subject="A\nBcc: b"), "subject_is_one_line")
