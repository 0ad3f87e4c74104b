"""Nominations by a spreadsheet: what becomes of its rows, and what can’t be done by it."""

from io import BytesIO

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from openpyxl import load_workbook

from experts.documents import keeping
from experts.intake import workflow as intakes
from experts.intake.export import write_export
from experts.models import (
    Contact,
    Country,
    Document,
    Intake,
    KnownAs,
    Nomination,
    NominationStep,
    Official,
    OutgoingMail,
    User,
)
from experts.models.restricted import restricted_storage
from experts.nominations import carrying, drafting, workflow
from experts.nominations.bulk import applying, archives
from tests.documents.files import picture, upload
from tests.factories import make_agency, make_competency, make_official, make_user
from tests.intake.workbooks import archive, saved
from tests.nominations.conftest import play
from tests.nominations.spreadsheets import decide, names, nominate, person, send, send_file, work

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("own_folders")]
PENDING = "This person is nominated or being changed already: that nomination stays as it is."


@pytest.fixture(autouse=True)
def reference(db: None) -> None:
    make_agency("Agency A")
    make_competency("taxation")


def states() -> list[tuple[str, str, str]]:
    return list(Nomination.objects.order_by("pk").values_list("kind", "name", "state"))


def problems(intake: Intake) -> dict[int, list[str]]:
    wrong = intake.rows.filter(kind="wrong").order_by("number")
    return {row.line: [one["reason"] for one in row.findings if one["problem"]] for row in wrong}


def lacking(intake: Intake) -> dict[str, list[str]]:
    return {row.name: row.lacks for row in intake.rows.exclude(lacks=[])}


def outcome(intake: Intake) -> tuple[int, int, int]:
    return intake.counts["sent"], intake.counts["drafts"], intake.counts["known"]


def kept_files() -> int:
    storage = restricted_storage()
    return len(storage.listdir("documents")[1]) if storage.exists("documents") else 0


def test_right_rows_are_endorsed_with_one_letter_and_one_mail(focal_point: User, reviewer: User) -> None:
    first, second = names(2)
    intake = send(focal_point, person(first), person(second), person("Wulan Tanoto", country="VN"))
    assert problems(intake) == {4: ["You can nominate people of your own country only."]}
    intake = nominate(intake, by=focal_point)
    assert states() == [("new", first, "endorsed"), ("new", second, "endorsed")]
    assert outcome(intake) == (2, 0, 0)
    assert [step.after for step in NominationStep.objects.order_by("pk")] == ["draft", "draft", "endorsed", "endorsed"]
    assert Document.objects.values_list("kind", "title").distinct().get() == ("recommendation", "letter")
    assert kept_files() == 2  # the letter, and the picture of its page
    assert not Official.objects.exists()
    assert OutgoingMail.objects.values_list("recipient", "subject").get() == (
        reviewer.email,
        "Please decide: 2 nominations",
    )


def test_a_shared_letter_stays_while_it_proves_another(
    focal_point: User, django_capture_on_commit_callbacks: object
) -> None:
    nominate(send(focal_point, *map(person, names(2))), by=focal_point, sends=False)
    for left in (2, 0):
        with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
            keeping.remove(Document.objects.order_by("pk")[0], by=focal_point)
        assert kept_files() == left


def test_what_lacks_something_stays_a_draft_and_says_what(focal_point: User) -> None:
    first, second = names(2)
    intake = nominate(send(focal_point, person(first), person(second, category="academic")), by=focal_point)
    assert states() == [("new", first, "endorsed"), ("new", second, "draft")]
    evidence = "An academic shows a publication: add one, or a certificate among the documents."
    assert lacking(intake) == {second: [evidence]}
    assert outcome(intake) == (1, 1, 0)


def test_all_of_them_can_stay_drafts_that_can_be_written_on(focal_point: User) -> None:
    row = {"name": names(1)[0], "agency": "Ministry of Wonders", "position": "Head"}
    intake = send(focal_point, row)
    intakes.answer(intake, {})  # a new agency
    intake = nominate(work(intake), by=focal_point, sends=False)
    assert outcome(intake) == (0, 1, 0)
    typed = Nomination.objects.get().typed
    assert [(post["title"], post["agency"], post["is_primary"]) for post in typed["posts"]] == [
        ("Head", "Ministry of Wonders", True)
    ]
    assert typed["basis"]["reference"] == "Decree 12/2026"
    assert not OutgoingMail.objects.exists()


