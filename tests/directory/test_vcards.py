"""The card for an address book, opened as an address book does."""

from typing import Any

import pytest
import vobject
from django.test import Client

from experts.models import Official, OfficialSlug
from tests.directory.everything import make_full_official
from tests.directory.pages import read
from tests.factories import make_agency, make_official

pytestmark = pytest.mark.django_db

# What a card may have; anything else could be a way of reaching somebody.
PUBLIC = {"version", "fn", "n", "title", "org", "adr", "categories", "lang", "url", "source", "rev", "uid", "note"}


def card_of(client: Client, path: str = "/experts/sri-wahyuni.vcf") -> Any:
    response = client.get(path)
    assert response.status_code == 200
    assert response["Content-Type"] == "text/vcard; charset=utf-8"
    return vobject.readOne(response.content.decode())


def test_the_card_tells_what_the_profile_tells(public: Client) -> None:
    official = make_full_official()
    card = card_of(public)
    assert card.fn.value == official.full_name
    assert (card.n.value.prefix, card.n.value.given, card.n.value.suffix) == ("Dr.", "Sri Wahyuni", "M.Si.")
    assert (card.title.value, card.org.value) == ("Director", ["Agency of Records (AOR)"])
    assert card.adr.value.country == "Indonesia"
    assert card.categories.value == ["Talent management", "Taxation"]
    assert sorted(lang.value for lang in card.lang_list) == ["en", "id"]
    assert card.url.value == "http://testserver/experts/sri-wahyuni/"
    assert card.source.value == "http://testserver/experts/sri-wahyuni.vcf"
    assert card.rev.value == "2026-03-03"
    assert card.note.value == "Invented for demonstration"
    assert set(card.contents) == PUBLIC
    profile = public.get(card.url.value).text
    assert all(text in profile for text in [card.fn.value, card.title.value, *card.org.value, *card.categories.value])


def test_a_sparse_record_makes_a_card_with_a_single_name(public: Client) -> None:
    make_official("Suharto", post="Director", competencies=[], country="ID")
    card = card_of(public, "/experts/suharto.vcf")
    assert (card.fn.value, card.n.value.given, card.n.value.family) == ("Suharto", "Suharto", "")
    assert set(card.contents) == PUBLIC - {"org", "categories", "lang", "rev", "note"}


def test_the_profile_offers_the_card(public: Client) -> None:
    make_official()
    for prefix in ["", "/id"]:
        (link,) = read(public.get(f"{prefix}/experts/sri-wahyuni/")).all("a", href=f"{prefix}/experts/sri-wahyuni.vcf")
        response = public.get(link["href"])
        assert response["Content-Disposition"] == 'attachment; filename="sri-wahyuni.vcf"'
        assert response["X-Robots-Tag"] == "noindex"


def test_whoever_saves_it_again_has_one_contact(public: Client) -> None:
    official = make_official("Sri Wahyuni", competencies=["taxation"])
    before = card_of(public)
    Official.objects.filter(pk=official.pk).update(name="Sri Wahyuni Putri")
    after = card_of(public, "/id/experts/sri-wahyuni.vcf")
    assert after.uid.value == before.uid.value
    assert after.uid.value != card_of(public, make_official("Somebody").get_absolute_url()[:-1] + ".vcf").uid.value
    assert (before.categories.value, after.categories.value) == (["Taxation"], ["Perpajakan"])


def test_an_old_slug_leads_to_the_card(public: Client) -> None:
    OfficialSlug.objects.create(slug="old-name", official=make_official())
    response = public.get("/experts/old-name.vcf")
    assert (response.status_code, response["Location"]) == (301, "/experts/sri-wahyuni.vcf")


def test_who_is_not_public_has_no_card(public: Client, stranger: Client, administrator: Client) -> None:
    make_official("Sri Wahyuni", published=False)
    assert public.get("/experts/sri-wahyuni.vcf").status_code == 404
    assert stranger.get("/experts/sri-wahyuni.vcf").status_code == 404
    assert administrator.get("/experts/sri-wahyuni.vcf")["Cache-Control"] == "private, no-store"


def test_no_text_breaks_out_of_its_line(public: Client) -> None:
    agency = make_agency("A; B, C")
    make_official("Bell\x07 Ringer", post="Director\r\nTEL:+62 1\nEND:VCARD", agency=agency, title_before="\x01Dr.")
    card = card_of(public, "/experts/bell-ringer.vcf")
    assert (card.fn.value, card.n.value.prefix) == ("Dr. Bell Ringer", "Dr.")
    assert card.org.value == ["A; B, C"]
    assert card.title.value == "Director\nTEL:+62 1\nEND:VCARD"
    assert "tel" not in card.contents


def test_long_lines_in_any_script_are_folded_between_letters(public: Client) -> None:
    name = "อนงค์ วัฒนา " * 12
    make_official(name.strip(), slug="anong")
    assert card_of(public, "/experts/anong.vcf").fn.value == name.strip()
    assert max(map(len, public.get("/experts/anong.vcf").content.split(b"\r\n"))) <= 75
