"""Whoever is to be listed by consent is asked by mail, and is not public before the answer."""

import pytest
from django.test import Client

from experts.models import Official, OutgoingMail, OwnWord, User
from experts.nominations import workflow
from tests.nominations.conftest import play, sign_in
from tests.nominations.versions import make_draft, whole
from tests.ownsay.saying import look, press, tokens_in

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
    return tokens_in(mail)[0]


def test_nothing_is_public_before_the_answer(client: Client, asked: Official) -> None:
    assert asked.status == "draft"
    assert client.get(asked.get_absolute_url()).status_code == 404
    page = look(token())
    assert "You were nominated as an expert." in page.content.decode()
    assert Official.objects.get(pk=asked.pk).status == "draft"


def test_who_agrees_is_public_at_once_on_the_ground_of_that(asked: Official) -> None:
    assert press("agree", token()) == (302, "/own-record/thanks/agree/")
    official = Official.objects.get(pk=asked.pk)
    assert (official.status, official.legal_basis) == ("published", "consent")
    assert OwnWord.objects.get().kind == "consented"
    assert OutgoingMail.objects.filter(subject__contains="agrees to be listed").exists()
    assert press("agree", token())[0] == 404


def test_who_does_not_agree_is_never_public(asked: Official) -> None:
    link = token()
    assert press("refuse", link) == (302, "/own-record/thanks/refuse/")
    official = Official.objects.get(pk=asked.pk)
    assert (official.status, official.status_reason) == ("withdrawn", "consent-withdrawn")
    assert OwnWord.objects.get().kind == "refused"
    assert look(link).status_code == 404


def test_the_focal_point_asks_once_more_and_another_country_can_not(asked: Official, focal_point: User) -> None:
    nomination = asked.nominations.get()
    page = sign_in(focal_point).get(f"/desk/nominations/{nomination.pk}/").content.decode()
    assert "Ask once more" in page
    OutgoingMail.objects.all().delete()
    sign_in(focal_point).post(f"/desk/experts/{asked.slug}/ask/")
    assert [mail.recipient for mail in OutgoingMail.objects.all()] == ["budi@secret.example"]
    assert sign_in(play("focal point of Viet Nam")).post(f"/desk/experts/{asked.slug}/ask/").status_code == 404
