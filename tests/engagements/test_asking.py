"""The form for those who need an expert, and the link by which they confirm it."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from experts.models import Official, OutgoingMail, Request, User
from tests.directory.pages import read
from tests.engagements.conftest import mails_to
from tests.engagements.sending import ASK, confirmed, fill_in, page_token, press, token_to
from tests.factories import make_competency, make_official
from tests.guards.stamps import opened

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


def test_the_profile_the_shortlist_and_a_search_without_a_result_lead_to_the_form(
    client: Client, sri: Official
) -> None:
    assert "/engagements/ask/?expert=sri-wahyuni" in client.get("/experts/sri-wahyuni/").text
    assert "/engagements/ask/?expert=sri-wahyuni" in client.get("/shortlist/?experts=sri-wahyuni").text
    nobody = read(client.get("/experts/?q=zzzz&competency=talent-management"))
    (need,) = [link["href"] for link in nobody.all("a") if link.get("href", "").startswith(ASK)]
    form = client.get(need)
    assert "Tell us what you need" in form.text
    assert 'value="zzzz"' in form.text
    assert read(form).all("input", value="talent-management", checked="")


def test_who_was_chosen_is_asked_for_in_that_order(client: Client, sri: Official, hue: Official) -> None:
    fill_in(client, expert=["vuong-dinh-hue", "sri-wahyuni", "nobody"], in_turn="yes")
    request = Request.objects.get()
    assert [line.official for line in request.engagements.all()] == [hue, sri]
    assert request.in_turn
    assert request.state == Request.State.UNVERIFIED


def test_experts_change_their_order_and_what_was_typed_stays(client: Client, sri: Official, hue: Official) -> None:
    answer = fill_in(client, expert=["sri-wahyuni", "vuong-dinh-hue"], up="vuong-dinh-hue", audience="Judges")
    page = read(answer)
    assert [field["value"] for field in page.all("input", name="expert")] == ["vuong-dinh-hue", "sri-wahyuni"]
    assert 'value="Judges"' in answer.text
    left = fill_in(client, expert=["sri-wahyuni", "vuong-dinh-hue"], without="vuong-dinh-hue")
    assert [field["value"] for field in read(left).all("input", name="expert")] == ["sri-wahyuni"]
    assert not Request.objects.exists()


def test_when_an_expert_is_available_is_said_before_asking(client: Client) -> None:
    make_official("Budi Hartono", available_from=TODAY + timedelta(days=200))
    assert "Available: From" in client.get(ASK + "?expert=budi-hartono").text


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"requester_email": "rosa@аcademy.example"}, "plain letters"),  # the first letter of the domain is Cyrillic
        ({"requester_email": "rosa@academy.example\r\nBcc: x@example.org"}, "whole e-mail address"),
        ({"starts_on": "2020-01-01"}, "over"),
        ({"starts_on": "31/12/2027"}, "Write the day"),
        ({"starts_on": f"{TODAY + timedelta(days=9)}", "ends_on": f"{TODAY + timedelta(days=8)}"}, "before the first"),
        ({"ends_on": f"{TODAY + timedelta(days=8)}"}, "first day as well"),
        ({"mode": "in-person"}, "Say where"),
        ({"wanted": ""}, "Say what it is about."),
        ({"purpose": ""}, "Choose what you need."),
        ({"organisation": ""}, "Give your organisation"),
        ({"participants": "9" * 30}, "less than or equal"),
        ({"message": "x" * 1_000_001}, "at most 2000"),
        ({"wanted": "a\0b"}, "Null characters"),
        ({"purpose": "wizardry"}, "not one of the available"),
        ({"country": "XX"}, "not one of the available"),
        ({"consent": ""}, "without your consent"),
    ],
)
def test_what_can_t_be_taken_is_told_beside_the_field(client: Client, given: dict[str, str], told: str) -> None:
    response = fill_in(client, **given)
    assert response.status_code == 200
    assert read(response).all("h1")
    assert told in response.text
    assert not Request.objects.exists()
    assert not OutgoingMail.objects.exists()


def test_line_ends_in_a_name_become_spaces_and_change_no_header(client: Client) -> None:
    fill_in(client, requester_name="Rosa\r\nBcc: victim@example.org", organisation="A\nB")
    request = Request.objects.get()
    assert (request.requester_name, request.organisation) == ("Rosa Bcc: victim@example.org", "A B")
    assert [mail.recipient for mail in OutgoingMail.objects.all()] == ["rosa@academy.example"]


@pytest.mark.parametrize("given", [{"website": "http://spam.example"}, {"opened": ""}, {"opened": "nonsense"}])
def test_robots_get_the_answer_that_all_get_and_nothing_is_kept(client: Client, given: dict[str, str]) -> None:
    assert fill_in(client, **given).url == "/engagements/sent/"
    assert not Request.objects.exists()


def test_a_form_of_another_site_is_refused(client: Client) -> None:
    assert fill_in(client, headers={"Origin": "https://evil.example"}).status_code == 403
    assert not Request.objects.exists()


def test_a_thousand_posts_from_one_address_are_limited_and_mail_nothing_more(client: Client) -> None:
    answers = [fill_in(client, requester_email=f"r{number}@academy.example").status_code for number in range(25)]
    assert answers == [302] * 20 + [429] * 5
    assert OutgoingMail.objects.count() == 20
    refused = fill_in(client, message="Typed <with> care")
    assert "Typed &lt;with&gt; care" in refused.text


def test_a_mailbox_gets_three_links_a_day(client: Client) -> None:
    answers = [fill_in(client, requester_email=f"Rosa+{number}@academy.example").status_code for number in range(4)]
    assert answers == [302, 302, 302, 429]


def test_opening_the_link_shows_the_request_and_only_the_button_sends_it(
    client: Client, sri: Official, indonesia: User
) -> None:
    fill_in(client, expert="sri-wahyuni", message="We train judges.")
    token = token_to("rosa@academy.example", "confirm")
    shown = client.get("/engagements/confirm/", {"token": token})
    assert "We train judges." in shown.text
    assert shown["Referrer-Policy"] == "strict-origin"
    assert Request.objects.get().state == Request.State.UNVERIFIED
    assert press(client, "confirm", token).url.startswith("http://localhost")
    assert Request.objects.get().state == Request.State.OPEN
    assert client.get("/engagements/confirm/", {"token": token}).status_code == 302
    assert press(client, "confirm", token).status_code == 302
    assert len(mails_to("id@focal.example")) == 1


@pytest.mark.parametrize("token", ["", "1:nonsense", "1", "x" * 5000, "a\0b"])
@pytest.mark.parametrize("place", ["confirm", "request", "answer"])
def test_a_guessed_link_leads_nowhere(client: Client, sri: Official, place: str, token: str) -> None:
    confirmed(client, "sri-wahyuni")
    assert client.get(f"/engagements/{place}/", {"token": token}).status_code == 404
    altered = page_token()[:-1] + ("A" if page_token()[-1] != "A" else "B")
    assert client.get("/engagements/request/", {"token": altered}).status_code == 404


def test_a_link_for_one_thing_opens_nothing_else(client: Client, sri: Official) -> None:
    confirmed(client, "sri-wahyuni")
    assert client.get("/engagements/answer/", {"token": page_token()}).status_code == 404
    assert client.get("/engagements/confirm/", {"token": page_token()}).status_code == 404


def test_the_competencies_of_the_experts_can_be_ticked_and_no_others(client: Client, sri: Official) -> None:
    make_competency("taxation")
    fill_in(client, expert="sri-wahyuni", competencies=["talent-management"])
    assert [each.slug for each in Request.objects.get().competencies.all()] == ["talent-management"]
    assert "not one of the available" in fill_in(client, expert="sri-wahyuni", competencies=["taxation"]).text


def test_a_lost_link_is_mailed_again_at_most_once_an_hour(client: Client, sri: Official) -> None:
    confirmed(client, "sri-wahyuni")
    before = OutgoingMail.objects.count()

    def ask_again(email: str) -> None:
        form = {"email": email, "opened": opened(60), "website": ""}
        answer = client.post("/engagements/link/", form, headers={"Origin": "http://testserver"})
        assert answer.url == "/engagements/link/sent/"

    ask_again("rosa@academy.example")
    assert OutgoingMail.objects.count() == before  # it was mailed a moment ago
    Request.objects.update(linked_at=timezone.now() - timedelta(hours=2))
    ask_again("stranger@academy.example")
    assert OutgoingMail.objects.count() == before
    ask_again("Rosa+x@academy.example")
    ask_again("rosa@academy.example")
    (mail,) = OutgoingMail.objects.order_by("pk")[before:]
    assert mail.recipient == "rosa@academy.example"
