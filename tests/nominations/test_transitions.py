"""Who may take which step: all kinds × states × actions × roles, against a table that people can read."""

from datetime import date
from itertools import product

import pytest

from experts.models import Membership, Nomination, Official, User
from experts.nominations.transitions import NEW, TABLE, Action, may_write, open_to
from tests.factories import make_nomination, make_official, make_user
from tests.nominations.conftest import SIGNED_IN, play

pytestmark = pytest.mark.django_db
A, ID, REVIEWER, ADMINISTRATOR = "nominator of A", "focal point of Indonesia", "reviewer", "administrator"
BKN = {REVIEWER, ADMINISTRATOR}

# kind, state, action → who may, and the state that follows. Nobody may what is not here.
ALLOWED: dict[tuple[str, str, str], tuple[set[str], str]] = {
    ("renewal", "", "propose"): ({A}, "proposed"),
    ("renewal", "returned", "propose"): ({A}, "proposed"),
    ("renewal", "proposed", "approve"): ({ID}, "approved"),
    ("renewal", "returned", "approve"): ({ID}, "approved"),
    ("renewal", "proposed", "return"): ({ID}, "returned"),
    ("renewal", "proposed", "decline"): ({ID}, "declined"),
    ("renewal", "proposed", "withdraw"): ({A}, "withdrawn"),
    ("renewal", "returned", "withdraw"): ({A, ID}, "withdrawn"),
    ("removal", "", "propose"): ({A}, "proposed"),
    ("removal", "", "endorse"): ({ID}, "endorsed"),
    ("removal", "returned", "propose"): ({A}, "proposed"),
    ("removal", "returned", "endorse"): ({ID}, "endorsed"),
    ("removal", "returned", "withdraw"): ({A, ID}, "withdrawn"),
    ("removal", "proposed", "endorse"): ({ID}, "endorsed"),
    ("removal", "proposed", "return"): ({ID}, "returned"),
    ("removal", "proposed", "decline"): ({ID}, "declined"),
    ("removal", "proposed", "withdraw"): ({A}, "withdrawn"),
    ("removal", "endorsed", "withdraw"): ({ID}, "withdrawn"),
    ("removal", "endorsed", "approve"): (BKN, "approved"),
    ("removal", "endorsed", "return"): (BKN, "returned"),
    ("removal", "endorsed", "decline"): (BKN, "declined"),
}
for kind in ("new", "change"):
    ALLOWED |= {
        (kind, "", "draft"): ({A, ID}, "draft"),
        (kind, "proposed", "endorse"): ({ID}, "endorsed"),
        (kind, "proposed", "return"): ({ID}, "returned"),
        (kind, "proposed", "decline"): ({ID}, "declined"),
        (kind, "proposed", "withdraw"): ({A}, "withdrawn"),
        (kind, "endorsed", "withdraw"): ({ID}, "withdrawn"),
        (kind, "endorsed", "approve"): (BKN, "approved"),
        (kind, "endorsed", "return"): (BKN, "returned"),
        (kind, "endorsed", "decline"): (BKN, "declined"),
    }
    for unsent in ("draft", "returned"):
        ALLOWED[kind, unsent, "propose"] = ({A}, "proposed")
        ALLOWED[kind, unsent, "endorse"] = ({ID}, "endorsed")
        ALLOWED[kind, unsent, "withdraw"] = ({A, ID}, "withdrawn")
for state in ("proposed", "endorsed", "returned"):
    ALLOWED["new", state, "join"] = (BKN, "joined")
# Who may write in what is proposed.
WRITING = {"draft": {A, ID}, "returned": {A, ID}, "proposed": {ID}}
STATES = [NEW, *Nomination.State.values]
CASES = list(product(Nomination.Kind.values, SIGNED_IN))


def nomination_in(official: Official, kind: str, state: str, by: User | None = None) -> Nomination:
    agency = official.posts.get().agency
    if state == NEW:
        given = {"official": official, "country_id": official.country_id, "agency": agency}
        return Nomination(kind=kind, state=state, **given)
    return make_nomination(official, kind, state, by=by or make_user("nominator", agency=agency), agency=agency)


def test_every_row_of_the_table_is_of_a_step_that_exists() -> None:
    assert {(kind, state) for kind, state, _action in ALLOWED} <= set(product(Nomination.Kind.values, STATES))
    assert {action for _kind, _state, action in ALLOWED} == set(Action)


@pytest.mark.parametrize(("kind", "who"), CASES)
def test_everybody_may_what_the_table_says_and_nothing_else(official: Official, kind: str, who: str) -> None:
    if who != ID:
        play(ID)  # there is a focal point, so that nobody stands in for it
    user, agency = play(who), official.posts.get().agency
    colleague = make_user("nominator", agency=agency)
    for state in STATES:
        nomination = nomination_in(make_official("Budi", agency=agency), kind, state, colleague)
        expected = {
            (action, after)
            for (of_kind, before, action), (whom, after) in ALLOWED.items()
            if (of_kind, before) == (kind, state) and who in whom
        }
        found = {(row.action.value, row.target.value) for row in open_to(user, nomination)}
        assert found == expected, state
        assert may_write(user, nomination) is (kind in ("new", "change") and who in WRITING.get(state, ())), state


def test_only_refusals_need_a_note(official: Official) -> None:
    assert {row.action for row in TABLE if row.needs_note} == {Action.RETURN, Action.DECLINE}
    assert all(row.needs_note for row in TABLE if row.action in (Action.RETURN, Action.DECLINE))


def actions(user: User, nomination: Nomination) -> set[str]:
    return {row.action.value for row in open_to(user, nomination)}


def test_nobody_both_endorses_and_approves(official: Official) -> None:
    """BKN is Indonesia’s focal point as well."""
    both = play(ID)
    Membership.objects.create(user=both, role="administrator")
    endorsed = make_nomination(official, state="endorsed", by=both)
    assert "approve" not in actions(both, endorsed)
    assert {"approve", "return", "decline"} <= actions(play(ADMINISTRATOR), endorsed)


def test_an_administrator_stands_in_while_a_country_has_no_focal_point(official: Official) -> None:
    administrator, reviewer = play(ADMINISTRATOR), play(REVIEWER)
    proposed = make_nomination(official, by=play(A))
    assert actions(administrator, proposed) == {"endorse", "return", "decline"}
    assert actions(reviewer, proposed) == set()


def test_a_former_post_gives_no_right(official: Official) -> None:
    official.posts.update(until=date(2020, 1, 1))
    assert actions(play(A), nomination_in(official, "removal", NEW)) == set()


def test_whoever_lost_an_account_may_nothing(official: Official) -> None:
    left = make_user("focal-point", country="ID", email="left@example.org", is_active=False)
    assert actions(left, make_nomination(make_official("Other"), by=play(A))) == set()
