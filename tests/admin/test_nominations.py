"""Deciding on what countries ask for, at BKN’s desk."""

import re
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode

from experts.models import Claim, Document, Membership, Nomination, NominationStep, Official, OutgoingMail, User
from experts.models.claim import LASTS
from experts.nominations import drafting, workflow
from tests.admin.conftest import CAST, sign_in
from tests.admin.rows import address
from tests.admin.test_queries import MOST, furnish, queries_of
from tests.documents.files import pdf, upload
from tests.factories import make_agency, make_nomination, make_official, make_user
from tests.nominations.enclosing import enclose, make_new
from tests.nominations.versions import make_draft, whole


@pytest.fixture
def focal_point(db: None) -> User:
    return make_user("focal-point", country="ID", email="fitri@example.org", name="Fitri Handayani")


@pytest.fixture
def endorsed(focal_point: User) -> Nomination:
    return make_nomination(make_official("Sri Wahyuni"), state="endorsed", by=focal_point)


def decide(client: Client, nomination: Nomination, action: str, note: str = "") -> Any:
    there = address(Nomination, "decide", nomination.pk, action)
    return client.post(there, {"note": note}, follow=True)


def state_of(nomination: Nomination) -> tuple[str, str]:
    nomination.refresh_from_db()
    return nomination.state, nomination.official.status


def test_the_page_shows_what_is_asked_and_its_history_and_leads_to_the_record(
    reviewer: Client, endorsed: Nomination
) -> None:
    page = reviewer.get(address(Nomination, "change", endorsed.pk)).text
    assert "Retired in May." in page
    assert "Fitri Handayani" in page
    assert address(Official, "change", endorsed.official_id) in page
    for action in ["approve", "return", "decline"]:
        assert address(Nomination, "decide", endorsed.pk, action) in page
    assert 'name="_save"' not in page


@pytest.mark.parametrize(
    ("action", "note", "after"),
    [
        ("approve", "", ("approved", "withdrawn")),
        ("return", "Since when?", ("returned", "published")),
        ("decline", "She works still.", ("declined", "published")),
    ],
)
def test_a_decision_on_the_page_leads_to_the_next_one(
    reviewer: Client, endorsed: Nomination, focal_point: User, action: str, note: str, after: tuple[str, str]
) -> None:
    following = make_nomination(make_official("Budi Santoso"), state="endorsed", by=focal_point)
    there = address(Nomination, "decide", endorsed.pk, action)
    assert reviewer.get(there).url == address(Nomination, "change", endorsed.pk)  # whoever had to sign in first
    answer = decide(reviewer, endorsed, action, note)
    assert answer.redirect_chain[-1][0] == address(Nomination, "change", following.pk)
    assert "Removal: Sri Wahyuni – " in answer.text
    assert state_of(endorsed) == after
    assert OutgoingMail.objects.get().recipient == "fitri@example.org"
    assert decide(reviewer, following, "approve").redirect_chain[-1][0] == address(Nomination, "changelist")


def test_next_and_previous_are_those_of_the_list_one_came_from(reviewer: Client, focal_point: User) -> None:
    names = ["Ani", "Budi", "Citra"]
    rows = [make_nomination(make_official(name), "renewal", by=focal_point) for name in names]
    listed = urlencode({"_changelist_filters": "state__exact=proposed&o=-1"})
    page = reviewer.get(address(Nomination, "change", rows[1].pk) + f"?{listed}")
    place = page.context["place"]
    assert (place.previous, place.number, place.of, place.next) == (rows[2].pk, 2, 3, rows[0].pk)
    assert f"{address(Nomination, 'change', rows[0].pk)}?{listed}".replace("&", "&amp;") in page.text
    for nonsense in ["p=x&state__exact=no", "kind__exact=%00", "claimed=1", "waits=-1"]:
        there = address(Nomination, "change", rows[1].pk) + "?" + urlencode({"_changelist_filters": nonsense})
        assert reviewer.get(there).context["place"].of == 0  # nothing waits for BKN


@pytest.mark.parametrize("action", ["return", "decline"])
def test_a_refusal_needs_a_reason(reviewer: Client, endorsed: Nomination, action: str) -> None:
    assert "Say why" in decide(reviewer, endorsed, action, " ").text
    assert state_of(endorsed) == ("endorsed", "published")


def test_what_is_ticked_goes_back_with_the_note_and_stays_ticked_until_it_says_why(
    reviewer: Client, focal_point: User
) -> None:
    draft = make_draft(focal_point, None)
    workflow.send(draft, by=focal_point)
    there = address(Nomination, "decide", draft.pk, "return")
    page = reviewer.post(there, {"note": "", "mend": ["person-name", "posts-0"]}).text
    assert "Say why" in page
    assert {"person-name", "posts-0"} == set(re.findall(r'value="([a-z0-9-]+)"\s+checked', page))
    assert "has changed meanwhile" in reviewer.post(there, {"note": "x", "mend": ["posts-9"]}).text
    reviewer.post(there, {"note": "Look again.", "mend": ["person-name", "posts-0"]})
    told = OutgoingMail.objects.latest("pk").text
    assert "Person · Name: Budi Santoso" in told
    assert "Posts · Post 1: Director of Pay, Agency A" in told


