import pytest

from experts.directory.tree import load_tree
from experts.directory.vocabulary import load_vocabulary
from experts.models import Competency
from tests.factories import make_competency

pytestmark = pytest.mark.django_db


def merge(slug: str, into: str) -> None:
    Competency.objects.filter(slug=slug).update(merged_into=Competency.objects.get(slug=into))


def slugs(pks: frozenset[int]) -> set[str]:
    return set(Competency.objects.filter(pk__in=pks).values_list("slug", flat=True))


def grow() -> None:
    make_competency("crafts")
    for slug in ["weaving", "pottery", "ceramics"]:
        make_competency(slug, parent="crafts")
    make_competency("circus")
    make_competency("juggling", parent="circus")


def test_an_area_holds_itself_and_what_lies_below() -> None:
    grow()
    assert slugs(load_tree().within_slugs(["crafts"])) == {"crafts", "weaving", "pottery", "ceramics"}


def test_a_competency_holds_only_itself() -> None:
    grow()
    assert slugs(load_tree().within_slugs(["weaving"])) == {"weaving"}


def test_what_was_merged_counts_where_it_went_however_often() -> None:
    grow()
    make_competency("earthenware", parent="circus")
    merge("earthenware", "ceramics")
    merge("ceramics", "pottery")
    tree = load_tree()
    assert slugs(tree.within_slugs(["pottery"])) == {"pottery", "ceramics", "earthenware"}
    assert "earthenware" in slugs(tree.within_slugs(["crafts"]))
    assert "earthenware" not in slugs(tree.within_slugs(["circus"]))
    assert tree.heir("earthenware").slug == "pottery"


def test_the_competencies_of_a_merged_area_follow_it() -> None:
    grow()
    merge("circus", "crafts")
    tree = load_tree()
    assert "juggling" in slugs(tree.within_slugs(["crafts"]))
    assert "juggling" in [competency.slug for competency in tree.below(tree.by_slug["crafts"])]
    assert "circus" not in [area.slug for area in tree.areas]


def test_merging_in_a_circle_ends() -> None:
    grow()
    merge("weaving", "pottery")
    merge("pottery", "weaving")
    assert load_tree().heir("weaving")


def test_a_page_offers_no_merged_competency() -> None:
    grow()
    merge("ceramics", "pottery")
    tree = load_tree()
    assert [competency.slug for competency in tree.below(tree.by_slug["crafts"])] == ["pottery", "weaving"]


@pytest.mark.parametrize(
    ("word", "finds"),
    [("weav", True), ("aving", False), ("tenun", True), ("ทอ", True), ("ผ้า", True), ("silk", False)],
)
def test_labels_of_every_language_are_found_by_the_beginnings_of_words(word: str, finds: bool) -> None:
    weaving = make_competency(
        "hand-weaving", en="Hand-weaving", id="Menenun", also=[("th", "การทอผ้า"), ("id", "tenun")]
    )
    assert (weaving.pk in load_vocabulary().competency_words.with_word(word)) is finds
