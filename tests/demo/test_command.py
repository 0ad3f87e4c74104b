from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from pytest_django import Settings

from experts.access import may_administer, may_review
from experts.models import Official, User

pytestmark = pytest.mark.django_db


def seed_demo(**options: Any) -> tuple[str, str]:
    out, err = StringIO(), StringIO()
    call_command("seed_demo", stdout=out, stderr=err, **options)
    return out.getvalue(), err.getvalue()


def test_it_tells_what_it_does() -> None:
    out, err = seed_demo(officials=12)
    assert out == "Added 12 invented officials and 8 accounts.\n"
    assert err == "12 of 12 officials\n"


def test_a_second_run_keeps_everything() -> None:
    seed_demo(officials=12)
    nominator = User.objects.get(email="nominator@demo.example")
    nominator.set_password("changed meanwhile")
    nominator.save()
    assert seed_demo(officials=12) == ("12 invented officials were there already; added 0 accounts.\n", "")
    nominator.refresh_from_db()
    assert nominator.check_password("changed meanwhile")
    assert User.objects.count() == 8


def test_production_refuses(settings: Settings) -> None:
    settings.DEMONSTRATION = False
    with pytest.raises(CommandError, match="EXPERTPOOL_MODE=demonstration"):
        seed_demo(officials=12)
    assert not Official.objects.exists()
    assert not User.objects.exists()


@pytest.mark.parametrize("officials", [-1, 10_000_000])
def test_an_impossible_number_is_refused(officials: int) -> None:
    with pytest.raises(CommandError, match="between 0 and"):
        seed_demo(officials=officials)


def test_there_is_an_account_for_each_role() -> None:
    seed_demo(officials=0)
    roles = {
        user.email: [(role.role, role.country_id, role.agency and role.agency.slug) for role in user.memberships.all()]
        for user in User.objects.all()
    }
    assert roles == {
        "administrator@demo.example": [("administrator", None, None)],
        "reviewer@demo.example": [("reviewer", None, None)],
        "vocabulary@demo.example": [("vocabulary", None, None)],
        "auditor@demo.example": [("auditor", None, None)],
        "focal-id@demo.example": [("focal-point", "ID", None)],
        "focal-vn@demo.example": [("focal-point", "VN", None)],
        "nominator@demo.example": [("nominator", None, "id-bkn")],
        "nominator-2@demo.example": [("nominator", None, "id-lan")],
    }


def test_accounts_are_marked_and_open_with_the_known_password() -> None:
    seed_demo(officials=0)
    for user in User.objects.all():
        assert user.is_demonstration
        assert not user.is_superuser
        assert user.check_password("demonstration")
    assert [user.email for user in User.objects.all() if may_administer(user)] == ["administrator@demo.example"]
    assert [user.email for user in User.objects.all() if may_review(user)] == [
        "administrator@demo.example",
        "reviewer@demo.example",
    ]