def test_of_a_scan_that_can_t_be_read_only_the_file_is_asked_for_again(
    reviewer: Client, focal_point: User, own_folders: Path
) -> None:
    draft = make_draft(focal_point, None, letter=False)
    document = enclose(draft, name="Surat.pdf")
    workflow.send(draft, by=focal_point)
    reviewer.post(address(Nomination, "unreadable", draft.pk, document.pk))
    assert "The scan can’t be read: Surat" in OutgoingMail.objects.latest("pk").text
    theirs = sign_in(focal_point)
    page = theirs.get(reverse("nominations:nomination", args=[draft.pk])).text
    replace = reverse("nominations:replace_document", args=[draft.pk, document.pk])
    assert f'action="{replace}"' in page
    assert "Replace and send" in page
    assert "Choose the file." in theirs.post(replace).text
    theirs.post(replace, {"file": upload(pdf(), name="Better.pdf")})
    draft.refresh_from_db()
    assert draft.state == "endorsed"
    assert [(str(one), one.kind) for one in draft.documents.all()] == [("Better", "recommendation")]
    assert theirs.post(replace, {"file": upload(pdf())}).status_code == 404


def test_whoever_else_is_at_it_is_told_of_and_can_be_followed_with_one_click(
    desk: Client, reviewer: Client, endorsed: Nomination
) -> None:
    there, page = address(Nomination, "claim", endorsed.pk), address(Nomination, "change", endorsed.pk)
    desk.post(there)
    assert "Dewi Lestari is at work on it" in reviewer.get(page).text
    assert "Dewi Lestari" in reviewer.get(address(Nomination, "changelist")).text
    assert "Take it over first" in decide(reviewer, endorsed, "approve").text
    assert "Somebody was quicker" in reviewer.post(there, follow=True).text  # who saw no claim yet
    by = str(User.objects.get(name="Dewi Lestari").pk)
    assert address(Nomination, "decide", endorsed.pk, "approve") in reviewer.post(there, {"over": by}, follow=True).text
    assert "is at work on it" in desk.get(page).text
    Claim.objects.update(at=timezone.now() - LASTS)
    assert "is at work on it" not in desk.get(page).text
    decide(reviewer, endorsed, "approve")
    assert state_of(endorsed)[0] == "approved"
    assert not Claim.objects.exists()
    assert "Dewi Lestari" in desk.get(address(Nomination, "history", endorsed.pk)).text


def test_two_of_one_person_stand_side_by_side_and_become_one(reviewer: Client, focal_point: User) -> None:
    first = make_draft(focal_point, None)
    second = make_draft(focal_point, None, whole(person={"name": "Budi Santosa"}))
    for draft in (first, second):
        workflow.send(draft, by=focal_point)
    page = reviewer.get(address(Nomination, "change", first.pk))
    assert page.context["beside"].one == second
    part = next(one for one in page.context["comparison"].parts if one.section.slug == "person")
    assert [(line.what, line.left, line.right, line.state) for line in part.changed] == [
        ("Name", "Budi Santosa", "Budi Santoso", "changed")
    ]
    there = address(Nomination, "join", first.pk, second.pk)
    answer = reviewer.post(there, {"goes_on": str(second.pk)}, follow=True)
    assert answer.redirect_chain[-1][0] == address(Nomination, "change", second.pk)
    first.refresh_from_db()
    assert (first.state, first.joined_to) == ("joined", second)
    assert address(Nomination, "change", first.pk) in answer.text


def test_several_are_approved_at_once_and_of_the_others_one_reads_why(
    reviewer: Client, desk: Client, focal_point: User, endorsed: Nomination
) -> None:
    claimed = make_nomination(make_official("Citra"), state="endorsed", by=focal_point)
    desk.post(address(Nomination, "claim", claimed.pk))
    new = make_draft(focal_point, None)
    workflow.send(new, by=focal_point)
    waits = make_nomination(make_official("Eka"), by=focal_point)
    marked = {"action": "approve_several", "_selected_action": [one.pk for one in (endorsed, claimed, new, waits)]}
    there = address(Nomination, "changelist") + "?state__exact=all"
    assert "Approve them all?" in reviewer.post(there, marked).text
    assert state_of(endorsed)[0] == "endorsed"
    page = reviewer.post(there, marked | {"decide": "yes"}, follow=True).text
    assert "1 nomination approved." in page
    assert "3 nominations are not approved" in page
    for why in ["Dewi Lestari is at work on it.", "read and approved one by one", "It doesn’t wait for you"]:
        assert why in page
    assert state_of(endorsed) == ("approved", "withdrawn")
    assert {claimed.state, Nomination.objects.get(pk=new.pk).state, waits.state} == {"endorsed", "proposed"}


