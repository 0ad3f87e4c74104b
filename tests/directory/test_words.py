"""Plain words: names in any spelling and script, words anywhere, and what a search engine's signs mean."""

from urllib.parse import urlencode

import pytest
from django.db import connection
from django.test import Client

from experts.models import Achievement, Agency, Assignment, Competency, Education
from tests.directory.pages import read
from tests.factories import make_agency, make_competency, make_official

pytestmark = pytest.mark.django_db


def found(client: Client, q: str, **parameters: str) -> list[str]:
    return read(client.get("/experts/?" + urlencode({"q": q} | parameters))).officials


def html(client: Client, q: str) -> str:
    return " ".join(client.get("/experts/?" + urlencode({"q": q})).content.decode().split())


@pytest.mark.parametrize(
    "q",
    [
        "Vương Đình Huệ", "Vuong Dinh Hue", "hue vuong", "dinh", "vuo", "H.E. Vuong Dinh Hue", "Dr. Vuong",
        "Ｖｕｏｎｇ", "Vu\u200bong", "Vuоng", "vuong, hue!", "Vuomg Dinh", "Vuong Dihn Hue", "DINH HUE",
    ],
)  # fmt: skip
def test_a_name_is_found_by_any_part_in_any_order_and_spelling(public: Client, q: str) -> None:
    make_official("Vương Đình Huệ", country="VN", title_before="Prof.")
    make_official("Ana Budi", country="VN", title_before="Prof.")
    assert found(public, q)[:1] == ["vuong-dinh-hue"]
    assert "ana-budi" not in found(public, q)


def test_exact_accents_come_first(public: Client) -> None:
    make_official("Ba Hue", country="VN")
    make_official("Chi Huệ", country="VN")
    assert found(public, "huệ") == ["chi-hue", "ba-hue"]
    assert found(public, "hue") == ["ba-hue", "chi-hue"]


def test_single_names_and_whole_names_before_beginnings(public: Client) -> None:
    make_official("Anandari")
    make_official("Ananda")
    assert found(public, "ananda") == ["ananda", "anandari"]


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("สมชาย ใจดี", ["สมชาย", "ชาย", "ใจ", "สมชายใจดี", "ใจดี สมชาย"]),
        ("សុខ សុភា", ["សុភា", "ភា"]),
        ("ສົມສັກ ວົງສາ", ["ສັກ", "ວົງ"]),
        ("အောင်ကျော်", ["ကျော်", "အောင်"]),
        ("王庭惠", ["王庭", "庭惠", "王庭惠"]),
        ("福田 純子", ["純子", "福田純子", "福田"]),
        ("ホーチミン", ["チミ"]),
        ("김민수", ["민수", "김민"]),
    ],
)
def test_two_letters_of_a_script_without_spaces_are_enough(public: Client, text: str, pieces: list[str]) -> None:
    make_official("By Name", name_local=text)
    make_official("By Post", post=text)
    make_official("By Agency", agency=make_agency("Office", name_local=text))
    make_official("Nobody Else", name_local="ฮฮฮ", post="កកក 李李 ႏႏ")
    for piece in pieces:
        expected = {"by-name"} if piece == text.replace(" ", "") != text else {"by-name", "by-post", "by-agency"}
        assert set(found(public, piece)) == expected, piece


@pytest.mark.parametrize(
    ("q", "expected"),
    [
        ('"harbour master"', {"a"}),
        ("master harbour", {"a", "b"}),
        ("harbour -master", {"c"}),
        ('harbour -"master of"', {"a", "c"}),
        ("harbour master or pilot", {"a", "b", "c"}),
        ("lighthouse OR pilot", {"c"}),
        ("harbor-less \" ' ( ) : & | ! * \\ % _", set()),
    ],
)
def test_quotes_minus_and_or_mean_what_people_expect(public: Client, q: str, expected: set[str]) -> None:
    make_official("A", post="Harbour Master")
    make_official("B", post="Master of the Harbour")
    make_official("C", post="Harbour Pilot")
    assert set(found(public, q)) == expected


def test_stems_match_in_english_and_indonesian(public: Client) -> None:
    make_official("Ana", post="Inspector of Fisheries")
    make_official("Budi", post="Kepala Pelayaran")
    assert found(public, "fishery inspectors") == ["ana"]
    assert found(public, "berlayar") == ["budi"]


def test_what_somebody_has_done_is_searched_and_shown(public: Client) -> None:
    official = make_official("Ana", competencies=["taxation"], summary="Advises on lighthouse keeping.")
    Assignment.objects.create(official=official, title="Workshop on buoys", year=2024, role="trainer")
    Education.objects.create(official=official, qualification="Master of Hydrography")
    Achievement.objects.create(official=official, kind="award", title="Medal for semaphores")
    official.expertise.update(evidence="Wrote the dredging manual")
    for word, shown in [
        ("lighthouses", "Advises on <mark>lighthouse</mark> keeping."),
        ("buoy", "Workshop on <mark>buoys</mark>"),
        ("hydrography", "Master of <mark>Hydrography</mark>"),
        ("semaphore", "Medal for <mark>semaphores</mark>"),
        ("dredging", "Wrote the <mark>dredging</mark> manual"),
    ]:
        assert found(public, word) == ["ana"]
        assert shown in html(public, word)


def test_the_card_shows_where_the_words_are(public: Client) -> None:
    official = make_official("Sri Wahyuni", post="Director")
    official.posts.create(title="Acting Harbour Master")
    page = html(public, "wahyuni harbour")
    assert "Sri <mark>Wahyuni</mark>" in page
    assert "Acting <mark>Harbour</mark> Master" in page


def test_when_nobody_has_all_words_those_with_the_most_are_shown_and_it_is_told(public: Client) -> None:
    make_official("Sri Wahyuni", post="Harbour Master")
    make_official("Budi", post="Harbour Pilot")
    assert found(public, "wahyuni harbour zeppelin") == ["sri-wahyuni"]
    assert "Nobody has all of the words" in html(public, "wahyuni harbour zeppelin")
    assert "Nobody has all of the words" not in html(public, "wahyuni harbour")


def test_renamed_agencies_and_new_synonyms_are_found_at_once(public: Client) -> None:
    official = make_official(
        "Ana", agency=make_agency("Harbour Board"), competencies=[make_competency("zeppelin-repair")]
    )
    assert found(public, "lighthouse board", words="only") == ["ana"]  # the most words
    with connection.cursor() as cursor:
        cursor.execute("UPDATE experts_agency SET name = 'Lighthouse Commission' WHERE slug = 'id-harbour-board'")
    assert found(public, "lighthouse commission") == ["ana"]
    assert found(public, "harbour") == []
    Competency.objects.get(slug="zeppelin-repair").labels.create(language_id="en", text="airship overhaul")
    assert found(public, "airship overhaul") == ["ana"]
    official.delete()
    assert found(public, "airship overhaul") == []
    assert Agency.objects.filter(name="Lighthouse Commission").exists()


def test_a_past_post_is_not_searched(public: Client) -> None:
    official = make_official("Ana", post="Harbour Master")
    assert found(public, "harbour") == ["ana"]
    official.posts.update(until="2020-01-01")
    assert found(public, "harbour") == []
