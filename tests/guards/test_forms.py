import pytest

from experts.guards.forms import GuardedForm
from tests.guards.stamps import opened


@pytest.mark.parametrize(("seconds", "is_robot"), [(0, True), (1, True), (5, False), (60 * 60 * 24 * 30, False)])
def test_nobody_fills_in_a_form_within_three_seconds(seconds: int, is_robot: bool) -> None:
    assert GuardedForm({"opened": opened(seconds)}).is_from_a_robot is is_robot


@pytest.mark.parametrize("stamp", [None, "", "\0", "opened:x:y", "é"])
def test_nobody_else_makes_up_when_a_form_was_opened(stamp: str | None) -> None:
    assert GuardedForm({} if stamp is None else {"opened": stamp}).is_from_a_robot
    assert GuardedForm({"opened": f"{opened(60)}x"}).is_from_a_robot


def test_nobody_sees_the_field_that_robots_fill_in() -> None:
    assert GuardedForm({"opened": opened(60), "website": "https://spam.example"}).is_from_a_robot
    assert not GuardedForm({"opened": opened(60), "website": ""}).is_from_a_robot


def test_the_time_of_a_form_that_is_shown_again_stays() -> None:
    stamp = opened(60)
    assert f'value="{stamp}"' in str(GuardedForm({"opened": stamp})["opened"])
