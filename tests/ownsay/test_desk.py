"""At the desk: asking the official, reading what was said, and answering it. Who may do what, the whole cast."""

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import resolve, reverse

from experts.models import Contact, Correction, Official, OutgoingMail, OwnLink, OwnWord, User
from tests.factories import make_contact, make_correction, make_official
from tests.nominations.conftest import CAST, play, sign_in
from tests.ownsay.saying import look, mails, tokens_in

pytestmark = pytest.mark.django_db
EXPERT = "/desk/experts/sri-wahyuni/"

# In the order of the cast. The answer is a status, or the name of the page that one is sent to.
TABLE: dict[str, list[int | str]] = {
    "POST ask": ["account_login", 403, 404, "expert", 404, 403, 403],
    "GET decide done": ["account_login", 404, 404, 200, 404, 403, 403],
    "POST decide done": ["account_login", 404, 404, "expert", 404, 403, 403],
    "POST decide decline": ["account_login", 404, 404, "expert", 404, 403, 403],
    "POST decide nonsense": ["account_login", 404, 404, 404, 404, 403, 403],
}
ROWS = [(row, who, answers[place]) for row, answers in TABLE.items() for place, who in enumerate(CAST)]


@pytest.fixture
def said(official: Official) -> Correction:
    return make_correction(
        official, from_official=True, text="I am a Director now.", requester_email="sri@agency.example"
    )


@pytest.mark.parametrize(("row", "who", "answer"), ROWS)
def test_everybody_gets_what_is_theirs(said: Correction, row: str, who: str, answer: int | str) -> None:
    method, name, *decision = row.split()
    there = reverse(f"ownsay:{name}", args=[said.pk, *decision] if decision else ["sri-wahyuni"])
    browser = sign_in(CAST[who]())
    assert told(browser.post(there, {"answer": "So it is."}) if method == "POST" else browser.get(there)) == answer
    said.refresh_from_db()
    allowed = method == "POST" and answer == "expert"
    assert (said.state != "open") is (allowed and name == "decide")
    assert OwnLink.objects.exists() is (allowed and name == "ask")


def told(response: HttpResponse) -> int | str:
    if response.status_code != 302:
        return response.status_code
    return str(resolve(response["Location"].partition("?")[0]).url_name)


def test_a_link_goes_to_each_address_on_record_and_holds_thirty_days(official: Official, theirs: Client) -> None:
    make_contact(official, "+62 811", kind="phone")
    make_contact(make_official("Other"), "other@agency.example")
    assert "2 addresses" in theirs.post(f"{EXPERT}ask/", follow=True).text
    assert set(mails()) == {"sri@agency.example", "planted@home.example"}
    sent = mails()["sri@agency.example"]
    assert 'lang="id"' in sent.html  # the country's own language
    assert "/id/own-record/" in sent.text
    assert "Badan Kepegawaian Negara" not in sent.text
    assert " 30 " in sent.text
    assert "planted" not in sent.text
    assert look(tokens_in(mails()["planted@home.example"])[0]).status_code == 200


def test_an_official_is_asked_once_a_day(official: Official, theirs: Client) -> None:
    theirs.post(f"{EXPERT}ask/")
    assert "was asked today already" in theirs.post(f"{EXPERT}ask/", follow=True).text
    assert OutgoingMail.objects.count() == 2


def test_nothing_is_done_from_another_site(official: Official, theirs: Client) -> None:
    theirs.get(f"{EXPERT}ask/")
    theirs.handler.enforce_csrf_checks = True
    assert theirs.post(f"{EXPERT}ask/").status_code == 403
    assert not OwnLink.objects.exists()


def test_without_an_address_the_desk_says_who_adds_one(official: Official, theirs: Client) -> None:
    Contact.objects.update(kind="phone")
    page = theirs.get(EXPERT).text
    assert "There is no e-mail address" in page
    assert "mailto:" in page
    assert "/ask/" not in page
    assert "There is no e-mail address of" in theirs.post(f"{EXPERT}ask/", follow=True).text


def test_the_desk_tells_what_the_official_said_and_shows_no_address(said: Correction, theirs: Client) -> None:
    for kind in ["confirmed", "withdrew"]:
        OwnWord.objects.create(official=said.official, kind=kind)
    make_correction(said.official, text="What a reader said")
    make_correction(said.official, text="Long done", from_official=True, state="done")
    page = theirs.get(EXPERT).text
    assert "The official confirmed this record on" in page
    assert "The official withdrew the consent on" in page
    assert "To do: change the record" in page
    assert "I am a Director now." in page
    assert all(words not in page for words in ["What a reader said", "Long done", "sri@agency.example", "planted@"])


def test_a_nominator_does_not_read_what_the_official_finds_wrong(said: Correction) -> None:
    OwnWord.objects.create(official=said.official, kind="confirmed")
    page = sign_in(play("nominator of A")).get(EXPERT).text
    assert "The official confirmed this record on" in page
    assert "I am a Director now." not in page
    assert "/ask/" not in page


@pytest.mark.parametrize(("decision", "state"), [("done", "done"), ("decline", "declined")])
def test_the_answer_is_mailed_to_the_official(said: Correction, theirs: Client, decision: str, state: str) -> None:
    there = f"/desk/corrections/{said.pk}/{decision}/"
    assert "I am a Director now." in theirs.get(there).text
    theirs.post(there, {"answer": "As the decree says."})
    theirs.post(there, {"answer": "Again."})
    said.refresh_from_db()
    assert (said.state, said.answer) == (state, "As the decree says.")
    assert "As the decree says." in mails()["sri@agency.example"].text
    assert OutgoingMail.objects.count() == 1


def test_to_decline_needs_a_reason(said: Correction, theirs: Client) -> None:
    response = theirs.post(f"/desk/corrections/{said.pk}/decline/", {"answer": " "})
    assert response.status_code == 200
    assert "the official reads your answer" in response.text


def test_what_a_reader_said_is_not_decided_here(official: Official, theirs: Client) -> None:
    reader = make_correction(official)
    assert theirs.post(f"/desk/corrections/{reader.pk}/done/").status_code == 404


def test_bkn_asks_from_the_record_s_page(official: Official) -> None:
    desk = sign_in(play("administrator"))
    page = f"/admin/experts/official/{official.pk}/change/"
    assert f"/admin/experts/official/{official.pk}/ask/" in desk.get(page).text
    assert "2 addresses" in desk.post(f"/admin/experts/official/{official.pk}/ask/", follow=True).text
    assert "Badan Kepegawaian Negara" in mails()["sri@agency.example"].text
    for who in ["reviewer", "focal point of Indonesia"]:
        answer = sign_in(play(who)).post(f"/admin/experts/official/{official.pk}/ask/")
        assert answer.status_code in (302, 403)
    assert OutgoingMail.objects.count() == 2


def test_the_queries_of_the_desk_page_are_a_fixed_number(
    said: Correction, theirs: Client, focal_point: User, django_assert_max_num_queries: object
) -> None:
    theirs.get(EXPERT)
    with django_assert_max_num_queries(99) as few:  # type: ignore[operator]
        theirs.get(EXPERT)
    for number in range(30):
        make_correction(said.official, from_official=True, text=f"Wrong {number}")
        OwnWord.objects.create(official=said.official, kind="confirmed")
    with django_assert_max_num_queries(len(few)):  # type: ignore[operator]
        theirs.get(EXPERT)
