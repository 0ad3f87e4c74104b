"""What only some may know is planted, and looked for in all that is shown, mailed, logged or kept for good."""

import pytest
from django.apps import apps
from django.test import Client
from django.utils import timezone

from experts.engagements import workflow
from experts.engagements.workflow import Days
from experts.models import Document, Engagement, Evaluation, Official, PersonalRecord, RequestMessage, User
from tests.engagements.conftest import all_text
from tests.engagements.sending import confirmed, fill_in, page_token, press, token_to
from tests.factories import make_contact
from tests.nominations.conftest import sign_in

pytestmark = pytest.mark.django_db
OF_THE_EXPERT = ["home.example", "office.example", "+62 811 317", "never.example", "planted-317", "planted note"]
OF_THE_EXPERT += ["planted document"]
OF_THE_REQUESTER = ["rosa@academy.example", "Rosa Delgado", "Academy of Public", "planted need", "planted message"]


@pytest.fixture
def line(client: Client, sri: Official, hue: Official, indonesia: User, viet_nam: User) -> Engagement:
    make_contact(sri, "+62 811 317", kind="phone", sharing="on-acceptance")
    make_contact(sri, "sri@office.example", sharing="on-acceptance", owner="office")
    make_contact(sri, "sri@never.example", sharing="never")
    PersonalRecord.objects.create(official=sri, identity_number="planted-317", notes="planted note")
    Document.objects.create(official=sri, kind="other", title="planted document", file="documents/x.pdf")
    request = confirmed(client, "sri-wahyuni", message="planted need")
    press(client, "request/write", page_token(), to="ID", text="planted message")
    return request.engagements.get()


def pages_of_the_requester(client: Client, line: Engagement) -> str:
    answers = [
        client.get("/engagements/request/", {"token": page_token()}),
        press(client, "request/data", page_token()),
        press(client, f"request/{line.pk}/move", page_token()),
        client.get(f"/engagements/request/{line.pk}.ics", {"token": page_token()}),
    ]
    return "".join(answer.text + str(answer.headers) for answer in answers)


def in_history() -> str:
    """Every row of every model that keeps what others were."""
    models = [model for model in apps.get_models() if model._meta.object_name.endswith(("Event", "Context"))]
    own = [model for model in models if model._meta.object_name.startswith(("Request", "Engag", "Evalu", "Context"))]
    return str([list(model.objects.values()) for model in own])


def test_before_the_acceptance_nothing_of_the_expert_reaches_anybody(
    client: Client, line: Engagement, indonesia: User, caplog: pytest.LogCaptureFixture
) -> None:
    sign_in(indonesia).post(f"/desk/engagements/{line.pk}/ask/")
    token = token_to("sri.private@home.example", "answer")
    press(client, "answer", token, answer="yes")
    own_page = client.get("/engagements/answer/", {"token": token}).text
    requester = pages_of_the_requester(client, line)
    seen = requester + all_text() + own_page + in_history() + caplog.text
    seen += sign_in(indonesia).get(f"/desk/requests/{line.request_id}/").text
    assert not [secret for secret in OF_THE_EXPERT if secret in seen]
    assert "rosa@academy.example" not in own_page + all_text()
    assert "The expert agrees" not in requester  # that is between the expert and the focal point


def test_from_the_acceptance_on_only_what_may_be_shared_is_on_the_page_and_in_no_mail(
    client: Client, line: Engagement, indonesia: User
) -> None:
    workflow.accept(line, Days(timezone.localdate()), for_the_expert=True, by=indonesia)
    workflow.confirm(line)
    page = client.get("/engagements/request/", {"token": page_token()}).text
    assert [secret for secret in OF_THE_EXPERT if secret in page] == OF_THE_EXPERT[:3]
    calendar = client.get(f"/engagements/request/{line.pk}.ics", {"token": page_token()}).text
    assert not [secret for secret in OF_THE_EXPERT if secret in calendar + all_text() + in_history()]


def test_nothing_of_a_request_reaches_another_country_the_public_or_the_history(
    client: Client, line: Engagement, viet_nam: User
) -> None:
    line.request.engagements.update(state="evaluated", expert_answer="agency", starts_on="2026-03-01")
    scores = dict.fromkeys(("knowledge", "teaching", "preparation", "usefulness"), 1)
    Evaluation.objects.create(engagement=line, comment="planted comment", **scores)
    RequestMessage.objects.create(request=line.request, author="bkn", text="planted message of BKN")
    browser = sign_in(viet_nam)
    paths = ["/desk/", "/desk/requests/", "/desk/requests/?state=open", f"/desk/requests/{line.request_id}/"]
    paths += [f"/desk/engagements/{line.pk}.ics", f"/desk/engagements/{line.pk}/accept/", "/experts/sri-wahyuni/"]
    seen = "".join(browser.get(path).text for path in paths) + client.get("/experts/sri-wahyuni/").text
    assert not [secret for secret in [*OF_THE_REQUESTER, "planted comment"] if secret in seen + in_history()]


@pytest.mark.parametrize("name", ["competencies", "country", "expert", "language_wanted", "covers", "up", "competency"])
def test_bytes_that_no_text_has_are_refused_in_every_field(client: Client, sri: Official, name: str) -> None:
    assert fill_in(client, **{"expert": "sri-wahyuni", name: "a\0b"}).status_code in (200, 302)
    assert client.get("/engagements/ask/", {"expert": "sri-wahyuni", name: "a\0b"}).status_code == 200
