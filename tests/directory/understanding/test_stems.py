import pytest

from experts.directory.understanding.stems import root, stem


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("trainers", "trainer"),
        ("policies", "policy"),
        ("taxes", "tax"),
        ("crises", "crise"),
        ("processes", "process"),
        ("process", "process"),
        ("bonus", "bonus"),
        ("teknis", "teknis"),
        ("organizations", "organisation"),
        ("gaz", "gaz"),
        ("his", "his"),
        ("việts", "việts"),
    ],
)
def test_the_stem_has_no_plural_and_one_spelling(word: str, expected: str) -> None:
    assert stem(word) == expected


@pytest.mark.parametrize(
    "words",
    [
        ("manage", "managing", "management", "managed"),
        ("plan", "planning", "plans", "planned"),
        ("draft", "drafting", "drafts"),
        ("regulate", "regulating", "regulation"),
    ],
)
def test_inflected_forms_have_one_root(words: tuple[str, ...]) -> None:
    assert len({root(word) for word in words}) == 1


@pytest.mark.parametrize(("one", "other"), [("public", "publication"), ("need", "needle"), ("ring", "rate")])
def test_words_that_only_look_alike_have_not(one: str, other: str) -> None:
    assert root(one) != root(other)
