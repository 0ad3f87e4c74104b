"""Who gets which page of the desk: the whole cast, at every address."""

import pytest
from django.http import HttpResponse
from django.urls import resolve, reverse

from experts.models import Nomination, Official
from experts.nominations.urls import urlpatterns
from tests.factories import make_nomination, make_user
from tests.nominations.conftest import CAST, sign_in

pytestmark = pytest.mark.django_db

# In the order of the cast. The answer is a status, or the name of the page that one is sent to.
TABLE: dict[str, list[int | str]] = {
    "GET desk": ["account_login", 200, 200, 200, 200, 403, 403],
    "GET export": ["account_login", 200, 200, 200, 200, 403, 403],
    "POST renew": ["account_login", "desk", 404, "desk", 404, 403, 403],
    "GET expert": ["account_login", 200, 404, 200, 404, 403, 403],
    "GET hide": ["account_login", 403, 404, 200, 404, 403, 403],
    "POST hide": ["account_login", 403, 404, "expert", 404, 403, 403],
    "GET removal": ["account_login", 200, 404, 200, 404, 403, 403],
    "POST removal": ["account_login", "expert", 404, "expert", 404, 403, 403],
    "GET nominations": ["account_login", 200, 200, 200, 200, 403, 403],
    "GET nomination": ["account_login", 200, 404, 200, 404, 403, 403],
    "GET act endorse": ["account_login", 403, 404, 200, 404, 403, 403],
    "POST act endorse": ["account_login", 403, 404, "nomination", 404, 403, 403],
    "POST act return": ["account_login", 403, 404, "nomination", 404, 403, 403],
    "POST act decline": ["account_login", 403, 404, "nomination", 404, 403, 403],
    "POST act withdraw": ["account_login", "nomination", 404, 403, 404, 403, 403],
    "POST act approve": ["account_login", "nomination", 404, "nomination", 404, 403, 403],  # not endorsed yet
    "GET act propose": ["account_login", 404, 404, 404, 404, 403, 403],
    "POST act nonsense": ["account_login", 404, 404, 404, 404, 403, 403],
}
ROWS = [(row, who, answers[place]) for row, answers in TABLE.items() for place, who in enumerate(CAST)]


def test_no_address_is_left_out() -> None:
    assert {row.split()[1] for row in TABLE} == {pattern.name for pattern in urlpatterns}


@pytest.fixture
def proposed(official: Official) -> Nomination:
    by = make_user("nominator", agency=official.posts.get().agency, email="colleague@example.org")
    return make_nomination(official, by=by)


@pytest.mark.parametrize(("row", "who", "answer"), ROWS)
def test_everybody_gets_what_is_theirs(proposed: Nomination, row: str, who: str, answer: int | str) -> None:
    method, name, *action = row.split()
    browser = sign_in(CAST[who]())
    data = {"official": proposed.official_id, "reason": "retired", "note": "Because."}
    there = address(name, proposed, action)
    assert told(browser.post(there, data) if method == "POST" else browser.get(there)) == answer


@pytest.mark.parametrize("who", [who for who in CAST if who not in ("nominator of A", "focal point of Indonesia")])
def test_others_change_nothing(proposed: Nomination, who: str) -> None:
    browser = sign_in(CAST[who]())
    data = {"official": proposed.official_id, "reason": "retired", "note": "Because."}
    for row in TABLE:
        _method, name, *action = row.split()
        browser.post(address(name, proposed, action), data)
    official = Official.objects.get()
    assert (official.status, official.confirmed_on) == ("published", None)
    assert Nomination.objects.get().state == "proposed"


@pytest.mark.parametrize("row", [row for row in TABLE if row.startswith("POST")])
def test_nothing_is_done_by_opening_a_link_or_from_another_site(proposed: Nomination, row: str) -> None:
    _method, name, *action = row.split()
    browser = sign_in(CAST["focal point of Indonesia"]())
    browser.get(address(name, proposed, action))
    browser.handler.enforce_csrf_checks = True
    data = {"official": proposed.official_id, "reason": "retired", "note": "Because."}
    assert browser.post(address(name, proposed, action), data).status_code == 403
    assert Official.objects.get().confirmed_on is None
    assert Nomination.objects.get().state == "proposed"


def address(name: str, nomination: Nomination, action: list[str]) -> str:
    if name in ("nomination", "act"):
        return reverse(f"nominations:{name}", args=[nomination.pk, *action])
    of_expert = name in ("expert", "hide", "removal")
    return reverse(f"nominations:{name}", args=[nomination.official.slug] if of_expert else [])


def told(response: HttpResponse) -> int | str:
    response.close()  # an export keeps its file open until it is sent
    if response.status_code != 302:
        return response.status_code
    return str(resolve(response["Location"].partition("?")[0]).url_name)
