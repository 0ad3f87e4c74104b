from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.utils import timezone

from experts.guards.limits import Limit, TooOften, forget_ended, mailbox
from experts.models import Usage

LIMIT = Limit("tests", 3, timedelta(days=1))


def is_refused() -> bool:
    try:
        LIMIT.use()
    except TooOften:
        return True
    finally:
        connection.close()
    return False


@pytest.mark.django_db
def test_each_value_may_so_often_and_no_more() -> None:
    for _ in range(3):
        LIMIT.use("one")
    with pytest.raises(TooOften) as refusal:
        LIMIT.use("one")
    assert 0 < refusal.value.seconds <= 24 * 3600 + 1
    LIMIT.use("another")
    Limit("others", 1, timedelta(days=1)).use("one")


@pytest.mark.django_db
def test_a_new_span_begins_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    for _ in range(3):
        LIMIT.use()
    tomorrow = timezone.now().timestamp() + 24 * 3600
    monkeypatch.setattr("time.time", lambda: tomorrow)
    LIMIT.use()


@pytest.mark.django_db
def test_what_fails_does_not_count() -> None:
    for _ in range(9):
        with transaction.atomic():
            LIMIT.use()
            transaction.set_rollback(True)
    assert not Usage.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_of_many_at_once_none_is_miscounted() -> None:
    with ThreadPoolExecutor(8) as threads:
        refusals = list(threads.map(lambda _: is_refused(), range(16)))
    assert refusals.count(False) == 3


@pytest.mark.django_db
def test_whom_it_counts_is_not_kept_and_goes_when_the_span_has_ended() -> None:
    LIMIT.use("reader@example.org")
    usage = Usage.objects.get()
    assert "reader" not in str(vars(usage))
    forget_ended()
    assert Usage.objects.count() == 1
    Usage.objects.update(ends_at=timezone.now() - timedelta(seconds=1))
    forget_ended()
    assert Usage.objects.count() == 0


@pytest.mark.parametrize("spelling", ["reader@example.org", "Reader@Example.org", "reader+1@example.org"])
def test_spellings_of_an_address_are_one_mailbox(spelling: str) -> None:
    assert mailbox(spelling) == "reader@example.org"
