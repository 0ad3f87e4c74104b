"""What is to be mended is named when something is returned, and found again where it is mended."""

import pytest
from django.urls import reverse

from experts.models import Nomination, User
from experts.nominations import mending, workflow
from tests.factories import make_agency
from tests.nominations.conftest import sign_in
from tests.nominations.versions import make_draft, whole, write

pytestmark = pytest.mark.django_db
MARKS = ["person-summary", "posts-1", "contacts-0-value", "basis", "nonsense", "posts-7"]


@pytest.fixture
def returned(nominator: User, focal_point: User) -> Nomination:
    draft = make_draft(nominator, make_agency("Agency A"))
    workflow.send(draft, by=nominator)
    workflow.return_(draft, note="Please look again.", mend=MARKS, by=focal_point)
    return Nomination.objects.get(pk=draft.pk)


def test_only_what_there_is_can_be_marked_and_nothing_restricted_is_told(returned: Nomination) -> None:
    assert [str(mark) for mark in mending.marks_of(returned)] == [
        "Person · Summary in English: Builds fair pay systems.",
        "Posts · Post 2: Head of Section, Agency of Dreams",
        "Contacts · Contact 1 · Address or number",
        "Legal basis",
    ]


def test_it_stands_beside_the_field_and_goes_when_it_is_sent_again(returned: Nomination, nominator: User) -> None:
    theirs = sign_in(nominator)
    person = theirs.get(reverse("nominations:edit", args=[returned.pk, "person"])).text
    assert person.count('<strong class="mend">') == 1
    help_text = person.partition('id="id_person-summary_helptext"')[2].partition("</div>")[0]
    assert "To be mended." in help_text
    assert "Posts · Post 2" in theirs.get(reverse("nominations:nomination", args=[returned.pk])).text
    workflow.send(returned, by=nominator)
    returned.refresh_from_db()
    assert mending.marks_of(returned) == []


def test_what_was_said_of_a_row_goes_with_the_row(returned: Nomination, nominator: User) -> None:
    write(returned, nominator, posts=whole()["posts"][1:])
    returned.refresh_from_db()
    assert list(mending.by_place(mending.marks_of(returned), returned.typed))[1] == "posts-0"
