"""What must never be public is planted, and looked for in everything that the public can get."""

from datetime import date, timedelta

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from django.utils import timezone

from experts.models import (
    Contact,
    Correction,
    Document,
    Evaluation,
    ListedQuestion,
    Membership,
    Official,
    OutgoingMail,
    OwnLink,
    OwnWord,
    PersonalRecord,
    RequestMessage,
)
from tests.accounts.inviting import make_invitation
from tests.directory.everything import fragment_paths, make_full_official, public_paths
from tests.factories import (
    make_correction,
    make_intake,
    make_nomination,
    make_official,
    make_question,
    make_request,
    make_row_of,
    make_user,
)

RESTRICTED = [
    "planted-identity-317",
    "planted note",
    "planted@example.org",
    "+62 811 317 317",
    "planted title of a document",
    "planted-proof",
    "planted-external-id",
    "confirmer@example.org",
    "Confirmer Planted",
    "planted correction",
    "planted grounds",
    "planted answer",
    "planted-reader@example.org",
    "Planted Reader",
    "planted mail",
    "planted spreadsheet",
    "planted row",
    "planted word",
    "planted-invited@example.org",
    "Invited Planted",
    "planted nomination",
    "planted refusal",
    "planted own words",
    "planted-asked@example.org",
    "planted-typed@example.org",
    "planted need",
    "planted-requester@example.org",
    "Requester Planted",
    "planted message",
    "planted evaluation",
]
UNSEEN = {"draft": "Unseen Draft", "hidden": "Unseen Hidden", "withdrawn": "Unseen Withdrawn"}


@pytest.fixture
def planted(public: Client) -> Client:
    official = make_full_official(
        external_id="planted-external-id",
        legal_basis_reference="planted-proof",
        confirmed_by=make_user("focal-point", country="ID", email="confirmer@example.org", name="Confirmer Planted"),
    )
    PersonalRecord.objects.create(official=official, identity_number="planted-identity-317", notes="planted note")
    Contact.objects.create(official=official, kind="email", owner="personal", value="planted@example.org")
    Contact.objects.create(official=official, kind="phone", value="+62 811 317 317", sharing="on-acceptance")
    Document.objects.create(
        official=official, kind="consent", title="planted title of a document", file=ContentFile(b"x", name="x.pdf")
    )
    for state in Correction.State:
        make_correction(
            official,
            state=state,
            text="planted correction",
            grounds="planted grounds",
            requester_email="planted-reader@example.org",
            requester_name="Planted Reader",
            **({"answer": "planted answer"} if state in ("done", "declined") else {}),
        )
    OutgoingMail.objects.create(recipient="planted-reader@example.org", subject="planted mail", text="planted mail")
    intake = make_intake(name="planted spreadsheet", sender=official.confirmed_by)
    make_row_of(intake, "changed", name="planted row", official_id=official.pk, changes=[["Rank", "", "planted row"]])
    make_question(intake, value="planted word")
    nomination = {"note": "planted nomination", "answer": "planted refusal"}
    make_nomination(official, state="returned", by=official.confirmed_by, **nomination)
    make_invitation(Membership.Role.REVIEWER, email="planted-invited@example.org", name="Invited Planted")
    make_correction(official, from_official=True, text="planted own words")
    for kind in OwnWord.Kind:
        OwnWord.objects.create(official=official, kind=kind)
    until = timezone.now() + timedelta(days=1)
    OwnLink.objects.create(official=official, recipient="planted-asked@example.org", holds_until=until)
    ListedQuestion.objects.create(email="planted-typed@example.org", language="en")
    plant_request(official)
    for status, name in UNSEEN.items():
        unseen = make_official(name, competencies=["talent-management"], confirmed_on=date(2026, 1, 1))
        reason = "" if status == "draft" else "other"
        Official.objects.filter(pk=unseen.pk).update(status=status, status_reason=reason)
    return public


def plant_request(official: Official) -> None:
    wrote = {"message": "planted need", "requester_name": "Requester Planted", "organisation": "planted need"}
    request = make_request(official, requester_email="planted-requester@example.org", **wrote)
    known = {"state": "evaluated", "expert_answer": "agreed", "starts_on": date(2026, 1, 1)}
    request.engagements.update(forwarded_at=timezone.now(), vouched_at=timezone.now(), **known)
    scores = dict.fromkeys(("knowledge", "teaching", "preparation", "usefulness"), 1)
    Evaluation.objects.create(engagement=request.engagements.get(), comment="planted evaluation", **scores)
    RequestMessage.objects.create(request=request, author="requester", text="planted message")


FILES = ["/robots.txt", "/experts.csv", "/id/experts.csv", "/experts.atom", "/id/experts.atom"]
FILES += ["/shortlist.csv?experts=sri-wahyuni,unseen-draft"]
FILES += ["/accounts/login/", "/accounts/password/forgotten/", "/accounts/password/forgotten/done/"]
FILES += ["/experts/sri-wahyuni.vcf", "/id/experts/sri-wahyuni.vcf", "/sitemap.xml", "/sitemap-experts.xml"]


def told(text: str) -> list[str]:
    return [secret for secret in [*RESTRICTED, *UNSEEN.values()] if secret.lower() in text.lower()]


def test_nothing_restricted_is_in_a_page(planted: Client) -> None:
    answers = {path: planted.get(path) for path in [*public_paths(), *FILES]}
    found = {path: told(answer.getvalue().decode() + str(answer.headers)) for path, answer in answers.items()}
    assert {path: secrets for path, secrets in found.items() if secrets} == {}


def test_nothing_restricted_is_in_a_part_of_a_page(planted: Client) -> None:
    answers = {path: planted.get(path, headers={"hx-request": "true"}) for path in fragment_paths()}
    found = {path: told(answer.content.decode()) for path, answer in answers.items()}
    assert {path: secrets for path, secrets in found.items() if secrets} == {}


def test_nothing_restricted_is_seen_of_those_who_are_kept(planted: Client) -> None:
    here, htmx = {"origin": "http://testserver"}, {"hx-request": "true"}
    answers = [
        planted.post("/shortlist/", {"add": "sri-wahyuni"}, headers=here | htmx),
        planted.get("/shortlist/"),
        *(planted.post("/shortlist/", {"add": f"unseen-{status}"}, headers=here) for status in UNSEEN),
    ]
    text = "".join(answer.content.decode() + str(answer.headers) for answer in answers)
    assert "Sri Wahyuni" in text
    assert told(text) == []


def test_nothing_restricted_can_be_searched_for(planted: Client) -> None:
    answers = {words: planted.get("/experts/", {"q": words}) for words in [*RESTRICTED, *UNSEEN.values()]}
    assert [words for words, answer in answers.items() if 'data-total="0"' not in answer.content.decode()] == []


def test_nobody_unseen_has_a_page(planted: Client) -> None:
    for status in UNSEEN:
        response = planted.get(f"/experts/unseen-{status}/")
        assert response.status_code == 404
        assert "Unseen" not in response.content.decode()
