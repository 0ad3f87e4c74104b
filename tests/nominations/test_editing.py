"""The pages of a version: what is sent to them is kept, whoever sends it and whatever it is."""

import json
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from experts.models import Agency, Nomination, Official, User
from experts.nominations import drafting, workflow
from experts.nominations.version import typed as typing
from experts.nominations.version.sections import sections_of
from tests.factories import add_expertise, make_agency, make_competency, make_official
from tests.nominations.conftest import play, sign_in
from tests.nominations.versions import make_draft, whole, write

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft(nominator: User) -> Nomination:
    return make_draft(nominator, make_agency("Agency A"), {})


@pytest.fixture
def browser(nominator: User) -> Client:
    return sign_in(nominator)


def address(draft: Nomination, view: str = "edit", *more: str) -> str:
    return reverse(f"nominations:{view}", args=[draft.pk, *more])


def sent(draft: Nomination, section: str, **fields: Any) -> dict[str, Any]:
    found = next(one for one in sections_of(draft.kind) if one.slug == section)
    return {"seen": typing.digest(typing.of(found, draft.typed))} | fields


def test_rows_come_and_go_without_a_script(browser: Client, draft: Nomination) -> None:
    posts = {"posts-TOTAL_FORMS": "1", "posts-INITIAL_FORMS": "0", "posts-0-title": "Director"}
    response = browser.post(address(draft, "edit", "posts"), sent(draft, "posts", add="posts", **posts))
    page = browser.get(response["Location"].partition("#")[0]).content.decode()
    assert 'name="posts-1-title"' in page
    draft.refresh_from_db()
    posts |= {"posts-TOTAL_FORMS": "2", "posts-1-title": "Second"}
    browser.post(address(draft, "edit", "posts"), sent(draft, "posts", remove="posts-0", **posts))
    draft.refresh_from_db()
    assert [row["title"] for row in draft.typed["posts"]] == ["Second"]


def test_rows_in_which_nobody_wrote_are_no_rows(browser: Client, draft: Nomination) -> None:
    blank = {"expertise-TOTAL_FORMS": "2", "expertise-0-level": "2", "expertise-1-level": "2"}
    fields = blank | {"expertise-1-competency": "Pay"}
    browser.post(address(draft, "edit", "expertise"), sent(draft, "expertise", **fields))
    draft.refresh_from_db()
    assert [row["competency"] for row in draft.typed["expertise"]] == ["Pay"]


def test_a_draft_becomes_no_change_of_a_record_that_its_writer_may_not_see(
    browser: Client, draft: Nomination, focal_point: User
) -> None:
    hidden = make_official("Hidden", status="hidden", status_reason="stale")
    foreign = make_official("Nguyen", country="VN")
    assert browser.post(address(draft, "same", hidden.slug)).status_code == 404
    for official, status in [(foreign, 404), (hidden, 302)]:
        assert sign_in(focal_point).post(address(draft, "same", official.slug)).status_code == status
    draft.refresh_from_db()
    assert draft.official == hidden


def test_both_versions_are_shown_to_the_second_and_saving_again_decides(
    browser: Client, draft: Nomination, focal_point: User
) -> None:
    opened = sent(draft, "person", **{"person-name": "Mine"})
    write(draft, focal_point, person={"name": "Theirs <b>"})
    response = browser.post(address(draft, "edit", "person"), opened)
    page = response.content.decode()
    assert response.status_code == 409
    assert 'value="Mine"' in page
    assert "Theirs &lt;b&gt;" in page
    seen = response.context["seen"]
    assert browser.post(address(draft, "edit", "person"), opened | {"seen": seen}).status_code == 302
    draft.refresh_from_db()
    assert draft.typed["person"]["name"] == "Mine"


def test_a_script_that_saves_is_told_so_in_json(browser: Client, draft: Nomination, focal_point: User) -> None:
    opened = sent(draft, "person", **{"person-name": "Mine"})
    response = browser.post(address(draft, "edit", "person"), opened, headers={"Accept": "application/json"})
    draft.refresh_from_db()
    assert response.json() == {"seen": sent(draft, "person")["seen"]}
    write(draft, focal_point, person={"name": "Theirs"})
    again = browser.post(
        address(draft, "edit", "person"), opened | {"person-name": "x"}, headers={"Accept": "application/json"}
    )
    assert again.status_code == 409


