"""Who may what, with the cast: the public, two focal points, a reviewer, an administrator."""

import pytest
from django.contrib.auth.models import AnonymousUser

from experts.access import may_administer, may_keep, may_read_restricted, may_review, needs_second_factor
from experts.models import Membership, Official, User

pytestmark = pytest.mark.django_db

CAST = ["public", "focal ID", "focal VN", "reviewer", "administrator"]


@pytest.fixture
def cast() -> dict[str, User | AnonymousUser]:
    def member(name: str, role: str, country: str | None = None) -> User:
        user = User.objects.create_user(f"{name}@pool.example", "a-password")
        Membership.objects.create(user=user, role=role, country_id=country)
        return user

    return {
        "public": AnonymousUser(),
        "focal ID": member("id", "focal-point", "ID"),
        "focal VN": member("vn", "focal-point", "VN"),
        "reviewer": member("reviewer", "reviewer"),
        "administrator": member("administrator", "administrator"),
    }


def who(cast: dict[str, User | AnonymousUser], allowed: object) -> set[str]:
    return {name for name in CAST if allowed(cast[name])}  # type: ignore[operator]


def test_predicates(cast: dict[str, User | AnonymousUser]) -> None:
    official = Official(name="Sri Wahyuni", country_id="ID")
    assert who(cast, may_administer) == {"administrator"}
    assert who(cast, may_review) == {"reviewer", "administrator"}
    assert who(cast, needs_second_factor) == {"focal ID", "focal VN", "administrator"}
    assert who(cast, lambda user: may_keep(user, official)) == {
        "focal ID",
        "administrator",
    }
    assert who(cast, lambda user: may_read_restricted(user, official)) == {
        "focal ID",
        "reviewer",
        "administrator",
    }


def test_a_deactivated_account_may_nothing(
    cast: dict[str, User | AnonymousUser],
) -> None:
    official = Official(name="Sri Wahyuni", country_id="ID")
    for name in CAST[1:]:
        user = User.objects.get(pk=cast[name].pk)
        user.is_active = False
        allowed = [
            may_administer(user),
            may_review(user),
            may_keep(user, official),
            user.has_perm("experts.view_official"),
        ]
        assert (name, allowed) == (name, [False] * 4)


def test_a_record_is_read_by_the_public_only_when_published_and_by_its_own_focal_point_always(
    cast: dict[str, User | AnonymousUser],
) -> None:
    Official.objects.create(name="Sri Wahyuni", country_id="ID")
    assert who(cast, lambda user: Official.objects.visible_to(user).exists()) == {
        "focal ID",
        "reviewer",
        "administrator",
    }


def test_reviewers_look_and_administrators_change(
    cast: dict[str, User | AnonymousUser],
) -> None:
    assert who(cast, lambda user: user.has_perm("experts.view_official")) == {
        "reviewer",
        "administrator",
    }
    assert who(cast, lambda user: user.has_perm("experts.change_official")) == {"administrator"}
    assert who(cast, lambda user: user.has_module_perms("experts")) == {
        "reviewer",
        "administrator",
    }
