"""What the preview says of a row: what is new, and what stands there before and after."""

import pytest

from tests.factories import make_agency, make_official
from tests.intake.conftest import Send
from tests.intake.files import as_csv, person

pytestmark = pytest.mark.django_db


def test_a_new_person_in_words(send: Send) -> None:
    make_agency("Ministry of Wonders", "ID")
    cells = {"agency": "Ministry of Wonders", "as_of": "2024", "competencies": "talent-management", "travels": "yes"}
    intake = send(as_csv(person(position="Director", **cells)))
    assert intake.rows.get().changes == [
        ["Willing to travel", "", "yes"],
        ["Post", "", "Director, Ministry of Wonders, From: Jan. 1, 2024, Primary"],
        ["Expertise", "", "Talent management"],
    ]


def test_an_agency_that_is_proposed_is_named(send: Send) -> None:
    intake = send(as_csv(person(agency="Badan Baru")))
    assert intake.rows.get().changes[-1] == ["Post", "", "Director, Badan Baru, Primary"]


def test_a_change_in_words(send: Send) -> None:
    official = make_official("Sri Wahyuni", post="Director", rank_title="IV/d", published=False)
    official.posts.update(since="2020-01-01")
    intake = send(as_csv(person(position="Director", rank="IV/e", since="2019", summary="Knows budgets.")))
    assert intake.rows.get().changes == [
        ["Local rank title", "IV/d", "IV/e"],
        ["Summary in English", "", "Knows budgets."],
        ["Post: Director · From", "Jan. 1, 2020", "Jan. 1, 2019"],
    ]
