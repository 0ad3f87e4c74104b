"""The rules about several posts, kept by the database when all rows are saved, told in the form."""

from typing import Any

import pytest
from django.test import Client

from experts.models import Official, Post
from tests.admin.pages import Fields, add_row, read_form
from tests.admin.rows import address
from tests.factories import add_expertise, make_agency, make_official


@pytest.fixture
def official(db: None) -> Official:
    official = make_official(post="Director")
    Post.objects.create(official=official, title="Adviser")
    return official


def open_form(desk: Client, official: Official) -> Fields:
    return read_form(desk, address(Official, "change", official.pk), "official")


def save(desk: Client, official: Official, fields: Fields) -> Any:
    return desk.post(address(Official, "change", official.pk), fields)


def primary_posts(official: Official) -> list[str]:
    return [post.title for post in official.posts.filter(is_primary=True)]


@pytest.mark.parametrize("pk_order", [1, -1])
def test_the_primary_mark_moves_from_one_post_to_another(desk: Client, official: Official, pk_order: int) -> None:
    for old, new in [(0, 1), (0, 1)][::pk_order]:  # there, and back again
        fields = open_form(desk, official)
        del fields[f"posts-{old}-is_primary"]
        fields[f"posts-{new}-is_primary"] = "on"
        assert save(desk, official, fields).status_code == 302
    assert primary_posts(official) == ["Director"]


def test_two_primary_posts_are_told_beside_the_second(desk: Client, official: Official) -> None:
    fields = open_form(desk, official) | {"posts-1-is_primary": "on", "summary": "typed"}
    response = save(desk, official, fields)
    assert response.status_code == 200
    posts = response.context["inline_admin_formsets"][0].formset
    assert posts.forms[1].errors == {"is_primary": ["Only one post can be the primary one."]}
    assert "typed" in response.text
    assert primary_posts(official) == ["Director"]


@pytest.mark.parametrize("way", ["unmark", "delete"])
def test_a_published_official_keeps_a_primary_post(desk: Client, official: Official, way: str) -> None:
    fields = open_form(desk, official)
    if way == "unmark":
        del fields["posts-0-is_primary"]
    else:
        fields["posts-0-DELETE"] = "on"
    response = save(desk, official, fields)
    assert response.status_code == 200
    assert "A published official needs a primary post: mark one." in response.text
    assert primary_posts(official) == ["Director"]


def test_a_draft_needs_none(desk: Client) -> None:
    official = make_official(published=False)
    fields = open_form(desk, official)
    fields["posts-0-DELETE"] = "on"
    assert save(desk, official, fields).status_code == 302
    assert not official.posts.exists()


def test_a_primary_post_replaced_by_a_new_one(desk: Client, official: Official) -> None:
    fields = open_form(desk, official)
    fields["posts-0-DELETE"] = "on"
    add_row(fields, "posts", title="Minister", agency=str(make_agency().pk), is_primary="on")
    assert save(desk, official, fields).status_code == 302
    assert primary_posts(official) == ["Minister"]


def test_what_only_the_database_sees_is_told_in_the_form(
    desk: Client, official: Official, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As when the posts are checked, and somebody publishes before they are saved."""
    monkeypatch.setattr("experts.admin.children.PostFormSet.clean", lambda formset: None)
    fields = open_form(desk, official)
    del fields["posts-0-is_primary"]
    response = save(desk, official, fields | {"summary": "typed"})
    assert response.status_code == 200
    assert "A published official needs a primary post." in response.text
    assert "typed" in response.text
    assert primary_posts(official) == ["Director"]


def test_two_competencies_that_change_places_are_told(desk: Client, official: Official) -> None:
    """Each of the two rows is new where the other still stands: the database refuses half-way."""
    add_expertise(official, "one")
    add_expertise(official, "two")
    fields = open_form(desk, official)
    first, second = fields["expertise-0-competency"], fields["expertise-1-competency"]
    response = save(desk, official, fields | {"expertise-0-competency": second, "expertise-1-competency": first})
    assert response.status_code == 200
    assert "This competency is listed already." in response.text


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"posts-0-since": "2026-02-01", "posts-0-until": "2026-01-01"}, "The post ends before it starts."),
        ({"available_from": "2026-02-01", "available_until": "2026-01-01"}, "The availability ends before it starts."),
        ({"legal_basis_reference": ""}, "A legal basis needs its kind, its date and its reference."),
        (
            {"legal_basis": "", "legal_basis_on": "", "legal_basis_reference": ""},
            "Record the legal basis before this official is published.",
        ),
        ({"country": "XX"}, "Select a valid choice."),
        ({"posts-0-agency": "nonsense"}, "Select a valid choice."),
        ({"name": "a\0b"}, "Null characters are not allowed."),
        ({"other_names": "a\0b"}, "Null characters are not allowed."),
        ({"service_since": "1066"}, "greater than or equal to 1940"),
    ],
)
def test_a_broken_rule_is_told_in_the_form(
    desk: Client, official: Official, changes: dict[str, str], message: str
) -> None:
    response = save(desk, official, open_form(desk, official) | changes)
    assert response.status_code == 200
    assert message in response.text