def test_somebody_of_the_pool_is_changed_and_nothing_else_of_the_record(focal_point: User, reviewer: User) -> None:
    first, second, third = names(3)
    for name in (first, second, third):
        make_official(name, agency=make_agency("Agency A"), rank_title="Rank one", summary="As it is.")
    rows = [{"name": first, "rank": "Rank two"}, {"name": second, "rank": "Rank one"}]
    rows.append({"name": third, "reference number": "12-34"})  # which nobody nominates
    intake = nominate(send(focal_point, *rows), by=focal_point)
    nomination = Nomination.objects.get()
    assert (nomination.kind, str(nomination.official), nomination.state) == ("change", first, "endorsed")
    assert outcome(intake) == (1, 0, 0)
    assert intake.counts["unchanged"] == 2
    workflow.approve(nomination, by=reviewer)
    record = Official.objects.get(name=first)
    assert (record.rank_title, record.summary, record.posts.count()) == ("Rank two", "As it is.", 1)


def test_a_nominator_proposes_changes_of_who_is_on_the_desk(nominator: User) -> None:
    official = make_official(names(1)[0], agency=make_agency("Agency A"))
    Contact.objects.create(official=official, kind="phone", value="+62 21")
    intake = send(nominator, {"name": official.name, "rank": "Rank two"}, agency=make_agency("Agency A"))
    nominate(intake, by=nominator)
    nomination = Nomination.objects.get()
    assert (nomination.kind, nomination.state, nomination.agency) == ("change", "proposed", make_agency("Agency A"))
    assert "+62" not in str([nomination.base, nomination.typed, nomination.proposed])


def test_an_export_that_is_changed_and_sent_back_changes_just_that(focal_point: User) -> None:
    first, second = names(2)
    for name in (first, second):
        official = make_official(name, agency=make_agency("Agency A"), competencies=["taxation"], summary="As it is.")
        Contact.objects.create(official=official, kind="phone", value="+62 21")
    file = BytesIO()
    write_export(Official.objects.order_by("pk"), "en", file, restricted=True)
    book = load_workbook(file)
    sheet = book["People"]
    place = [cell.value for cell in sheet[1]].index("Summary in English") + 1
    row = next(row for row in range(2, sheet.max_row + 1) if second in [cell.value for cell in sheet[row]])
    sheet.cell(row, place).value = "Better."
    nominate(send_file(focal_point, saved(book), "out.xlsx"), by=focal_point)
    nomination = Nomination.objects.get()
    assert (str(nomination.official), nomination.state) == (second, "endorsed")
    assert [(one.key, one.before, one.after) for one in carrying.changes(nomination)] == [
        ("summary", "As it is.", "Better.")
    ]


def test_who_is_nominated_already_is_told_and_left_as_it_is(focal_point: User) -> None:
    known, changed, new = names(3)
    drafting.start(focal_point_country(focal_point), by=focal_point, typed={"person": {"name": known.upper()}})
    drafting.start_change(make_official(changed), by=focal_point)
    intake = send(focal_point, person(known), {"name": changed, "rank": "JPT Madya"}, person(new))
    remarks = [row.name for row in intake.rows.order_by("number") if PENDING in str(row.findings)]
    assert remarks == [known, changed]
    intake = nominate(intake, by=focal_point)
    assert lacking(intake) == {known: [PENDING], changed: [PENDING]}
    assert outcome(intake) == (1, 0, 2)
    assert Nomination.objects.count() == 3


def test_somebody_of_a_like_name_is_looked_at_before_it_is_sent(focal_point: User) -> None:
    country = focal_point_country(focal_point)
    drafting.start(country, by=focal_point, typed={"person": {"name": "Bambang Hartono"}})
    intake = nominate(send(focal_point, person("Bambang Hartonno"), person(names(1)[0])), by=focal_point)
    assert [state for _kind, _name, state in states()] == ["draft", "draft", "endorsed"]
    assert lacking(intake) == {
        "Bambang Hartonno": [
            "Somebody of a like name is nominated already: this stays a draft until you have looked at both."
        ]
    }


def focal_point_country(user: User) -> Country:
    return Country.objects.get(pk=next(iter(user.focal_countries)))


def test_the_same_file_twice_nominates_nobody_twice(focal_point: User) -> None:
    rows = [person(name) for name in names(2)]
    nominate(send(focal_point, *rows), by=focal_point)
    assert outcome(nominate(send(focal_point, *rows), by=focal_point)) == (0, 0, 2)
    assert Nomination.objects.count() == 2


