"""The way of a spreadsheet from the upload to the pool: what it waits for, and what is remembered."""

from typing import Any

import pytest
from django.core.files.storage import storages
from pghistory.models import Events

from experts.intake import workflow
from experts.intake.outcome import UnreadableError
from experts.models import Agency, Country, Intake, IntakeQuestion, KnownAs, Official
from tests.factories import make_agency, make_official, make_user
from tests.intake.conftest import Send, take_in, work
from tests.intake.files import as_csv, person

pytestmark = pytest.mark.django_db

Answer = IntakeQuestion.Answer


def told(intake: Intake) -> list[tuple[str, str]]:
    return list(intake.rows.values_list("name", "kind"))


# --- Columns ---


def test_a_file_whose_columns_are_known_by_name_is_checked_at_once(send: Send) -> None:
    intake = send(as_csv(person()))
    assert (intake.state, intake.counts["new"], told(intake)) == ("ready", 1, [("Sri Wahyuni", "new")])
    assert not Official.objects.exists()


def test_an_unknown_column_waits_for_somebody_with_a_guess(send: Send) -> None:
    intake = send("Nama Pejabat (tanpa gelar),Negara,Sepatu\nSri Wahyuni,ID,41\n")
    assert intake.state == "mapping"
    assert intake.tables[0]["fields"] == ["name", "country", ""]
    assert intake.tables[0]["samples"] == [["Sri Wahyuni", "ID", "41"]]


def test_what_columns_mean_is_asked_once_of_a_country(send: Send) -> None:
    text = "Siapa;Sepatu;Ahli\nSri Wahyuni;41;Talent management, Career management\n"
    intake = send(text, country="ID")
    (table,) = intake.tables
    table |= {"fields": ["name", "", "competencies"], "separators": ["", "", ","]}
    workflow.map_columns(intake, [table], country=intake.country)
    assert (work(intake).state, intake.counts["new"]) == ("ready", 1)
    assert (send(text, country="ID").state, send(text, country="MY").state) == ("ready", "mapping")
    assert [len(row.draft["expertise"]) for row in intake.rows.all()] == [2]


def test_the_columns_are_told_anew(send: Send) -> None:
    intake = send(as_csv(person()))
    workflow.remap(intake)
    assert (intake.state, intake.tables[0]["fields"]) == ("mapping", ["country", "name", "position"])


def test_columns_without_a_name_or_a_country_are_refused(send: Send) -> None:
    intake = send("Siapa\nSri Wahyuni\n")
    (table,) = intake.tables
    with pytest.raises(UnreadableError, match="no column for the country"):
        workflow.map_columns(intake, [table | {"fields": ["name"]}], country=None)
    workflow.map_columns(intake, [table | {"fields": ["name"]}], country=Country.objects.get(code="ID"))
    assert work(intake).state == "ready"


def test_what_cannot_be_read_is_refused_in_words(send: Send) -> None:
    intake = send("")
    assert (intake.state, intake.message) == ("refused", "The file is empty.")


# --- Questions ---


def test_each_unknown_value_is_asked_once_with_what_it_may_mean(send: Send) -> None:
    make_agency("Ministry of Wonders", "ID", acronym="MOW")
    rows = [person(f"Person {letter}", agency="Ministry of Wonder") for letter in "ABC"]
    intake = send(as_csv(*rows, person(competencies="Talent managment")))
    asked = {question.value: question for question in intake.questions.all()}
    assert (intake.state, set(asked)) == ("asking", {"Ministry of Wonder", "Talent managment"})
    assert (asked["Ministry of Wonder"].rows, asked["Ministry of Wonder"].line) == (3, 2)
    assert asked["Ministry of Wonder"].candidates[0]["label"] == "Ministry of Wonders (MOW)"
    assert asked["Talent managment"].candidates[0]["key"] == "talent-management"


def test_answers_are_followed_and_remembered(send: Send) -> None:
    known = make_agency("Ministry of Wonders", "ID")
    text = as_csv(
        person(agency="Kemajaiban", competencies="Ilmu SDM; Sulap"), person("Budi Raharjo", agency="Badan Baru")
    )
    intake = send(text)
    answers = {
        "Kemajaiban": (Answer.MEANS, known.slug),
        "Badan Baru": (Answer.NEW, ""),
        "Ilmu SDM": (Answer.MEANS, "talent-management"),
        "Sulap": (Answer.SKIP, ""),
    }
    workflow.answer(intake, {one.pk: answers[one.value] for one in intake.questions.all()})
    assert (work(intake).state, intake.counts["wrong"]) == ("ready", 0)
    assert not KnownAs.objects.exists()
    take_in(intake)
    official = Official.objects.get(name="Sri Wahyuni")
    assert official.posts.get().agency == known
    assert [one.competency.slug for one in official.expertise.all()] == ["talent-management"]
    assert not Agency.objects.get(name="Badan Baru").is_confirmed
    assert set(KnownAs.objects.values_list("value", "target")) == {
        ("Kemajaiban", known.slug),
        ("Ilmu SDM", "talent-management"),
        ("Sulap", ""),
    }
    assert send(text).state == "ready"


