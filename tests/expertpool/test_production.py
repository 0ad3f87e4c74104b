import pytest
from pytest_django import Settings

from expertpool.production import refuse_demonstration
from experts.models import User
from tests.factories import make_official

pytestmark = pytest.mark.django_db


def test_production_refuses_demonstration_people_and_accounts_with_a_line_each(settings: Settings) -> None:
    User.objects.create_user("someone@example.org", is_demonstration=True)
    make_official(is_demonstration=True)
    settings.DEMONSTRATION = False

    with pytest.raises(SystemExit) as refusal:
        refuse_demonstration()

    assert str(refusal.value).splitlines() == [
        "The database holds demonstration people: production needs a database that was never a demonstration's.",
        "The database holds demonstration accounts: production needs a database that was never a demonstration's.",
    ]


def test_production_starts_on_a_database_without_them(settings: Settings) -> None:
    User.objects.create_user("someone@example.org")
    settings.DEMONSTRATION = False

    refuse_demonstration()


def test_the_demonstration_may_hold_them() -> None:
    User.objects.create_user("someone@example.org", is_demonstration=True)

    refuse_demonstration()
