"""Two people at the same instant, each on a connection of their own."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from django.db import connection

from experts.accounts import leaving
from experts.models import Nomination, NominationStep, Official, OutgoingMail, User
from experts.nominations import claiming, joining, keeping, workflow
from experts.nominations.transitions import TooLate
from tests.factories import make_agency, make_nomination, make_official, make_user
from tests.nominations.conftest import play
from tests.nominations.versions import make_draft

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*acts: Callable[[], Any]) -> list[str]:
    """What became of each: “done”, or the name of what stopped it."""
    start = Barrier(len(acts))

    def run(act: Callable[[], Any]) -> str:
        try:
            start.wait(timeout=10)
            act()
        except Exception as error:
            return type(error).__name__
        finally:
            connection.close()
        return "done"

    with ThreadPoolExecutor(len(acts)) as threads:
        return sorted(threads.map(run, acts))


def test_of_two_approvals_one_wins_and_the_other_is_told() -> None:
    focal_point, first, second = play("focal point of Indonesia"), play("reviewer"), play("administrator")
    nomination = make_nomination(make_official(), state="endorsed", by=focal_point)
    ends = at_once(
        lambda: workflow.approve(nomination, by=first),
        lambda: workflow.approve(nomination, by=second),
    )
    assert ends == ["TooLate", "done"]
    assert NominationStep.objects.filter(after="approved").count() == 1
    assert OutgoingMail.objects.count() == 1
    assert TooLate().messages == ["Somebody was quicker: look at what was done."]


def test_a_decision_and_a_withdrawal_do_not_both_happen() -> None:
    focal_point, reviewer = play("focal point of Indonesia"), play("reviewer")
    official = make_official()
    nomination = make_nomination(official, state="endorsed", by=focal_point)
    ends = at_once(
        lambda: workflow.approve(nomination, by=reviewer),
        lambda: workflow.withdraw(nomination, by=focal_point),
    )
    assert ends == ["TooLate", "done"]
    nomination.refresh_from_db()
    official.refresh_from_db()
    assert (nomination.state, official.status) in [("approved", "withdrawn"), ("withdrawn", "published")]


def test_of_two_who_join_two_the_other_way_round_one_wins() -> None:
    by = [play("reviewer"), play("administrator")]
    drafts = [make_draft(play_once(number), None) for number in range(2)]
    for draft in drafts:
        workflow.send(draft, by=draft.created_by)
    ends = at_once(
        lambda: joining.join(drafts[0], drafts[1], by=by[0]),
        lambda: joining.join(drafts[1], drafts[0], by=by[1]),
    )
    assert ends == ["TooLate", "done"]
    assert sorted(Nomination.objects.values_list("state", flat=True)) == ["endorsed", "joined"]


def test_of_two_who_claim_one_the_second_is_told() -> None:
    people = [play("reviewer"), play("administrator")]
    nomination = make_nomination(make_official(), state="endorsed", by=play("focal point of Indonesia"))
    ends = at_once(*(lambda by=by: claiming.claim(nomination, by=by) for by in people))
    assert ends == ["TooLate", "done"]


def play_once(number: int) -> User:
    return make_user("focal-point", country="ID", email=f"f{number}@example.org")


def test_two_proposals_make_one_nomination() -> None:
    agency = make_agency("Agency A")
    official = make_official(agency=agency)
    people = [make_user("nominator", agency=agency, email=f"n{number}@example.org") for number in range(2)]
    ends = at_once(*(lambda by=by: workflow.propose(official, Nomination.Kind.RENEWAL, by=by) for by in people))
    assert ends == ["TooLate", "done"]
    assert Nomination.objects.count() == 1


def test_renewing_many_and_approving_one_of_them_do_not_block_each_other() -> None:
    focal_point, nominator = play("focal point of Indonesia"), play("nominator of A")
    officials = [make_official(f"Name {number}", agency=make_agency("Agency A")) for number in range(8)]
    nominations = [make_nomination(official, "renewal", by=nominator) for official in reversed(officials)]
    ends = at_once(
        lambda: keeping.renew(Official.objects.all(), by=focal_point),
        *(lambda each=each: workflow.approve(each, by=focal_point) for each in nominations[:3]),
    )
    assert set(ends) <= {"done", "TooLate"}
    assert set(Nomination.objects.values_list("state", flat=True)) == {"approved"}
    assert NominationStep.objects.filter(after="approved").count() == 8


def test_of_two_focal_points_who_leave_at_once_the_second_leaves_an_empty_seat_that_is_told() -> None:
    administrator = play("administrator")
    people = [make_user("focal-point", country="ID", email=f"f{number}@example.org") for number in range(2)]
    ends = at_once(
        *(lambda pk=each.pk: leaving.deactivate(User.objects.filter(pk=pk), by=administrator) for each in people)
    )
    assert ends == ["done", "done"]
    assert "has no focal point" in OutgoingMail.objects.get().subject
