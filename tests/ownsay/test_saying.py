"""What each button does: recorded, told, and harmless the second time."""

from typing import Any

import pghistory.models
import pytest
from django.db import ProgrammingError, transaction
from django.test import Client

from experts import stewardship
from experts.models import Correction, Official, OutgoingMail, OwnWord, User
from experts.nominations import keeping
from tests.nominations.conftest import play
from tests.ownsay.saying import look, mails, press, token_for

pytestmark = pytest.mark.django_db


@pytest.fixture
def administrator(db: None) -> User:
    return play("administrator")


def words() -> list[str]:
    return list(OwnWord.objects.values_list("kind", flat=True))


def test_to_confirm_is_recorded_and_told_once_a_day_but_renews_nothing(
    official: Official, token: str, focal_point: User, administrator: User
) -> None:
    play("focal point of Viet Nam")
    assert press("confirm", token) == press("confirm", token) == (302, "/own-record/thanks/confirm/")
    assert words() == ["confirmed"]
    (mail,) = OutgoingMail.objects.all()
    assert mail.recipient == focal_point.email
    assert "/desk/experts/sri-wahyuni/" in mail.text
    official.refresh_from_db()
    assert official.confirmed_on is None


def test_a_word_stays_as_it_is_and_its_history_too(official: Official, token: str) -> None:
    press("confirm", token)
    with pytest.raises(ProgrammingError, match="Cannot update"), transaction.atomic():
        OwnWord.objects.update(kind="objected")
    event = pghistory.models.Events.objects.tracks(OwnWord.objects.get()).get()
    assert event.pgh_context["action"] == "own-confirm"


def test_what_is_wrong_goes_to_the_keepers_as_a_correction_whose_sender_is_known(
    official: Official, token: str, focal_point: User
) -> None:
    page = look(token).text
    assert press("correct", token, part="posts", text="I am a Director now.") == (302, "/own-record/thanks/correct/")
    correction = Correction.objects.get()
    assert (correction.state, correction.from_official) == ("open", True)
    assert correction.requester_email == "sri@agency.example"
    mail = mails()[focal_point.email]
    assert "I am a Director now." in mail.text
    assert "/desk/experts/sri-wahyuni/" in mail.text
    assert "sri@agency.example" not in mail.text + page


@pytest.mark.parametrize(
    "given", [{}, {"part": "posts"}, {"part": "x", "text": "x"}, {"part": "posts", "text": "x" * 2001}]
)
def test_what_is_not_said_fully_is_asked_again_on_the_same_page(
    official: Official, token: str, given: dict[str, str]
) -> None:
    response = Client().post("/own-record/correct/", {"token": token, **given}, headers={"Origin": "http://testserver"})
    assert response.status_code == 200
    assert 'role="alert"' in response.text
    assert response["Referrer-Policy"] == "strict-origin"
    assert not Correction.objects.exists()


def test_through_a_link_ten_corrections_come_a_day(official: Official, token: str) -> None:
    answers = [press("correct", token, part="name", text=f"Wrong {number}")[0] for number in range(11)]
    assert answers == [302] * 10 + [429]


@pytest.mark.parametrize(
    ("basis", "kind", "reason"),
    [("consent", "withdrew", "consent-withdrawn"), ("public-task", "objected", "objected")],
)
def test_to_leave_hides_the_record_at_once_and_tells_keepers_administrators_and_the_official(
    official: Official, focal_point: User, administrator: User, basis: str, kind: str, reason: str
) -> None:
    Official.objects.update(legal_basis=basis)
    play("focal point of Viet Nam")
    play("reviewer")
    token = token_for(official)
    assert Client().get("/experts/sri-wahyuni/").status_code == 200
    assert press("leave", token) == (302, "/own-record/thanks/leave/")
    assert Client().get("/experts/sri-wahyuni/").status_code == 404
    official.refresh_from_db()
    assert (official.status, official.status_reason) == ("hidden", reason)
    assert words() == [kind]
    assert set(mails()) == {focal_point.email, administrator.email, "sri@agency.example"}
    assert "/desk/experts/sri-wahyuni/" in mails()[focal_point.email].text
    assert "/admin/experts/official/" in mails()[administrator.email].text
    assert "Indonesia" in mails()["sri@agency.example"].text
    event = pghistory.models.Events.objects.tracks(official).order_by("-pgh_id").first()
    assert event.pgh_context["action"] == "heed"


def test_leaving_twice_is_harmless_and_uses_up_every_link(official: Official, token: str, focal_point: User) -> None:
    other = token_for(official, "planted@home.example")
    assert [press("leave", token)[0] for _ in range(2)] == [302, 302]
    assert press("leave", other) == (302, "/own-record/thanks/leave/")
    assert look(token).status_code == look(other).status_code == 404
    assert press("confirm", other)[0] == 404
    assert words() == ["withdrew"]
    assert OutgoingMail.objects.count() == 2


def test_without_a_focal_point_the_administrators_are_told_once(
    official: Official, token: str, administrator: User
) -> None:
    press("leave", token)
    assert set(mails()) == {administrator.email, "sri@agency.example"}
    assert OutgoingMail.objects.count() == 2


def test_who_left_while_hidden_for_age_is_not_published_by_a_renewal(
    official: Official, focal_point: User, administrator: User
) -> None:
    stewardship.hide(Official.objects.all(), reason=Official.Reason.STALE, by=None)
    press("leave", token_for(official))
    keeping.renew(Official.objects.all(), by=focal_point)
    official.refresh_from_db()
    assert (official.status, official.status_reason) == ("hidden", "consent-withdrawn")


def test_who_left_may_look_again_and_has_nothing_left_to_withdraw(official: Official, token: str) -> None:
    press("leave", token)
    text = look(token_for(official)).text
    assert "The public does not see it, as you wished." in text
    assert "/own-record/leave/" not in text


def test_the_desk_brings_back_who_left_only_on_the_record_s_own_page(
    official: Official, token: str, administrator: User
) -> None:
    press("leave", token)
    desk = Client()
    desk.force_login(administrator)
    marked: dict[str, Any] = {"action": "publish", "_selected_action": [official.pk], "index": 0}
    page = desk.post("/admin/experts/official/", marked, follow=True).text
    assert "hidden as the official wished" in page
    assert Client().get("/experts/sri-wahyuni/").status_code == 404
    desk.post(f"/admin/experts/official/{official.pk}/publish/")
    assert Client().get("/experts/sri-wahyuni/").status_code == 200


def test_the_history_names_the_official_whoever_is_signed_in_there(
    official: Official, token: str, administrator: User, focal_point: User
) -> None:
    browser = Client()
    browser.force_login(focal_point)
    browser.post("/own-record/leave/", {"token": token}, headers={"Origin": "http://testserver"})
    desk = Client()
    desk.force_login(administrator)
    page = desk.get(f"/admin/experts/official/{official.pk}/history/").text
    assert "The official" in page
    assert focal_point.email not in page
