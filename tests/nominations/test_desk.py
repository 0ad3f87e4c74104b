"""What is on the desk."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from pytest_django import Settings

from experts.models import Membership, Nomination, Official, User
from experts.nominations.ages import months_before
from tests.directory.pages import read
from tests.factories import make_agency, make_country, make_nomination, make_official, make_user
from tests.nominations.conftest import play, sign_in

pytestmark = pytest.mark.django_db
LONG_AGO = timezone.now() - timedelta(days=2000)


def aged(name: str, months: int, **fields: object) -> Official:
    day = months_before(timezone.localdate(), months)
    return make_official(name, published_at=LONG_AGO, confirmed_on=day, **fields)


def listed(client: Client, query: str = "") -> list[str]:
    """The names of the experts, in order."""
    page = read(client.get(f"/desk/{query}"))
    slugs = [row["data-official"] for row in page.all("div") if "data-official" in row]
    names = dict(Official.objects.values_list("slug", "name"))
    return [names[slug] for slug in slugs]


def test_those_who_were_looked_at_longest_ago_come_first(theirs: Client) -> None:
    for name, months in [("Fresh", 1), ("Oldest", 14), ("Old", 12)]:
        aged(name, months)
    make_official("Never confirmed")  # published today
    assert listed(theirs) == ["Oldest", "Old", "Fresh", "Never confirmed"]
    text = theirs.get("/desk/").text
    assert "Soon hidden" in text
    assert "To be renewed" in text


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("?show=due", ["Oldest", "Oldish"]),
        ("?show=hidden", ["Hidden"]),
        ("?show=public", ["Oldest", "Oldish", "Trần Đức"]),
        ("?q=oldest", ["Oldest"]),
        ("?q=OLD", ["Oldest", "Oldish"]),
        ("?q=đức", ["Trần Đức"]),
        ("?q=duc+tran", ["Trần Đức"]),
        ("?q=oldest&show=hidden", []),
        ("?q=%25", []),
    ],
)
def test_search_and_filter(theirs: Client, query: str, names: list[str]) -> None:
    aged("Oldest", 14)
    aged("Oldish", 12)
    aged("Trần Đức", 1)
    hidden = aged("Hidden", 2)
    Official.objects.filter(pk=hidden.pk).update(status="hidden", status_reason="suspended")
    assert listed(theirs, query) == names


@pytest.mark.parametrize("query", ["?q=%00", "?show=nonsense", "?q=" + "x" * 200])
def test_a_search_without_sense_is_told(theirs: Client, query: str) -> None:
    aged("Sri", 1)
    assert "This search makes no sense" in theirs.get(f"/desk/{query}").text


@pytest.mark.parametrize("page", ["", "0", "9", "x", "%00", "9" * 40])
def test_a_page_without_sense_is_no_error(theirs: Client, page: str) -> None:
    assert theirs.get(f"/desk/?page={page}").status_code == 200
    assert theirs.get(f"/desk/nominations/?page={page}&state={page}").status_code == 200


@pytest.mark.parametrize(
    "path", ["experts/nobody/", f"nominations/{'9' * 30}/", "nominations/7/", "nominations/7/endorse/"]
)
def test_what_is_not_there_is_not_found(theirs: Client, path: str) -> None:
    assert theirs.get(f"/desk/{path}").status_code == 404


def test_a_focal_point_of_two_countries_sees_both(focal_point: User, theirs: Client) -> None:
    Membership.objects.create(user=focal_point, role="focal-point", country=make_country("TH"))
    for name, country in [("Sri", "ID"), ("Anong", "TH"), ("Nguyen", "VN")]:
        make_official(name, country=country)
    assert set(listed(theirs)) == {"Sri", "Anong"}


def test_a_nominator_sees_those_with_a_post_there_today(official: Official, nominator: User) -> None:
    make_official("Elsewhere", agency=make_agency("Agency B"))
    former = make_official("Former", agency=make_agency("Agency A"))
    former.posts.update(until=date(2020, 1, 1))
    assert listed(sign_in(nominator)) == ["Sri Wahyuni"]


@pytest.mark.parametrize("status", ["draft", "withdrawn"])
def test_who_is_not_in_the_pool_is_not_on_the_desk(official: Official, theirs: Client, status: str) -> None:
    Official.objects.update(status=status, status_reason="" if status == "draft" else "other")
    assert listed(theirs) == []
    assert theirs.get("/desk/experts/sri-wahyuni/").status_code == 404


def test_what_is_missing_of_a_record_is_told(theirs: Client) -> None:
    make_official("Sri", summary="Trains.", competencies=["taxation"])
    assert "Missing: photo, languages of instruction, education, assignments" in theirs.get("/desk/").text


def test_what_waits_comes_first(official: Official, nominator: User, theirs: Client) -> None:
    make_nomination(official, by=nominator)
    make_nomination(official, "renewal", "returned", by=nominator)
    text = theirs.get("/desk/").text
    assert text.index("Removal: Sri Wahyuni") < text.index("Experts of my country")
    assert "Renewal: Sri Wahyuni" not in text
    text = sign_in(nominator).get("/desk/").text
    assert "Renewal: Sri Wahyuni" in text
    assert "Removal: Sri Wahyuni" not in text


def test_the_marked_ones_are_renewed_and_the_search_stays(theirs: Client, focal_point: User) -> None:
    marked, other = aged("Marked", 14), aged("Other", 13)
    answer = theirs.post("/desk/renew/", {"official": [marked.pk], "q": "mar", "show": "due"}, follow=True)
    assert answer.redirect_chain == [("/desk/?q=mar&show=due", 302)]
    assert "1 expert is renewed." in answer.text
    assert set(Official.objects.filter(confirmed_by=focal_point)) == {marked}
    assert other.confirmed_on == months_before(timezone.localdate(), 13)


def test_marking_nobody_is_told(theirs: Client) -> None:
    assert "Mark at least one expert." in theirs.post("/desk/renew/", follow=True).text


@pytest.mark.parametrize("pk", ["\0", "x", "9" * 40, "-1"])
def test_marking_nonsense_is_not_found(theirs: Client, pk: str) -> None:
    assert theirs.post("/desk/renew/", {"official": pk}).status_code == 404


def test_one_foreign_expert_among_the_marked_stops_all(official: Official, theirs: Client) -> None:
    foreign = make_official("Nguyen", country="VN")
    assert theirs.post("/desk/renew/", {"official": [official.pk, foreign.pk]}).status_code == 404
    assert not Official.objects.exclude(confirmed_on=None).exists()


def test_who_came_too_late_is_told(official: Official, nominator: User, theirs: Client) -> None:
    nomination = make_nomination(official, state="withdrawn", by=nominator)
    text = theirs.post(f"/desk/nominations/{nomination.pk}/endorse/", {"note": ""}, follow=True).text
    assert "Somebody was quicker" in text


def test_a_refusal_without_a_reason_is_told(official: Official, nominator: User, theirs: Client) -> None:
    nomination = make_nomination(official, by=nominator)
    response = theirs.post(f"/desk/nominations/{nomination.pk}/decline/", {"note": " "})
    assert read(response).all("a", href="#id_note")
    assert Nomination.objects.get().state == "proposed"


def test_what_was_returned_is_mended_where_it_was_written(official: Official, nominator: User) -> None:
    make_nomination(official, state="returned", by=nominator, note="Since May.", answer="Which law?")
    text = sign_in(nominator).get("/desk/experts/sri-wahyuni/removal/").text
    assert "Which law?" in text
    assert "Since May." in text
    assert '<option value="retired" selected>' in text


@pytest.mark.parametrize(
    ("state", "shown"), [("", {"open"}), ("all", {"open", "gone"}), ("declined", {"gone"}), ("endorsed", set())]
)
def test_nominations_by_state(theirs: Client, nominator: User, state: str, shown: set[str]) -> None:
    make_nomination(make_official("open"), by=nominator)
    make_nomination(make_official("gone"), state="declined", by=nominator)
    text = theirs.get(f"/desk/nominations/?state={state}").text
    assert {name for name in ["open", "gone"] if f"Removal: {name}" in text} == shown


def test_every_page_asks_as_often_for_thirty_as_for_one(theirs: Client, focal_point: User) -> None:
    counts = []
    for numbers in [range(1), range(1, 30)]:
        for number in numbers:
            agency = make_agency(f"Office {number}")
            official = make_official(f"Name {number}", agency=agency, competencies=["taxation"])
            by = make_user("nominator", agency=agency, email=f"n{number}@example.org")
            make_nomination(official, by=by)
            make_nomination(make_official("Same", slug=f"s{number}"), "renewal", by=by)
        counts.append({path: queries(theirs, path) for path in ["/desk/", "/desk/nominations/"]})
    assert counts[0] == counts[1]
    assert max(counts[0].values()) <= 15


def test_the_page_of_an_expert_asks_as_often_for_many_nominations(
    official: Official, nominator: User, theirs: Client
) -> None:
    make_nomination(official, by=nominator)
    for_one = queries(theirs, "/desk/experts/sri-wahyuni/")
    for number in range(12):
        by = make_user("nominator", agency=make_agency(), email=f"n{number}@example.org")
        make_nomination(official, state="withdrawn", by=by)
    assert queries(theirs, "/desk/experts/sri-wahyuni/") == for_one <= 15


def queries(client: Client, path: str) -> int:
    with CaptureQueriesContext(connection) as found:
        assert client.get(path).status_code == 200
    return len(found)


def test_the_desk_is_linked_for_those_who_have_one(theirs: Client) -> None:
    assert read(theirs.get("/")).all("a", href="/desk/")
    assert read(theirs.get("/accounts/")).all("a", href="/desk/")
    for client in [Client(), sign_in(play("administrator"))]:
        assert not read(client.get("/")).all("a", href="/desk/")


def test_without_a_second_factor_there_is_no_desk_in_production(theirs: Client, settings: Settings) -> None:
    settings.SECOND_FACTOR_REQUIRED = True
    assert theirs.get("/desk/").url == "/accounts/second-factor/"


@pytest.mark.parametrize("path", ["/id/desk/", "/id/desk/nominations/", "/id/desk/experts/sri-wahyuni/"])
def test_in_indonesian(official: Official, theirs: Client, path: str) -> None:
    assert '<html lang="id"' in theirs.get(path).text


def test_a_focal_point_of_two_countries_sees_and_renews_both(focal_point: User) -> None:
    make_country("MY")
    focal_point.memberships.create(role="focal-point", country_id="MY")
    for country, name in [("ID", "Sri Wahyuni"), ("MY", "Aminah Yusof"), ("VN", "Nguyen Van")]:
        make_official(name, country=country)
    browser = sign_in(focal_point)
    page = browser.get("/desk/").content.decode()
    assert [name in page for name in ("Sri Wahyuni", "Aminah Yusof", "Nguyen Van")] == [True, True, False]
    browser.post("/desk/renew/", {"official": [each.pk for each in Official.objects.exclude(country="VN")]})
    assert {each.country_id for each in Official.objects.exclude(confirmed_on=None)} == {"ID", "MY"}
