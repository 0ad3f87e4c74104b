"""Words that countries propose for the vocabulary: listed once, decided once, told to all who asked."""

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from experts.models import Agency, CompetencyLabel, Language, Nomination, OutgoingMail, ProposedWord, User
from experts.nominations import workflow
from experts.nominations.version.lookup import Lookup
from experts.vocabulary import proposing
from tests.factories import make_agency, make_competency, make_language, make_user
from tests.nominations.versions import make_draft, whole

pytestmark = pytest.mark.django_db

OWN = {"pk": "", "level": "3", "roles": ["trainer"], "since": "", "evidence": ""}


@pytest.fixture
def agency() -> Agency:
    return make_agency("Agency A")


@pytest.fixture
def nominator(agency: Agency) -> User:
    return make_user("nominator", agency=agency, email="a@example.org")


@pytest.fixture
def focal_point() -> User:
    return make_user("focal-point", country="ID", email="id@example.org", language="id")


@pytest.fixture
def bkn() -> User:
    return make_user(email="dewi@example.org")


def draft(by: User, agency: Agency | None, *words: str) -> Nomination:
    return make_draft(by, agency, whole(expertise=[OWN | {"competency": text} for text in words]))


def listed() -> list[tuple[str, list[int]]]:
    words = ProposedWord.objects.open().order_by("pk")
    return [(word.words, [one.nomination_id for one in word.proposals.all()]) for word in words]


def test_what_a_nominator_sends_in_own_words_is_listed_for_bkn(nominator: User, agency: Agency) -> None:
    first = draft(nominator, agency, "Budget wizardry", "Talent management")
    workflow.send(first, by=nominator)
    second = draft(nominator, agency, "budget  WIZARDRY")
    workflow.send(second, by=nominator)
    assert listed() == [("Budget wizardry", [first.pk, second.pk])]
    proposing.propose(first, ["Budget wizardry", " ", "…", "x" * 151], by=nominator)
    assert listed() == [("Budget wizardry", [first.pk, second.pk])]


def test_a_focal_point_asks_for_a_word_on_the_page_that_checks(focal_point: User) -> None:
    mine = draft(focal_point, None, "Budget wizardry")
    client = Client()
    client.force_login(focal_point)
    here, there = f"/desk/nominations/{mine.pk}/check/", f"/desk/nominations/{mine.pk}/words/"
    assert there in client.get(here).text
    client.post(there, {"words": "Something else"})
    assert listed() == []
    client.post(there, {"words": "Budget wizardry"})
    assert listed() == [("Budget wizardry", [mine.pk])]
    assert there not in client.get(here).text


def test_a_synonym_is_understood_at_once_and_each_who_proposed_it_gets_one_mail(
    nominator: User, agency: Agency, focal_point: User, bkn: User
) -> None:
    nominations = [draft(by, at, "Budget wizardry") for by, at in [(nominator, agency), (nominator, agency)]]
    for nomination in nominations:
        proposing.propose(nomination, ["Budget wizardry"], by=nominator)
    proposing.propose(nominations[0], ["Budget wizardry"], by=focal_point)
    competency, word = make_competency("public-budgeting"), ProposedWord.objects.get()
    proposing.accept_as_synonym(word, competency, "Budget wizardry", make_language(), by=bkn)
    assert Lookup("ID").competency("budget wizardry") == competency.pk
    word.refresh_from_db()
    assert (word.state, word.competency, word.decided_by) == ("synonym", competency, bkn)
    mail = OutgoingMail.objects.get()
    assert (mail.recipient, "Public budgeting" in mail.text) == ("a@example.org", True)
    assert all(f"/nominations/{one.pk}/" in mail.text for one in nominations)
    with pytest.raises(ValidationError, match="just now"):
        proposing.decline(word, "No.", by=bkn)


def test_a_new_competency_is_called_as_in_the_language_and_in_english(
    nominator: User, agency: Agency, bkn: User
) -> None:
    proposing.propose(draft(nominator, agency, "Sihir anggaran"), ["Sihir anggaran"], by=nominator)
    area, indonesian = make_competency("public-finance"), make_language("id")
    made = proposing.accept_as_competency(
        ProposedWord.objects.get(), area, "Sihir anggaran", indonesian, "Budget wizardry", by=bkn
    )
    assert (made.slug, made.parent) == ("budget-wizardry", area)
    assert set(made.labels.values_list("language", "text", "is_preferred")) == {
        ("id", "Sihir anggaran", True),
        ("en", "Budget wizardry", True),
    }
    assert "new one" in OutgoingMail.objects.get().text


def test_what_is_refused_leaves_the_word_open_and_writes_no_mail(nominator: User, agency: Agency, bkn: User) -> None:
    proposing.propose(draft(nominator, agency, "Budget wizardry"), ["Budget wizardry"], by=nominator)
    word, english = ProposedWord.objects.get(), Language.objects.get(pk="en")
    with pytest.raises(ValidationError):
        proposing.decline(word, " ", by=bkn)
    with pytest.raises(ValidationError):  # another competency is called so
        proposing.accept_as_synonym(word, make_competency("taxation"), "talent MANAGEMENT", english, by=bkn)
    with pytest.raises(ValidationError):  # no letters for an address
        proposing.accept_as_competency(word, None, "ภาครัฐ", english, "ภาครัฐ", by=bkn)
    assert listed()
    assert not OutgoingMail.objects.exists()
    assert not CompetencyLabel.objects.filter(text__icontains="wizardry").exists()


def test_a_declined_word_is_answered_and_asked_again_only_by_another_nomination(
    nominator: User, agency: Agency, bkn: User
) -> None:
    first, second = draft(nominator, agency, "Wizardry"), draft(nominator, agency, "Wizardry")
    proposing.propose(first, ["Wizardry"], by=nominator)
    proposing.decline(ProposedWord.objects.get(), "Say which kind.", by=bkn)
    assert "Say which kind." in OutgoingMail.objects.get().text
    proposing.propose(first, ["Wizardry"], by=nominator)
    assert listed() == []
    proposing.propose(second, ["Wizardry"], by=nominator)
    assert listed() == [("Wizardry", [second.pk])]
