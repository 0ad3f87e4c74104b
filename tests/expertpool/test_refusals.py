import pytest
from django.test import Client
from pytest_django import Settings

from tests.directory.pages import read

pytestmark = pytest.mark.django_db


def test_what_is_too_large_is_told_so_in_both_languages(settings: Settings) -> None:
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 100
    response = Client().post(
        "/i18n/setlang/", {"next": "/" + "x" * 200}, content_type="application/x-www-form-urlencoded"
    )
    read(response, status=413)
    assert "too large" in response.content.decode()
    assert "terlalu besar" in response.content.decode()


def test_what_can_not_be_read_is_told_so_in_both_languages() -> None:
    response = Client().post("/i18n/setlang/", b"no parts", content_type="multipart/form-data")
    read(response, status=400)
    assert "can’t be read" in response.content.decode()
    assert "tidak terbaca" in response.content.decode()


def test_a_form_without_its_token_is_refused_in_the_same_clothes() -> None:
    response = Client(enforce_csrf_checks=True).post("/admin/login/", {"username": "a", "password": "b"})
    page = read(response, status=403)
    assert len(page.all("h1")) == 1
    assert "kedaluwarsa" in response.content.decode()
