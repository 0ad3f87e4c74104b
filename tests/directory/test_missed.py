"""What searches did not find is kept, and never with who it was."""

from datetime import timedelta
from urllib.parse import urlencode

import pytest
from django.db import connection
from django.db.models import F
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from experts.directory.missed import keeping
from experts.directory.missed.reading import fit
from experts.guards.limits import Limit
from experts.models import MissedTerm
from experts.nominations import drafting
from tests.factories import make_country, make_missed_term, make_official, make_user

pytestmark = pytest.mark.django_db


def ask(client: Client, q: str, headers: dict[str, str] | None = None, **parameters: str) -> None:
    assert client.get("/experts/?" + urlencode({"q": q} | parameters), headers=headers or {}).status_code == 200


def a_day_passes() -> None:
    day = timedelta(days=1)
    MissedTerm.objects.update(first_on=F("first_on") - day, last_on=F("last_on") - day)


def kept() -> list[tuple[str, str, int, int]]:
    return list(MissedTerm.objects.order_by("pk").values_list("term", "language", "times", "days"))


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("Budget Wizardry", "budget wizardry"),
        ("“zéro-based” foresight", "zero based foresight"),
        ("ภาครัฐเปิด", "ภาครัฐเปิด"),
        ("sri@agency.example", ""),
        ("sri agency com", ""),
        ("https://agency.example", ""),
        ("197001011990031001", ""),
        ("foresight ๑๒๓", ""),
        ("foresight -hindsight", ""),
        ("foresight or hindsight", ""),
        ("ab", ""),
        ("one two three four five six", ""),
        ("x" * 26, ""),
        ("<script>", ""),
        ("", ""),
    ],
)
def test_only_plain_words_are_fit_to_be_kept(text: str, term: str) -> None:
    assert fit(text) == term


def test_what_is_left_after_understanding_is_kept_in_words_from_its_second_day_on(public: Client) -> None:
    make_official(competencies=["talent-management"])
    ask(public, "Trainer on Budget Wizardry")
    assert kept() == [("", "en", 1, 1)]
    a_day_passes()
    ask(public, "budget wizardry")
    assert kept() == [("budget wizardry", "en", 2, 2)]
    ask(public, "ภาครัฐเปิด")
    assert kept()[1] == ("", "th", 1, 1)


def test_nothing_is_kept_of_who_asked() -> None:
    columns = {field.name for field in MissedTerm._meta.get_fields()}
    assert columns == {"id", "key", "term", "language", "times", "days", "first_on", "last_on", "dismissed_on"}


def test_names_addresses_and_numbers_are_never_kept(public: Client) -> None:
    make_official("Sri Wahyuni", other_names=["Wulandari"], published=False)
    make_official("Đặng Thị Ngọc", country="VN", published=False)
    by = make_user("focal-point", country="ID", name="Raka Pratama")
    drafting.start(make_country("ID"), by=by, typed={"person": {"name": "Bambang Sutrisno"}})
    planted = ["wulandari wizardry", "dang ngoc", "sutrisno", "pratama", "bambang@mail.example", "NIP 19700101199003"]
    for q in planted:
        ask(public, q)
    assert kept() == []


def test_a_misspelt_name_is_not_kept(public: Client) -> None:
    make_official("Sri Wahyuni")
    ask(public, "Wahyunni")
    assert kept() == []


def test_what_is_found_or_understood_or_filtered_is_not_kept(public: Client) -> None:
    make_official(competencies=["talent-management"], post="Head of Foresight")
    make_country("TH")
    ask(public, "foresight")
    ask(public, "taxation")
    for parameters in [{"country": "TH"}, {"page": "2"}, {"words": "only"}, {"sort": "name"}]:
        ask(public, "budget wizardry", **parameters)
    for path in ["/experts.atom", "/suggest/"]:
        public.get(path, {"q": "budget wizardry"})
    assert kept() == []


def test_robots_and_what_is_fetched_ahead_are_not_counted(public: Client) -> None:
    for headers in [{"user-agent": "Some-Bot/1.0"}, {"sec-purpose": "prefetch;prerender"}, {"purpose": "prefetch"}]:
        ask(public, "budget wizardry", headers)
    public.head("/experts/?q=budget+wizardry")
    assert kept() == []


def test_a_visitor_and_a_day_have_only_so_many_new_terms(public: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keeping, "NEW_OF_ONE_VISITOR", Limit("tests", 2, timedelta(days=1)))
    for q in ["alpha foresight", "beta foresight", "gamma foresight"]:
        ask(public, q)
    assert len(kept()) == 2
    monkeypatch.setattr(keeping, "NEW_A_DAY", 2)
    public.get("/experts/?q=delta+foresight", REMOTE_ADDR="192.0.2.7")
    assert len(kept()) == 2


def test_a_term_that_is_asked_for_all_day_stops_being_written(
    public: Client, monkeypatch: pytest.MonkeyPatch, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    monkeypatch.setattr(keeping, "MOST_TIMES_A_DAY", 2)
    for _time in range(4):
        keeping.note("budget wizardry", "en", "192.0.2.7")
    assert kept() == [("", "en", 2, 1)]
    a_day_passes()
    with django_assert_num_queries(1):
        keeping.note("budget wizardry", "en", "192.0.2.7")


def test_every_night_what_is_old_or_known_or_a_name_by_now_is_forgotten() -> None:
    make_official("Sri Wahyuni", competencies=["talent-management"])
    today = timezone.localdate()
    make_missed_term("budget wizardry")
    make_missed_term("talent management")
    make_missed_term("wahyuni")
    make_missed_term("old wizardry", last_on=today - timedelta(days=366))
    once = make_missed_term("once", last_on=today - timedelta(days=61))
    MissedTerm.objects.filter(pk=once.pk).update(term="")
    keeping.tidy()
    assert [term for term, *_rest in kept()] == ["budget wizardry"]


@pytest.mark.django_db(transaction=True)
def test_keeping_a_term_leaves_the_kept_page_and_its_etag_as_they_are() -> None:
    make_official()
    client, there = Client(), "/experts/?q=budget+wizardry"
    first = client.get(there)
    assert kept() == [("", "en", 1, 1)]
    again = client.get(there)
    same = client.get(there, headers={"if-none-match": first["ETag"]})
    assert (again.content, dict(again.headers), same.status_code) == (first.content, dict(first.headers), 304)
    assert "Set-Cookie" not in first.headers
    assert kept() == [("", "en", 1, 1)]  # what is served again is not counted again
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE experts_missedterm RENAME TO elsewhere")
    assert client.get("/experts/?q=other+wizardry").status_code == 200
