from datetime import date, timedelta

import pytest
from django.utils import timezone

from experts.models import Official, Post
from tests.factories import make_official
from tests.intake.files import person, take

pytestmark = pytest.mark.django_db


def posts() -> list[tuple[str, str, str, bool]]:
    found = Post.objects.order_by("title", "since", "pk")
    return [(post.title, str(post.since), str(post.until), post.is_primary) for post in found]


def test_the_latest_current_post_is_the_primary_one_and_a_past_one_never() -> None:
    take(
        person(position="Deputy", as_of="2015"),
        person(position="Director", as_of="2019"),
        person(position="Minister", as_of="2020/2021"),
    )
    assert posts() == [
        ("Deputy", "2015-01-01", "None", False),
        ("Director", "2019-01-01", "None", True),
        ("Minister", "2020-01-01", "2021-12-31", False),
    ]


def test_past_posts_alone_leave_nobody_with_a_primary_one() -> None:
    take(person(as_of="2015/2016"))
    assert posts() == [("Director", "2015-01-01", "2016-12-31", False)]


def test_a_post_that_begins_later_is_not_yet_the_primary_one() -> None:
    next_month = timezone.localdate() + timedelta(days=31)
    take(person(position="Director", as_of="2019"), person(position="Minister", since=next_month.isoformat()))
    assert Post.objects.get(is_primary=True).title == "Director"


def test_a_current_primary_post_stays() -> None:
    make_official("Sri Wahyuni", post="Director")
    take(person(position="Minister", as_of="2026"))
    assert posts() == [("Director", "None", "None", True), ("Minister", "2026-01-01", "None", False)]


def test_a_primary_post_that_ends_gives_way_to_a_current_one() -> None:
    make_official("Sri Wahyuni", post="Director")
    outcome = take(person(position="Director", until="2025"), person(position="Minister", as_of="2026"))
    assert posts() == [("Director", "None", "2025-12-31", False), ("Minister", "2026-01-01", "None", True)]
    assert (outcome.new_posts, outcome.changed_posts) == (1, 1)


def test_a_published_official_keeps_an_ended_primary_post_while_there_is_no_other() -> None:
    make_official("Sri Wahyuni", post="Director")
    assert take(person(position="Director", until="2025")).is_written
    assert posts() == [("Director", "None", "2025-12-31", True)]


def test_the_same_post_is_known_by_agency_title_and_unit() -> None:
    take(person(unit="Legal", agency="Agency One"))
    take(
        person(position="DIRECTOR", unit="legal", agency="AGENCY ONE"),
        person(unit="Legal", agency="Agency Two"),
        person(unit="Training", agency="Agency One"),
        person(unit="Legal"),
    )
    assert Official.objects.get().posts.count() == 4


def test_two_terms_in_one_post_are_two_posts_and_times_that_meet_are_one() -> None:
    take(person(as_of="2005/2010"))
    take(person(as_of="2012/2014"), person(as_of="2013/2015"))
    assert posts() == [
        ("Director", "2005-01-01", "2010-12-31", False),
        ("Director", "2012-01-01", "2014-12-31", False),
    ]


def test_of_two_posts_that_meet_the_one_with_the_same_beginning_is_meant() -> None:
    official = make_official("Sri Wahyuni", post="Minister")
    for since, until in ((2010, 2020), (2012, 2015)):
        Post.objects.create(official=official, title="Director", since=date(since, 1, 1), until=date(until, 1, 1))
    take(person(as_of="2012-01-01/2016-01-01"))
    assert posts()[:2] == [
        ("Director", "2010-01-01", "2020-01-01", False),
        ("Director", "2012-01-01", "2016-01-01", False),
    ]


def test_a_post_is_found_by_its_words() -> None:
    take(person(position="DIRECTOR", unit="Legal Affairs"))
    assert Post.objects.get().folded == "director | legal affairs"


def test_an_end_that_becomes_known_ends_the_post() -> None:
    take(person(as_of="2019"))
    take(person(as_of="2019/2024"))
    assert posts() == [("Director", "2019-01-01", "2024-12-31", True)]


def test_a_later_snapshot_does_not_move_the_beginning_and_an_earlier_one_does() -> None:
    take(person(as_of="2025-06"))
    take(person(as_of="2026-03"))
    assert Post.objects.get().since == date(2025, 6, 1)
    take(person(as_of="2024"))
    assert Post.objects.get().since == date(2024, 1, 1)
