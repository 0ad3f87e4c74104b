import pytest

from experts.intake.likeness import likeness


@pytest.mark.parametrize(
    ("ours", "theirs", "score"),
    [
        ("sri wahyuni", "wahyuni sri", 97),
        ("sri hartati wahyuni", "wahyuni hartati sri", 95),
        ("s wahyuni", "sri wahyuni", 94),
        ("sri wahyuny", "sri wahyuni", 94),
        ("s b wahyuni", "sri budi wahyuni", 88),
        ("sri wahyuni lestari", "sri wahyuni", 90),
        ("hartatowijoyo", "hartotawijoyo", 88),
    ],
)
def test_the_less_two_names_differ_the_higher_they_score(ours: str, theirs: str, score: int) -> None:
    assert likeness(ours.split(), theirs.split(), "ID") == score
    assert likeness(theirs.split(), ours.split(), "ID") == score


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("s w", "sri wahyuni"),
        ("s b wahyuni", "s wahyuni"),
        ("sri wahyuni hartati lestari", "sri wahyuni"),
        ("hartato lesmana wahyuni", "hartati lesmano wahyuno"),
        ("sri wahyuni lestari", "sri wahyuni kartika"),
        ("sri", "sri wahyuni"),
    ],
)
def test_two_peoples_names_score_nothing(ours: str, theirs: str) -> None:
    assert likeness(ours.split(), theirs.split(), "ID") == 0
    assert likeness(theirs.split(), ours.split(), "ID") == 0
