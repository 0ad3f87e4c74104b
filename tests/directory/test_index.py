"""The index against plain SQL, after whatever is done to the rows, by whomever."""

import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from threading import Event, Thread

import pytest
from django.db import connection, transaction
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from experts.directory.criteria import Criteria
from experts.directory.index import keeper, log
from experts.directory.index.keeper import Index
from experts.directory.ranking import cut
from experts.directory.reads import one_snapshot
from experts.directory.search import matching, search
from experts.models import Agency, Competency, Expertise, Official, Post
from tests.directory.sql import random_criteria, shown_counts, some, sql_counts, sql_total
from tests.factories import add_expertise, make_agency, make_official

COMPETENCIES = ["talent-management", "taxation", "human-resource-management", "change-management"]
WORDS = ["sri", "Ái", "director", "budi", "taxation", "trains", '"head of"']
WORD_SQL = """
    SELECT o.id FROM experts_official o WHERE o.status = 'published' AND (
        experts_name_terms(name, name_local, other_names, title_before, title_after) && experts_terms(%(word)s)
        OR EXISTS (SELECT FROM experts_post p WHERE p.official_id = o.id
            AND (p.until IS NULL OR p.until >= CURRENT_DATE) AND experts_terms(p.title) && experts_terms(%(word)s)))
    ORDER BY o.sort_key, o.id
"""


def hide(official: Official, chance: random.Random) -> None:
    Official.objects.filter(pk=official.pk).update(status="hidden", status_reason="stale")


def publish(official: Official, chance: random.Random) -> None:
    Official.objects.filter(pk=official.pk).update(
        status="published",
        status_reason="",
        legal_basis="consent",
        legal_basis_on="2026-01-02",
        legal_basis_reference="x",
    )


def rename(official: Official, chance: random.Random) -> None:
    official.name = chance.choice(["Sri", "Ái", "Budi", "Zul", "Álvaro", "sri"]) + " " + chance.choice("ABCÇD")
    official.save(update_fields=["name"])


def delete(official: Official, chance: random.Random) -> None:
    official.delete()


def learn(official: Official, chance: random.Random) -> None:
    official.expertise.all().delete()
    for slug in some(chance, COMPETENCIES):
        add_expertise(official, Competency.objects.get(slug=slug), roles=some(chance, ["trainer", "speaker"]))


def end_posts(official: Official, chance: random.Random) -> None:
    official.posts.update(until=date(2020, 1, 1))


def move(official: Official, chance: random.Random) -> None:
    official.posts.update(agency=chance.choice(list(Agency.objects.filter(name__startswith="Office"))), title="Head")


def move_agency(official: Official, chance: random.Random) -> None:
    Agency.objects.filter(name="Office 0").update(seat_id=chance.choice(["ID-JK", "ID-BA"]))


def merge_competency(official: Official, chance: random.Random) -> None:
    into = Competency.objects.get(slug="change-management")
    Competency.objects.filter(slug="taxation").update(merged_into=chance.choice([None, into]))


def invent(official: Official, chance: random.Random) -> None:
    make_official(f"Sri {chance.random()}", country="TH", competencies=["taxation"])


EDITS: list[Callable[[Official, random.Random], None]] = [
    hide, publish, rename, rename, delete, learn, end_posts, move, move_agency, merge_competency, invent,
]  # fmt: skip


@contextmanager
def undone() -> Iterator[None]:
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def in_sql() -> list[int]:
    return list(Official.objects.published().values_list("pk", flat=True))


def compare(index: Index, criteria: Criteria) -> None:
    assert cut(iter([index.facets.everybody]), index.facets.order, 0, 10_000) == in_sql()
    results = search(criteria, index)
    assert results.total == sql_total(criteria), criteria
    for facet in results.facets:
        expected = sql_counts(facet.name, criteria)
        if facet.name == "region":
            expected = {
                code: n for code, n in expected.items() if code[:2] in criteria.country or code in criteria.region
            }
        assert shown_counts(facet) == expected, (facet.name, criteria)