@pytest.mark.parametrize("language", ["en", "id"])
def test_the_page_asks_as_often_however_much_it_shows(reviewer: Client, focal_point: User, language: str) -> None:
    official = make_official("Sri Wahyuni", agency=make_agency("Agency A"))
    change, new = drafting.start_change(official, by=focal_point), make_draft(focal_point, None)
    workflow.send(new, by=focal_point)
    Nomination.objects.filter(pk=change.pk).update(state="returned", answer="x")
    reviewer.cookies["language"] = language

    def asked() -> list[int]:
        return [queries_of(reviewer, address(Nomination, "change", pk)) for pk in (change.pk, new.pk)]

    def add(numbers: range) -> None:
        furnish(official, numbers)
        for number in numbers:
            make_official(f"Budi Santoso {number}")
            Document.objects.create(nomination=new, kind="other", file=f"documents/{number}.pdf", by=focal_point)
            NominationStep.objects.create(nomination=new, by=focal_point, before="endorsed", after="endorsed")
            workflow.send(make_draft(focal_point, None), by=focal_point)

    add(range(1))
    reviewer.get(address(Nomination, "change", new.pk))
    with_one = asked()
    add(range(1, 8))
    with_many = asked()
    assert [many <= one <= MOST for one, many in zip(with_one, with_many, strict=True)] == [True, True], (
        with_one,
        with_many,
    )


def test_whoever_endorsed_it_has_no_button_and_is_refused(focal_point: User, endorsed: Nomination) -> None:
    Membership.objects.create(user=focal_point, role="administrator")
    both = sign_in(focal_point)
    page = both.get(address(Nomination, "change", endorsed.pk)).text
    assert address(Nomination, "decide", endorsed.pk, "approve") not in page
    assert decide(both, endorsed, "approve").status_code == 403
    assert state_of(endorsed) == ("endorsed", "published")


def test_the_second_to_decide_is_told(desk: Client, reviewer: Client, endorsed: Nomination) -> None:
    decide(reviewer, endorsed, "approve")
    assert "Somebody was quicker" in decide(desk, endorsed, "approve").text


def test_what_waits_for_the_focal_point_is_not_bkn_s_to_decide(reviewer: Client, focal_point: User) -> None:
    proposed = make_nomination(by=focal_point)
    assert decide(reviewer, proposed, "endorse").status_code == 403
    assert decide(reviewer, proposed, "nonsense").status_code == 404
    assert state_of(proposed)[0] == "proposed"


def test_the_page_shows_the_documents_as_pictures_of_their_pages(
    reviewer: Client, focal_point: User, own_folders: Path
) -> None:
    nomination = make_new(focal_point, state="proposed")
    document = enclose(nomination, pdf(), name="Letter.pdf")
    page = reviewer.get(address(Nomination, "change", nomination.pk)).text
    picture = reverse("nominations:document_page", args=[nomination.pk, document.pk, 1])
    assert f'<img src="{picture}"' in page
    assert reviewer.get(picture).getvalue().startswith(b"RIFF")
    original = reverse("nominations:original", args=[nomination.pk, document.pk])
    assert f'href="{original}"' in page
    assert reviewer.get(original).getvalue() == pdf()


@pytest.mark.parametrize("who", CAST)
def test_others_get_nowhere(browser_of: Callable[[str], Client], who: str) -> None:
    nomination = make_nomination(state="endorsed", by=make_user("focal-point", country="TH"))
    browser = browser_of(who)
    for there in [
        address(Nomination, "change", nomination.pk),
        address(Nomination, "decide", nomination.pk, "approve"),
        address(Nomination, "claim", nomination.pk),
    ]:
        for response in [browser.get(there), browser.post(there, {"note": ""})]:
            assert (response.status_code, response.url.partition("?")[0]) == (302, "/admin/login/")
    assert state_of(nomination)[0] == "endorsed"


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("", {"Sri", "Nguyen"}),
        ("state__exact=endorsed", {"Sri", "Nguyen"}),
        ("state__exact=open", {"Sri", "Budi", "Nguyen"}),
        ("state__exact=all&kind__exact=renewal", {"Budi"}),
        ("waits=7", {"Nguyen"}),
        ("claimed=me", {"Sri"}),
        ("claimed=nobody", {"Nguyen"}),
        ("claimed=others", set()),
        ("country__code__exact=VN", {"Nguyen"}),
        ("q=budi", {"Budi"}),
    ],
)
def test_filters(desk: Client, focal_point: User, query: str, shown: set[str]) -> None:
    sri = make_nomination(make_official("Sri"), state="endorsed", by=focal_point)
    desk.post(address(Nomination, "claim", sri.pk))
    make_nomination(make_official("Budi"), "renewal", by=focal_point)
    long_ago = timezone.now() - timedelta(days=8)
    make_nomination(make_official("Nguyen", country="VN"), state="endorsed", by=focal_point, endorsed_at=long_ago)
    page = desk.get(address(Nomination, "changelist") + "?" + query)
    assert {row.official.name for row in page.context["cl"].result_list} == shown


def test_an_administrator_s_page_leads_where_nobody_may_edit(desk: Client, endorsed: Nomination) -> None:
    assert desk.post(address(Nomination, "change", endorsed.pk), {"state": "approved"}).status_code == 403
    assert state_of(endorsed) == ("endorsed", "published")
