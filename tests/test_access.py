"""Who may what, with the cast: the public, two focal points, and each role at BKN."""

import pytest
from django.contrib.auth.models import AnonymousUser

from experts.access import (
    GRANTS,
    administrators,
    may_administer,
    may_enter_desk,
    may_keep,
    may_oversee,
    may_read_restricted,
    may_review,
    needs_second_factor,
    reviewers,
)
from experts.models import Membership, Nomination, Official, User
from tests.factories import make_nomination

pytestmark = pytest.mark.django_db

CAST = ["public", "focal ID", "focal VN", "vocabulary", "auditor", "reviewer", "administrator"]
BKN = {"vocabulary", "auditor", "reviewer", "administrator"}
READERS = {"auditor", "reviewer", "administrator"}


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
        **{name: member(name, name) for name in ("vocabulary", "auditor", "reviewer", "administrator")},
    }


def who(cast: dict[str, User | AnonymousUser], allowed: object) -> set[str]:
    return {name for name in CAST if allowed(cast[name])}  # type: ignore[operator]


def test_predicates(cast: dict[str, User | AnonymousUser]) -> None:
    official = Official(name="Sri Wahyuni", country_id="ID")
    assert who(cast, may_administer) == {"administrator"}
    assert who(cast, may_review) == {"reviewer", "administrator"}
    assert who(cast, may_oversee) == READERS
    assert who(cast, may_enter_desk) == BKN
    assert who(cast, needs_second_factor) == {"focal ID", "focal VN"} | BKN
    assert who(cast, lambda user: may_keep(user, official)) == {"focal ID", "administrator"}
    assert who(cast, lambda user: may_read_restricted(user, official)) == {"focal ID"} | READERS


def test_only_those_who_decide_are_written_to(cast: dict[str, User | AnonymousUser]) -> None:
    assert {user.email for user in administrators()} == {"administrator@pool.example"}
    assert {user.email for user in reviewers()} == {"administrator@pool.example", "reviewer@pool.example"}


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
    official = Official.objects.create(name="Sri Wahyuni", country_id="ID")
    assert who(cast, lambda user: Official.objects.visible_to(user).exists()) == {"focal ID"} | READERS
    focal_point = cast["focal ID"]
    assert isinstance(focal_point, User)
    make_nomination(official, state="endorsed", by=focal_point)
    signed_in = {name: user for name, user in cast.items() if name != "public"}
    seen = {name for name, user in signed_in.items() if Nomination.objects.visible_to(user).exists()}
    assert seen == {"focal ID"} | READERS


def test_the_admin_lets_each_role_do_what_is_granted(cast: dict[str, User | AnonymousUser]) -> None:
    def may(permission: str) -> set[str]:
        return who(cast, lambda user: user.has_perm(f"experts.{permission}"))

    assert set(GRANTS) == set(Membership.AT_BKN)
    assert who(cast, lambda user: user.has_module_perms("experts")) == BKN
    assert may("view_official") == READERS
    assert may("view_contact") == READERS
    assert may("view_look") == may("view_user") == {"auditor", "administrator"}
    assert may("view_competency") == BKN
    assert may("change_competency") == may("add_competencylabel") == {"vocabulary", "administrator"}
    assert may("change_language") == may("change_official") == may("delete_look") == {"administrator"}
