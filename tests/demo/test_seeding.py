"""People in the database: whole, searchable, with history, and as many as were asked for."""

from collections.abc import Callable

import pghistory.models
import pytest
from django.db import connection, transaction
from django.utils import timezone

from experts.demo.seeding import top_up
from experts.models import (
    Achievement,
    Agency,
    Assignment,
    Competency,
    Contact,
    Education,
    Expertise,
    LanguageSkill,
    Official,
    OfficialSlug,
    PersonalRecord,
    Post,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def seed() -> Callable[..., int]:
    def run(total: int, seed: int = 1) -> int:
        added = top_up(total, seed, timezone.localdate(), lambda done, of: None)
        with connection.cursor() as cursor:  # as after a commit
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute("SET CONSTRAINTS ALL DEFERRED")
        return added

    return run


def rows() -> list[tuple[str, str, str]]:
    return list(Official.objects.order_by("external_id").values_list("external_id", "slug", "summary"))


def test_so_many_people_are_marked_and_have_what_a_record_needs(seed: Callable[..., int]) -> None:
    assert seed(120) == 120
    assert Official.objects.filter(is_demonstration=True).count() == 120
    published = Official.objects.published()
    assert 80 < published.count() < 120
    assert published.publishable().count() == published.count()
    assert not published.exclude(legal_basis_reference="Demonstration batch").exists()


def test_records_are_valid(seed: Callable[..., int]) -> None:
    seed(60)
    for model in (
        Official,
        Post,
        Expertise,
        LanguageSkill,
        Assignment,
        Education,
        Achievement,
        Contact,
        PersonalRecord,
    ):
        for row in model.objects.all():
            row.clean_fields(exclude=[field.name for field in model._meta.fields if field.is_relation])
            row.clean()


def test_search_texts_are_those_that_saving_makes(seed: Callable[..., int]) -> None:
    seed(60)
    for official in Official.objects.all():
        found = bytes(official.sort_key), official.folded_name
        official.refold()
        assert found == (official.sort_key, official.folded_name)
    for post in Post.objects.all():
        found_text = post.folded
        post.refold()
        assert found_text == post.folded


def test_slugs_are_registered_and_history_tells_where_people_came_from(seed: Callable[..., int]) -> None:
    seed(30)
    assert OfficialSlug.objects.count() == 30
    for official in Official.objects.all()[:3]:
        (event,) = pghistory.models.Events.objects.tracks(official)
        assert (event.pgh_label, event.pgh_context) == ("insert", {"source": "seed_demo"})


def test_more_people_begin_with_the_same(seed: Callable[..., int]) -> None:
    with transaction.atomic():
        seed(30)
        few = rows()
        transaction.set_rollback(True)
    seed(50)
    assert rows()[:30] == few


def test_a_second_run_adds_only_what_is_missing(seed: Callable[..., int]) -> None:
    seed(30)
    few = rows()
    assert seed(30) == seed(10) == 0
    assert rows() == few
    assert seed(45) == 15
    assert rows()[:30] == few
    assert Official.objects.count() == 45


def test_another_seed_tops_up_with_others(seed: Callable[..., int]) -> None:
    seed(10)
    assert seed(15, seed=2) == 5
    assert Official.objects.filter(external_id__startswith="demo-2-").count() == 5


def test_who_was_removed_does_not_come_back_in_another_s_place(seed: Callable[..., int]) -> None:
    seed(10)
    Official.objects.get(external_id="demo-1-0000004").delete()
    assert seed(10) == 1
    assert Official.objects.filter(external_id="demo-1-0000010").exists()


def test_real_people_are_not_counted(seed: Callable[..., int]) -> None:
    Official.objects.create(name="Budi", country_id="ID")
    assert seed(5) == 5
    assert Official.objects.filter(is_demonstration=False).count() == 1


def test_rows_can_be_added_as_usual_afterwards(seed: Callable[..., int]) -> None:
    seed(20)
    official = Official.objects.create(name="Sri Wahyuni", country_id="ID")
    post = official.posts.create(title="Director", agency=Agency.objects.first(), is_primary=True)
    official.expertise.create(competency=Competency.objects.first())
    assert official.pk == Official.objects.latest("pk").pk
    assert post.pk == Post.objects.latest("pk").pk
