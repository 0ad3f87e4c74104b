"""A version is kept as it was typed, however incomplete; nobody overwrites another’s text without being told."""

import pytest
from django.core.exceptions import PermissionDenied

from experts.models import Agency, Document, Nomination, Official, User
from experts.nominations import drafting, workflow
from experts.nominations.transitions import TooLate
from experts.nominations.version import typed as typing
from experts.nominations.version.sections import RECORD
from tests.factories import make_agency, make_official
from tests.nominations.conftest import play
from tests.nominations.versions import make_draft, whole, world, write

pytestmark = pytest.mark.django_db
PERSON = RECORD[0]


@pytest.fixture
def agency(official: Official) -> Agency:
    found = official.posts.get().agency
    assert found
    return found


def test_a_draft_holds_what_was_typed_even_if_it_makes_no_sense(nominator: User, agency: Agency) -> None:
    draft = make_draft(nominator, agency, {})
    draft = write(draft, nominator, person={"name": "Budi", "service_since": "long ago"})
    draft.refresh_from_db()
    assert draft.typed["person"] == {"name": "Budi", "service_since": "long ago"}
    assert (draft.state, draft.name, draft.changed_by) == ("draft", "Budi", nominator)


def test_the_second_who_saves_a_section_is_told_of_the_first(nominator: User, agency: Agency) -> None:
    draft, colleague = make_draft(nominator, agency), play("focal point of Indonesia")
    seen = typing.digest(typing.of(PERSON, draft.typed))
    drafting.save(draft, PERSON, {"person": {"name": "From the first"}}, seen=seen, by=colleague)
    with pytest.raises(drafting.Conflict) as told:
        drafting.save(draft, PERSON, {"person": {"name": "From the second"}}, seen=seen, by=nominator)
    assert told.value.theirs == {"person": {"name": "From the first"}}
    assert str(colleague) in told.value.messages[0]
    draft.refresh_from_db()
    assert draft.typed["person"] == {"name": "From the first"}


def test_two_people_may_write_in_different_sections(nominator: User, agency: Agency) -> None:
    draft, colleague = make_draft(nominator, agency), play("focal point of Indonesia")
    seen = typing.digest(typing.of(PERSON, draft.typed))
    write(draft, colleague, languages=[])
    drafting.save(draft, PERSON, {"person": {"name": "Budi"}}, seen=seen, by=nominator)
    draft.refresh_from_db()
    assert (draft.typed["person"], draft.typed["languages"]) == ({"name": "Budi"}, [])


def test_nobody_writes_in_what_is_sent_but_the_focal_point_in_what_waits_for_it(
    nominator: User, focal_point: User, agency: Agency
) -> None:
    draft = make_draft(nominator, agency)
    opened = Nomination.objects.get(pk=draft.pk)
    workflow.send(draft, by=nominator)
    with pytest.raises(TooLate):
        drafting.save(opened, PERSON, {"person": {"name": "Other"}}, seen="", by=nominator)
    write(draft, focal_point, person={"name": "Mended"})
    workflow.endorse(draft, by=focal_point)
    with pytest.raises(PermissionDenied):
        write(draft, focal_point, person={"name": "Other"})


def test_a_change_begins_with_the_record_as_it_is_and_there_is_one_at_a_time(
    official: Official, focal_point: User
) -> None:
    change = drafting.start_change(official, by=focal_point)
    assert change.typed["person"]["name"] == "Sri Wahyuni"
    assert [(post["title"], post["agency"]) for post in change.typed["posts"]] == [("Director", "Agency A")]
    assert drafting.start_change(official, by=focal_point) == change


def test_a_nominator_is_not_shown_contacts_that_the_record_has(official: Official, nominator: User) -> None:
    official.contacts.create(kind="email", value="sri@secret.example")
    assert "secret" not in str(drafting.start_change(official, by=nominator).__dict__)


def test_a_draft_about_somebody_known_becomes_a_change_and_loses_nothing(
    nominator: User, focal_point: User, agency: Agency
) -> None:
    world()
    known = make_official("Budi Santosa", agency=agency, post="Director of Pay", competencies=["talent-management"])
    known.achievements.create(kind="award", title="Medal")
    draft = make_draft(nominator, agency, whole(person={"summary": ""}))
    Official.objects.filter(pk=known.pk).update(summary="As the record has it.")
    joined = drafting.join_to(draft, Official.objects.get(pk=known.pk), by=focal_point)
    assert (joined.kind, joined.official_id) == ("change", known.pk)
    assert joined.typed["person"]["name"] == "Budi Santoso"
    assert joined.typed["person"]["summary"] == "As the record has it."
    assert [post["title"] for post in joined.typed["posts"]] == ["Director of Pay", "Head of Section"]
    assert [bool(row["pk"]) for row in joined.typed["expertise"]] == [True]
    assert [row["title"] for row in joined.typed["achievements"]] == ["Medal"]


def test_a_draft_of_a_nominator_is_not_seen_by_another_agency_nor_by_bkn(nominator: User, agency: Agency) -> None:
    draft = make_draft(nominator, agency)
    seen = {
        who: Nomination.objects.visible_to(play(who)).filter(pk=draft.pk).exists()
        for who in ("nominator of B", "focal point of Viet Nam", "focal point of Indonesia", "administrator")
    }
    assert seen == {
        "nominator of B": False,
        "focal point of Viet Nam": False,
        "focal point of Indonesia": True,
        "administrator": False,
    }
    assert Document.objects.get().nomination == draft


def test_nobody_begins_a_draft_for_an_agency_or_country_of_others(nominator: User, agency: Agency) -> None:
    with pytest.raises(PermissionDenied):
        drafting.start(agency.country, agency=make_agency("Agency B"), by=nominator)
    with pytest.raises(PermissionDenied):
        drafting.start(agency.country, by=nominator)