def test_without_an_answer_an_agency_is_new_and_other_rows_stay_wrong(send: Send) -> None:
    intake = send(as_csv(person(agency="Badan Baru"), person("Budi Raharjo", competencies="Sulap")))
    workflow.answer(intake, {})
    assert (work(intake).state, told(intake)) == ("ready", [("Sri Wahyuni", "new"), ("Budi Raharjo", "wrong")])
    assert [agency["name"] for agency in intake.agencies] == ["Badan Baru"]


def test_somebody_who_may_be_known_is_asked_about(send: Send) -> None:
    known = make_official("Sri Wahyuni Ningsih", published=False)
    intake = send(as_csv(person("Sri Wahjuni Ningsih", summary="New.")))
    question = intake.questions.get()
    assert (intake.state, question.kind, question.value) == ("asking", "person", "Sri Wahjuni Ningsih")
    (candidate,) = question.candidates
    assert candidate["key"] == f"official:{known.pk}"
    assert "Sri Wahyuni Ningsih · Director" in candidate["label"]
    workflow.answer(intake, {question.pk: (Answer.MEANS, candidate["key"])})
    take_in(work(intake))
    known.refresh_from_db()
    assert (known.summary, known.name, Official.objects.count()) == ("New.", "Sri Wahyuni Ningsih", 1)


def test_two_rows_may_be_one_person(send: Send) -> None:
    intake = send(as_csv(person("Djoko Soesilo"), person("Joko Susilo", position="Chair")))
    question = intake.questions.get()
    assert question.candidates == [{"key": "row:1", "label": "Djoko Soesilo · row 2 of this file"}]
    workflow.answer(intake, {question.pk: (Answer.MEANS, "row:1")})
    take_in(work(intake))
    assert Official.objects.get().posts.count() == 2


# --- The yes ---


def test_what_is_taken_in_is_what_was_shown_by_whom_it_was_and_the_file_is_gone(send: Send) -> None:
    intake, by = send(as_csv(person(summary="Knows budgets."))), make_user("administrator")
    workflow.apply(intake, digest=intake.digest, only_right=False, by=by, reference="Decree 1/2026")
    work(intake)
    official = Official.objects.get()
    assert (official.summary, official.status, official.legal_basis_reference) == (
        "Knows budgets.",
        "published",
        "Decree 1/2026",
    )
    assert (intake.state, intake.counts["published"], bool(intake.file)) == ("done", 1, False)
    assert storages["restricted"].listdir("intake") == ([], [])
    contexts = {(one.pgh_context["intake"], one.pgh_context["user"]) for one in Events.objects.tracks(official)}
    assert contexts == {(intake.pk, by.pk)}


def test_a_yes_to_another_preview_is_none(send: Send) -> None:
    intake = send(as_csv(person()))
    with pytest.raises(workflow.NotNowError, match="Look again"):
        workflow.apply(intake, digest="what was shown before", only_right=False, by=None)


def test_wrong_rows_are_left_out_only_when_that_was_said(send: Send) -> None:
    intake = send(as_csv(person(), person("Budi Raharjo", as_of="soon")))
    with pytest.raises(workflow.NotNowError, match="Some rows are wrong"):
        workflow.apply(intake, digest=intake.digest, only_right=False, by=None)
    take_in(intake, only_right=True)
    assert Official.objects.get().name == "Sri Wahyuni"


def test_nothing_is_done_twice_or_out_of_turn(send: Send) -> None:
    intake = take_in(send(as_csv(person())))
    for step in [
        lambda: workflow.apply(intake, digest=intake.digest, only_right=False, by=None),
        lambda: workflow.answer(intake, {}),
        lambda: workflow.remap(intake),
        lambda: workflow.again(intake),
        lambda: workflow.map_columns(intake, [], country=None),
    ]:
        with pytest.raises(workflow.NotNowError):
            step()
    with pytest.raises(workflow.NotNowError, match="discarded"):
        workflow.discard(intake)
    assert work(intake).state == "done"
    assert Official.objects.count() == 1


def test_a_discarded_file_leaves_nothing(send: Send, django_capture_on_commit_callbacks: Any) -> None:
    intake = send(as_csv(person()))
    with django_capture_on_commit_callbacks(execute=True):
        workflow.discard(intake)
    assert not Intake.objects.exists()
    assert storages["restricted"].listdir("intake") == ([], [])


def test_what_the_database_refuses_is_told_and_can_be_tried_again(send: Send) -> None:
    make_official("Somebody invented", external_id="A-1", is_demonstration=True)
    intake = take_in(send(as_csv(person(id="A-1"))))
    assert (intake.state, "external_id_once_in_a_country" in intake.message) == ("failed", True)
    Official.objects.all().update(external_id="")
    workflow.again(intake)
    assert work(intake).state == "ready"
    assert take_in(intake).state == "done"
