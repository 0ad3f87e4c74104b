from datetime import date, timedelta

import pytest
from django.utils import timezone

from experts.models import Official, OutgoingMail, User
from tests.factories import make_contact, make_official, make_user

SECRET = "sri.private@home.example"


@pytest.fixture
def indonesia(db: None) -> User:
    return make_user("focal-point", country="ID", email="id@focal.example")


@pytest.fixture
def viet_nam(db: None) -> User:
    return make_user("focal-point", country="VN", email="vn@focal.example")


@pytest.fixture
def reviewer(db: None) -> User:
    return make_user("reviewer", email="raka@bkn.example")


@pytest.fixture
def sri(db: None) -> Official:
    official = make_official("Sri Wahyuni", competencies=["talent-management"], legal_basis="consent")
    make_contact(official, SECRET, owner="personal", sharing="on-acceptance")
    return official


@pytest.fixture
def hue(db: None) -> Official:
    return make_official("Vương Đình Huệ", country="VN")


@pytest.fixture
def soon() -> date:
    return timezone.localdate() + timedelta(days=20)


def mails_to(email: str) -> list[OutgoingMail]:
    return list(OutgoingMail.objects.filter(recipient=email).order_by("pk"))


def all_text() -> str:
    return "\n".join(f"{mail.subject}\n{mail.text}\n{mail.html}" for mail in OutgoingMail.objects.all())
