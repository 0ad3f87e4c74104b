"""The spreadsheet that a country fills in, where administrators get it."""

from collections.abc import Callable
from io import BytesIO

import pytest
from django.http import FileResponse
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from experts.models import Country
from tests.admin.conftest import CAST


def template_of(code: str) -> str:
    return reverse("admin:experts_country_template", args=[code])


def test_an_administrator_gets_the_template_from_the_page_of_the_country(desk: Client) -> None:
    page = desk.get(reverse("admin:experts_country_change", args=["ID"]))
    assert template_of("ID") in page.content.decode()
    answer = desk.get(template_of("ID"))
    assert isinstance(answer, FileResponse)
    assert "People" in load_workbook(BytesIO(answer.getvalue())).sheetnames


def test_the_list_of_officials_leads_to_the_template_of_every_country(desk: Client) -> None:
    page = desk.get(reverse("admin:experts_official_changelist")).content.decode()
    codes = Country.objects.values_list("code", flat=True)
    assert len(codes) > 10
    assert [code for code in codes if template_of(code) not in page] == []


def test_a_reviewer_gets_none(reviewer: Client) -> None:
    assert "/template/" not in reviewer.get(reverse("admin:experts_official_changelist")).content.decode()
    assert reviewer.get(template_of("ID")).status_code == 403


@pytest.mark.parametrize("who", CAST)
def test_nobody_else_gets_one(who: str, browser_of: Callable[[str], Client]) -> None:
    assert browser_of(who).get(template_of("ID")).status_code == 302  # to the sign-in


def test_a_country_that_is_not_there_has_none(desk: Client) -> None:
    assert desk.get(template_of("XX")).status_code == 404
    nonsense = template_of("XX").replace("XX", "X%00")
    assert desk.get(nonsense, follow=True).status_code < 500
