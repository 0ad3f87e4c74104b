"""The vocabulary at the desk: its tree, words searched without finding, words that countries propose."""

from typing import Any

import pytest
from django.test import Client

from experts.models import Competency, CompetencyLabel, MissedTerm, OutgoingMail, ProposedWord
from experts.nominations import drafting
from tests.admin.rows import address, make_row
from tests.factories import (
    make_competency,
    make_country,
    make_missed_term,
    make_nomination,
    make_official,
    make_proposed_word,
    make_user,
)

pytestmark = pytest.mark.django_db
LIST, MISSED = address(Competency, "changelist"), address(MissedTerm, "changelist")


@pytest.fixture
def tree() -> Competency:
    """An area with two competencies; what is published, hidden and nominated."""
    area = make_competency("x-finance", position=901, id="X keuangan")
    first = make_competency("x-budgets", parent=area, position=1, also=[("th", "งบประมาณลับ")])
    second = make_competency("x-taxes", parent=area, position=2)
    make_competency("x-law", position=900)
    CompetencyLabel.objects.create(
        competency=area, language_id="th", text="การคลังลับ", is_preferred=True, is_reviewed=False
    )
    official = make_official(competencies=[first, second])
    make_official("Hidden", published=False, competencies=[first])
    rows = [{"competency_id": first.pk}, {"competency_id": second.pk}]
    base, proposed = {"expertise": rows[:1]}, {"expertise": rows}
    by = make_user("focal-point", country="ID")
    make_nomination(official, kind="change", state="endorsed", by=by, base=base, proposed=proposed)
    return area


def rows(client: Client, query: str = "") -> list[Any]:
    """Those of the test, among those of the reference data."""
    return [one for one in client.get(LIST + query).context["cl"].result_list if one.slug.startswith("x-")]


def test_the_tree_tells_what_each_competency_has_and_lacks(desk: Client, tree: Competency) -> None:
    told = {one.slug: (one.figures.experts, one.figures.nominations, one.figures.unreviewed) for one in rows(desk)}
    assert list(told) == ["x-law", "x-finance", "x-budgets", "x-taxes"]
    assert told == {"x-law": (0, 0, 0), "x-finance": (1, 1, 1), "x-budgets": (1, 0, 0), "x-taxes": (1, 1, 0)}
    lacks = {one.slug: {"en", "id", "th", "vi"}.intersection(one.figures.lacks) for one in rows(desk)}
    assert (lacks["x-finance"], lacks["x-budgets"]) == ({"vi"}, {"id", "th", "vi"})
    page = desk.get(LIST).text
    assert '<dd lang="th">การคลังลับ</dd>' in page
    assert tree.get_absolute_url() in page


def test_the_tree_is_searched_and_filtered(desk: Client, tree: Competency) -> None:
    found = {
        "?q=คลังลับ": ["x-finance"],
        "?area=x-finance": ["x-finance", "x-budgets", "x-taxes"],
        "?lacks=id": ["x-law", "x-budgets", "x-taxes"],
        "?labels=unreviewed": ["x-finance"],
        "?lacks=%27xx&labels=xx&area=x-law": ["x-law"],
    }
    assert {query: [one.slug for one in rows(desk, query)] for query in found} == found


def test_a_competency_moves_among_those_of_its_area(desk: Client, tree: Competency, reviewer: Client) -> None:
    there = address(Competency, "move", Competency.objects.get(slug="x-taxes").pk)
    assert there in desk.get(LIST).text
    assert there not in reviewer.get(LIST).text
    assert reviewer.post(there, {"move": "up"}).status_code == desk.get(there).status_code == 403
    for _time in range(2):
        desk.post(there, {"move": "up"})
    assert [one.slug for one in rows(desk)] == ["x-law", "x-finance", "x-taxes", "x-budgets"]