def test_a_worker_that_is_killed_leaves_nothing_and_does_all_of_it_later(
    focal_point: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    intake = send(focal_point, *map(person, names(2)))
    decide(intake, by=focal_point)
    with monkeypatch.context() as patch:
        patch.setattr(applying, "remember", _killed)
        with pytest.raises(KeyboardInterrupt):
            work(intake)
    assert (Nomination.objects.count(), OutgoingMail.objects.count(), Document.objects.count()) == (0, 0, 0)
    assert outcome(work(intake)) == (2, 0, 0)
    assert work(intake).state == "done"
    assert Nomination.objects.count() == 2


def _killed(*args: object, **kwargs: object) -> None:
    raise KeyboardInterrupt


def test_a_nominator_proposes_for_the_agency(nominator: User, focal_point: User) -> None:
    agency = make_agency("Agency A")
    intake = nominate(send(nominator, person(names(1)[0]), agency=agency), by=nominator)
    assert Nomination.objects.values_list("state", "agency").get() == ("proposed", agency.pk)
    assert OutgoingMail.objects.get().recipient == focal_point.email
    assert outcome(intake) == (1, 0, 0)


def test_a_nominator_learns_nothing_of_records_of_others(nominator: User) -> None:
    """Neither what a hidden record holds, nor by a question who is alike."""
    hidden, alike = (
        make_official("Hidden Person", status="hidden", status_reason="other", rank_title="Secret"),
        "Hiden Person",
    )
    assert hidden.status == "hidden"
    rows = [{"name": "Hidden Person", "rank": "JPT Madya"}, person(alike)]
    intake = send(nominator, *rows, agency=make_agency("Agency A"))
    reason = "This person is known to the pool, but is not on your desk. Ask your focal point or BKN."
    assert problems(intake) == {2: [reason]}
    assert not intake.questions.exists()
    assert "Secret" not in str(list(intake.rows.values()))


def test_what_a_country_answers_is_remembered_for_that_country(focal_point: User) -> None:
    intake = send(focal_point, person(names(1)[0], competency="juggling"))
    question = intake.questions.get()
    intakes.answer(intake, {question.pk: ("means", "taxation")})
    intake = nominate(work(intake), by=focal_point)
    assert outcome(intake) == (1, 0, 0)
    assert KnownAs.objects.values_list("value", "country", "target").get() == ("juggling", "ID", "taxation")
    vietnamese = make_user("focal-point", country="VN")
    theirs = send(vietnamese, person(names(1)[0], competency="juggling"))
    assert theirs.questions.filter(kind="competency").exists()
    assert send(focal_point, person(names(2)[1], competency="juggling")).state == "ready"


def test_whoever_may_no_longer_nominate_does_not(focal_point: User) -> None:
    intake = send(focal_point, person(names(1)[0]))
    decide(intake, by=focal_point)
    focal_point.memberships.all().delete()
    with pytest.raises(PermissionDenied):
        work(intake)
    intake.refresh_from_db()
    assert intake.state == "failed"
    assert not Nomination.objects.exists()


def test_letters_find_their_people_by_name_or_row(focal_point: User) -> None:
    first, second, third = names(3)
    content = archive(
        {
            f"letters/Dr. {first.upper()}, S.H..png": picture(),
            "3.png": picture(colour="blue"),
            "Nobody.png": picture(),
            "__MACOSX/._3.png": "rubbish",
            "nested.zip": archive({"a.png": picture()}),
        }
    )
    intake = nominate(
        send(focal_point, *map(person, (first, second, third))), by=focal_point, letter=content, name="l.zip"
    )
    assert states() == [("new", first, "endorsed"), ("new", second, "endorsed"), ("new", third, "draft")]
    assert lacking(intake) == {third: ["Add the letter of recommendation."]}
    assert {name for name, _reason in intake.counts["letters_left"]} == {"Nobody.png", "nested.zip"}


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (archive({f"{number}.png": b"" for number in range(501)}), "The ZIP holds too much"),
        (archive({"bomb.png": bytes(201_000_000)}), "The ZIP holds too much"),
        (b"PK\x03\x04 and no more", "The ZIP is damaged"),
        (b"neither", "This is neither a PDF nor"),
    ],
    ids=["many", "bomb", "damaged", "other"],
)
def test_letters_that_can_not_be_are_refused_at_once(content: bytes, told: str) -> None:
    with pytest.raises(ValidationError, match=told):
        archives.check_letters(upload(content, "letters.zip"))


def test_the_desk_sees_only_its_own_spreadsheets(focal_point: User, nominator: User) -> None:
    of_agency = send(nominator, person(names(1)[0]), agency=make_agency("Agency A"))
    of_country = send(focal_point, person(names(1)[0]))
    seen = {who: set(Intake.objects.visible_to(play(who))) for who in ("focal point of Viet Nam", "nominator of B")}
    assert seen == {"focal point of Viet Nam": set(), "nominator of B": set()}
    assert set(Intake.objects.visible_to(nominator)) == {of_agency}
    assert set(Intake.objects.visible_to(focal_point)) == {of_agency, of_country}
    assert not Intake.objects.for_the_pool().exists()
