"""Whoever is to be listed by consent is asked by mail, and is not public before the answer."""

import pytest
from django.test import Client

from experts.models import Official, OutgoingMail, OwnWord, User
from experts.nominations import workflow
from tests.nominations.conftest import play, sign_in
from tests.nominations.versions import make_draft, whole

pytestmark = pytest.mark.django_db


@pytest.fixture
def focal_point() -> User:
    return play("focal point of Indonesia")


@pytest.fixture
def asked(focal_point: User) -> Official:
    """Approved by BKN, and asked."""
    draft = make_draft(focal_point, None, whole(basis={"kind": "mail", "on": "", "reference": ""}))
    workflow.send(draft, by=focal_point)
    workflow.approve(draft, by=play("reviewer"))
    return Official.objects.get(name="Budi Santoso")


def token() -> str:
    mail = OutgoingMail.objects.filter(recipient="budi@secret.example").latest("pk")
    return next(word for word in mail.text.split() if "token=" in word).partition("token=")[2]


def test_nothing_is_public_before_the_answer(client: Client, asked: Official) -> None:
    assert asked.status == "draft"
    assert client.get(asked.get_absolute_url()).status_code == 404
    page = client.get("/own-record/", {"token": token()})
    assert "You were nominated as an expert." in page.content.decode()
    assert Official.objects.get(pk=asked.pk).status == "draft"


def test_who_agrees_is_public_at_once_on_the_ground_of_that(client: Client, asked: Official) -> None:
    assert client.post("/own-record/agree/", {"token": token()}).status_code == 302
    official = Official.objects.get(pk=asked.pk)
    assert (official.status, official.legal_basis) == ("published", "consent")
    assert OwnWord.objects.get().kind == "consented"
    assert OutgoingMail.objects.filter(subject__contains="agrees to be listed").exists()
    assert client.post("/own-record/agree/", {"token": token()}).status_code == 404


def test_who_does_not_agree_is_never_public(client: Client, asked: Official) -> None:
    link = token()
    assert client.post("/own-record/refuse/", {"token": link}).status_code == 302
    official = Official.objects.get(pk=asked.pk)
    assert (official.status, official.status_reason) == ("withdrawn", "consent-withdrawn")
    assert OwnWord.objects.get().kind == "refused"
    assert client.get("/own-record/", {"token": link}).status_code == 404


def test_the_focal_point_asks_once_more_and_another_country_can_not(asked: Official, focal_point: User) -> None:
    nomination = asked.nominations.get()
    page = sign_in(focal_point).get(f"/desk/nominations/{nomination.pk}/").content.decode()
    assert "Ask once more" in page
    OutgoingMail.objects.all().delete()
    sign_in(focal_point).post(f"/desk/experts/{asked.slug}/ask/")
    assert [mail.recipient for mail in OutgoingMail.objects.all()] == ["budi@secret.example"]
    assert sign_in(play("focal point of Viet Nam")).post(f"/desk/experts/{asked.slug}/ask/").status_code == 404