def test_one_click_makes_a_synonym_that_the_next_search_understands(desk: Client) -> None:
    competency = make_competency("talent-management")
    make_official("Sri Wahyuni", competencies=[competency])
    make_missed_term("zeal")
    missed = make_missed_term("stock of talents")
    search = "/experts/?q=stock+of+talents"
    assert "Sri Wahyuni" not in Client().get(search).text
    there = address(MissedTerm, "add_synonym", missed.pk)
    assert f'formaction="{there}" name="to" value="talent-management"' in desk.get(MISSED).text
    page = desk.post(there, {"to": "talent-management"}, follow=True).text
    assert "“stock of talents” is another name of “Talent management” now." in page
    assert "Sri Wahyuni" in Client().get(search).text
    assert there not in page
    assert [one.term for one in MissedTerm.objects.open()] == ["zeal"]
    assert "Dewi Lestari" in desk.get(address(Competency, "history", competency.pk)).text


def test_the_page_that_asks_of_which_competency_adds_in_any_language(desk: Client) -> None:
    competency, missed = make_competency("x-open"), make_missed_term("ภาครัฐลับ", language="th")
    there = address(MissedTerm, "add_synonym", missed.pk)
    assert 'value="th" selected' in desk.get(there).text
    refused = desk.post(there, {"text": "TALENT management", "language": "en", "competency": "X OPEN"})
    assert "Another competency has this label already." in refused.text
    for nonsense in [{"competency": "\0"}, {"competency": "x", "text": "\0"}, {"to": "\0"}, {"to": "nothing"}]:
        assert desk.post(there, nonsense).status_code in (200, 404)
    desk.post(there, {"text": "ภาครัฐลับ", "language": "th", "competency": "X OPEN"})
    assert competency.labels.get(language="th").text == "ภาครัฐลับ"
    assert not MissedTerm.objects.exists()


def test_a_dismissed_term_is_forgotten_and_does_not_come_back(desk: Client) -> None:
    missed = make_missed_term("budget wizardry")
    desk.post(MISSED, {"action": "dismiss", "_selected_action": [missed.pk], "index": 0})
    Client().get("/experts/?q=budget+wizardry")
    missed.refresh_from_db()
    assert (missed.term, missed.times) == ("", 6)
    assert address(MissedTerm, "add_synonym", missed.pk) not in desk.get(MISSED).text


def test_a_proposed_word_is_decided_by_buttons_on_its_page(desk: Client) -> None:
    word, area = make_row(ProposedWord), make_competency("x-finance")
    page = desk.get(address(ProposedWord, "change", word.pk)).text
    for button in ["synonym", "competency", "decline"]:
        assert address(ProposedWord, button, word.pk) in page
    there = address(ProposedWord, "competency", word.pk)
    assert "This field is required" in desk.post(there, {}).text
    given = {"text": "Budget wizardry", "english": "Budget wizardry", "language": "en", "area": area.pk}
    assert "Decided: “Word 0”" in desk.post(there, given, follow=True).text
    assert area.children.get().label == "Budget wizardry"
    assert OutgoingMail.objects.get().recipient == "n0@example.org"
    assert desk.get(there).status_code == 404
    assert there not in desk.get(address(ProposedWord, "change", word.pk)).text


def test_a_proposed_word_tells_nothing_of_a_draft_but_its_country(desk: Client) -> None:
    by = make_user("focal-point", country="ID")
    draft = drafting.start(make_country("ID"), by=by, typed={"person": {"name": "Planted Name"}})
    word = make_proposed_word("Wizardry", draft, by=by)
    page = desk.get(address(ProposedWord, "change", word.pk)).text
    assert "Indonesia" in page
    assert "Planted Name" not in page + desk.get(address(ProposedWord, "changelist")).text


def test_the_reviewer_only_looks_at_words(reviewer: Client) -> None:
    make_competency("talent-management")
    missed, word = make_missed_term("talent pipeline"), make_row(ProposedWord)
    there = [address(ProposedWord, name, word.pk) for name in ["synonym", "competency", "decline"]]
    there.append(address(MissedTerm, "add_synonym", missed.pk))
    seen = reviewer.get(MISSED).text + reviewer.get(address(ProposedWord, "change", word.pk)).text
    assert "talent pipeline" in seen
    for page in there:
        assert page not in seen
        assert reviewer.post(page, {"to": "talent-management", "answer": "No."}).status_code == 403
    reviewer.post(MISSED, {"action": "dismiss", "_selected_action": [missed.pk], "index": 0})
    assert MissedTerm.objects.open().exists()
