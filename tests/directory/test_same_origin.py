from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory

from experts.directory.same_origin import same_origin

HERE = "http://testserver"


@same_origin
def view(request: HttpRequest) -> HttpResponse:
    return HttpResponse("done")


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": HERE},
        {"Origin": HERE, "Sec-Fetch-Site": "same-origin"},
        {"Sec-Fetch-Site": "same-origin"},
        {"Sec-Fetch-Site": "none"},
    ],
)
def test_a_form_of_this_site_may_be_sent(rf: RequestFactory, headers: dict[str, str]) -> None:
    assert view(rf.post("/", headers=headers)).status_code == 200


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Origin": "null"},
        {"Origin": "https://testserver"},
        {"Origin": "http://testserver:8000"},
        {"Origin": "http://testserver.example.org"},
        {"Origin": "https://elsewhere.example", "Sec-Fetch-Site": "same-origin"},
        {"Origin": HERE, "Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Referer": f"{HERE}/"},
    ],
)
def test_one_from_elsewhere_may_not(rf: RequestFactory, headers: dict[str, Any]) -> None:
    with pytest.raises(PermissionDenied):
        view(rf.post("/", headers=headers))


def test_anybody_may_look(rf: RequestFactory) -> None:
    assert view(rf.get("/", headers={"Origin": "https://elsewhere.example"})).status_code == 200


@pytest.mark.django_db
def test_the_refusal_speaks_of_the_other_site_not_of_an_account(client: Client) -> None:
    response = client.post("/shortlist/", {"add": "anybody"}, headers={"Origin": "https://elsewhere.example"})
    assert response.status_code == 403
    assert "Other sites can’t send this" in response.text
    assert "account" not in response.text.partition("<main")[2].partition("</main>")[0]