BAD = [
    ("person", {"person-name": "a\0b\x08"}),
    ("person", {"person-name": "n" * 100_000, "person-service_since": "9" * 5000}),
    ("person", {"person-categories": ["wizard", "\0"], "person-tier": "x' OR 1=1"}),
    ("posts", {"posts-TOTAL_FORMS": "99999999999999", "posts-0-title": "Director"}),
    ("posts", {"posts-TOTAL_FORMS": "-1"}),
    ("posts", {"posts-TOTAL_FORMS": "1", "posts-0-since": "31-31-3131", "posts-0-pk": "9" * 40}),
    ("expertise", {"expertise-TOTAL_FORMS": "1", "expertise-0-competency": "\ufffe" * 400}),
    ("languages", {"languages-TOTAL_FORMS": "1", "languages-0-language": "xx", "languages-0-level": "77"}),
]


def test_whatever_is_sent_is_told_about_and_breaks_nothing(browser: Client, draft: Nomination) -> None:
    for section, fields in BAD:
        draft.refresh_from_db()
        there = address(draft, "edit", section)
        assert browser.post(there, sent(draft, section, **fields)).status_code == 302, fields
        for page in (
            there,
            f"{there}?check=1",
            f"{there}?add=nonsense",
            address(draft, "check"),
            address(draft, "preview"),
        ):
            assert browser.get(page).status_code == 200, (page, fields)
    draft.refresh_from_db()
    assert "\0" not in json.dumps(draft.typed)


def test_a_row_of_another_record_is_nobodys(focal_point: User, official: Official, reviewer: User) -> None:
    """Whoever makes up the key of a row gets a new row, and touches no other."""
    other = add_expertise(make_official("Other"), "talent-management")
    make_competency("taxation", en="Taxation")
    change = drafting.start_change(official, by=focal_point)
    row = whole()["expertise"][0] | {"pk": str(other.pk), "competency": "Taxation"}
    write(change, focal_point, expertise=[row])
    workflow.send(change, by=focal_point)
    workflow.approve(change, by=reviewer)
    other.refresh_from_db()
    assert other.competency.slug == "talent-management"
    assert [str(one) for one in official.expertise.all()] == ["Taxation"]


def test_pages_take_as_many_queries_for_one_row_as_for_thirty(
    browser: Client, draft: Nomination, nominator: User, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    counts = []
    for number in (1, 30):
        rows = [whole()["posts"][0] | {"title": f"Post {n}", "agency": f"Agency of {n}"} for n in range(number)]
        languages = [{"pk": "", "language": "en", "level": "3", "can_teach": True}] * number
        expertise = [whole()["expertise"][0] | {"competency": f"Own words {n}"} for n in range(number)]
        draft = write(draft, nominator, posts=rows, languages=languages, expertise=expertise)
        for page in [address(draft, "edit", "posts"), address(draft, "edit", "expertise"), address(draft, "check")]:
            browser.get(page)
            with django_assert_max_num_queries(60) as context:
                browser.get(page)
            counts.append((page, len(context)))
    assert counts[:3] == counts[3:]


def test_the_preview_is_the_public_page_and_writes_nothing(
    focal_point: User, nominator: User, reviewer: User, client: Client
) -> None:
    draft = make_draft(focal_point, None)
    before = Official.objects.count(), Agency.objects.count()
    page = sign_in(focal_point).get(address(draft, "preview")).content.decode()
    assert (Official.objects.count(), Agency.objects.count()) == before
    assert "secret" not in page
    assert "19700101" not in page
    workflow.send(draft, by=focal_point)
    workflow.approve(draft, by=reviewer)
    public = client.get(Official.objects.get(name="Budi Santoso").get_absolute_url()).content.decode()
    assert body(page) == body(public)


def body(page: str) -> str:
    """What the profile shows, without who is signed in, and without what a focal point’s yes adds."""
    shown = page[page.index('<div class="sides profile">') : page.index('<div class="aside">')]
    return "\n".join(line for line in shown.splitlines() if "onfirmed" not in line)


def test_another_country_finds_nothing_of_it(draft: Nomination) -> None:
    browser = sign_in(play("focal point of Viet Nam"))
    for page in [address(draft, "edit", "person"), address(draft, "check"), address(draft, "preview")]:
        assert browser.get(page).status_code == 404
