"""What happens to records that nobody confirms, day by day."""

from datetime import date, timedelta

import pytest
from django.utils import timezone
from procrastinate.contrib.django import app

from experts import tasks
from experts.models import Membership, Official, OutgoingMail
from experts.nominations import keeping, reminders
from experts.nominations.ages import months_before
from tests.factories import make_country, make_official, make_user
from tests.nominations.conftest import play
from tests.worker import work

pytestmark = pytest.mark.django_db


def aged(name: str, months: int, *, days: int = 0, **fields: object) -> Official:
    """Somebody whose record was confirmed so many months, and a few days more, ago, and published long before."""
    official = make_official(name, published_at=timezone.now() - timedelta(days=2000), **fields)
    return confirmed(official, months_before(timezone.localdate(), months) - timedelta(days=days))


def confirmed(official: Official, day: date) -> Official:
    official.confirmed_on = day
    official.save()
    return official


def told() -> dict[str, str]:
    mails = {mail.recipient: mail.text for mail in OutgoingMail.objects.all()}
    assert len(mails) == OutgoingMail.objects.count()
    OutgoingMail.objects.all().delete()
    return mails


@pytest.mark.parametrize(
    ("day", "months", "before"),
    [
        (date(2026, 11, 24), 12, date(2025, 11, 24)),
        (date(2026, 1, 31), 11, date(2025, 2, 28)),
        (date(2028, 2, 29), 12, date(2027, 2, 28)),
        (date(2026, 12, 1), 13, date(2025, 11, 1)),
    ],
)
def test_months_are_those_of_the_calendar(day: date, months: int, before: date) -> None:
    assert months_before(day, months) == before


def test_a_record_is_told_at_eleven_twelve_and_thirteen_months_and_each_once() -> None:
    play("focal point of Indonesia")
    official = aged("Sri Wahyuni", 10)
    reminders.run()
    assert told() == {}
    for months in [11, 12, 13]:
        confirmed(official, months_before(timezone.localdate(), months))
        reminders.run()
        assert f"For {months} months:\n\n- Sri Wahyuni (ID)" in told()["id@example.org"]
        # The same look at the record, a week later:
        reminders.run()
        assert told() == {}


def test_one_mail_lists_all_that_are_due_the_oldest_first() -> None:
    play("focal point of Indonesia")
    for name, months in [("Eleven", 11), ("Twelve", 12), ("Thirteen", 13), ("Fourteen", 14), ("Fresh", 3)]:
        aged(name, months)
    reminders.run()
    text = told()["id@example.org"]
    assert text.index("For 13 months:") < text.index("For 12 months:") < text.index("For 11 months:")
    assert text.index("Thirteen") < text.index("Twelve") < text.index("Eleven")
    assert "Fourteen" in text
    assert "Fresh" not in text


def test_everybody_is_told_of_their_own_countries_only() -> None:
    both = play("focal point of Indonesia")
    Membership.objects.create(user=both, role="focal-point", country=make_country("TH"))
    play("focal point of Viet Nam")
    for name, country in [("Sri", "ID"), ("Anong", "TH"), ("Nguyen", "VN")]:
        aged(name, 12, country=country)
    reminders.run()
    mails = told()
    assert set(mails) == {"id@example.org", "vn@example.org"}
    assert "Sri" in mails["id@example.org"]
    assert "Anong" in mails["id@example.org"]
    assert "Nguyen" not in mails["id@example.org"]


def test_at_fifteen_months_it_is_hidden_and_its_keepers_are_told() -> None:
    focal_point = play("focal point of Indonesia")
    stale, almost = aged("Stale", 15), aged("Almost", 15, days=-1)
    reminders.run()
    mails = list(OutgoingMail.objects.filter(subject="The public no longer sees these experts"))
    assert [mail.recipient for mail in mails] == ["id@example.org"]
    assert "Stale" in mails[0].text
    assert "Almost" not in mails[0].text
    stale.refresh_from_db()
    almost.refresh_from_db()
    assert (stale.status, stale.status_reason, almost.status) == ("hidden", "stale", "published")
    keeping.renew(Official.objects.all(), by=focal_point)
    stale.refresh_from_db()
    assert stale.is_published


def test_a_country_without_a_focal_point_is_the_administrators_business() -> None:
    play("administrator")
    make_user("focal-point", country="ID", email="left@example.org", is_active=False)
    aged("Sri Wahyuni", 12)
    reminders.run()
    mails = told()
    assert set(mails) == {"dewi@example.org"}
    assert "/admin/experts/official/" in mails["dewi@example.org"]


def test_publishing_is_a_look_at_the_record_too() -> None:
    """An old list that BKN publishes today is not hidden tomorrow."""
    play("focal point of Indonesia")
    official = make_official("Sri Wahyuni", confirmed_on=date(2020, 1, 1))
    reminders.run()
    official.refresh_from_db()
    assert official.is_published
    assert told() == {}


def test_many_are_counted_not_listed() -> None:
    play("focal point of Indonesia")
    for number in range(53):
        aged(f"Name {number:02}", 12)
    reminders.run()
    assert "and 3 more" in told()["id@example.org"]


@pytest.mark.django_db(transaction=True)
def test_the_worker_does_it_every_day() -> None:
    play("focal point of Indonesia")
    aged("Sri Wahyuni", 12)
    tasks.remind.defer(timestamp=0)
    work()
    assert OutgoingMail.objects.get().sent_at is not None
    assert "experts.tasks.remind" in [task.task.name for task in app.periodic_registry.periodic_tasks.values()]