@pytest.mark.django_db
@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 10**9), edits=st.lists(st.sampled_from(EDITS), min_size=1, max_size=12))
def test_after_any_edits_the_index_says_what_sql_says(db: None, seed: int, edits: list[Callable[..., None]]) -> None:
    chance = random.Random(seed)  # noqa: S311
    with undone():
        for number in range(2):
            make_agency(f"Office {number}", seat="ID-JK")
        for number in range(6):
            official = make_official(f"{chance.choice(['Sri', 'Ái', 'Zul'])} {number}", agency=make_agency("Office 0"))
            learn(official, chance)
        keeper.forget()
        keeper.current()
        for edit in edits:
            edit(chance.choice(list(Official.objects.all()) or [make_official()]), chance)
            index = keeper.current()
            compare(index, random_criteria(chance, ["id-office-0", "id-office-1"]))
            for word in ["sri", "head"]:
                with connection.cursor() as cursor:
                    cursor.execute(WORD_SQL, {"word": word})
                    expected = [pk for (pk,) in cursor.fetchall()]
                assert sorted(matching(Criteria(q=word), index)) == sorted(expected), word


@pytest.mark.django_db
def test_what_was_rolled_back_leaves_the_index() -> None:
    make_official("Sri Wahyuni")
    keeper.current()
    with undone():
        make_official("Budi Hartono")
        assert len(keeper.current().facets.everybody) == 2
    assert len(keeper.current().facets.everybody) == 1


@pytest.mark.django_db(transaction=True)
def test_commits_in_any_order_are_all_in_the_next_use() -> None:
    officials = [make_official(f"Name {number:03}", competencies=["taxation"]).pk for number in range(60)]
    keeper.current()
    stop = Event()

    def write(seed: int) -> None:
        chance = random.Random(seed)  # noqa: S311
        while not stop.is_set():
            with transaction.atomic():  # the longer ones commit after others that began later
                for pk in sorted(chance.sample(officials, chance.randint(1, 6))):
                    edit = chance.choice([hide, publish, rename, learn])
                    edit(Official.objects.select_for_update().get(pk=pk), chance)
        connection.close()

    writers = [Thread(target=write, args=[seed]) for seed in range(4)]
    for writer in writers:
        writer.start()
    seen = set()
    for _ in range(60):
        with one_snapshot():
            index = keeper.current()
            seen.add(index.version)
            assert cut(iter([index.facets.everybody]), index.facets.order, 0, 100) == in_sql()
            holders = set(Expertise.objects.filter(official__status="published").values_list("official", "competency"))
            bitmaps = index.facets.values("expertise").items()
            assert {(index.facets.order.official(row), pk) for pk, rows in bitmaps for row in rows} == holders
    stop.set()
    for writer in writers:
        writer.join()
    assert len(seen) > 10  # or else nothing was written meanwhile


@pytest.mark.django_db(transaction=True)
def test_pruning_the_log_changes_neither_version_nor_what_is_seen() -> None:
    official = make_official("Sri Wahyuni")
    before = keeper.current()
    log.prune()
    log.prune()
    assert keeper.current().version == before.version
    keeper.forget()
    assert keeper.current().version == before.version
    hide(official, random.Random())  # noqa: S311
    assert not keeper.current().facets.everybody


@pytest.mark.django_db(transaction=True)
def test_who_slept_through_two_prunings_starts_over() -> None:
    official = make_official("Sri Wahyuni")
    sleeper = keeper.current()
    hide(official, random.Random())  # noqa: S311
    log.prune()
    log.prune()
    log.prune()
    assert log.news_since(sleeper.position).too_much
    assert not keeper.current().facets.everybody


@pytest.mark.django_db(transaction=True)
def test_a_post_that_ends_by_the_calendar_leaves_at_midnight(monkeypatch: pytest.MonkeyPatch) -> None:
    agency, today = make_agency("Office 0"), timezone.localdate()
    official = make_official(agency=agency)
    Post.objects.filter(official=official).update(until=today)
    criteria = Criteria(agency=(agency.slug,))
    assert search(criteria, keeper.current()).total == 1
    monkeypatch.setattr(timezone, "localdate", lambda: today + timedelta(days=1))
    assert search(criteria, keeper.current()).total == 0
