"""Writing people with COPY: the quickest way in that still passes every constraint and every history trigger.

Invented people are written as published, hidden or withdrawn at once; nobody else's status comes about this way.
"""

import json
import uuid
from collections.abc import Iterable, Sequence
from typing import Any

import pgtrigger
from django.db import connection, models, transaction

from experts.demo.dice import Dice
from experts.demo.rows import AvailabilityRow, IdentityRow, Person, PostRow, StewardshipRow
from experts.models import (
    Achievement,
    Assignment,
    Contact,
    Education,
    Expertise,
    LanguageSkill,
    Official,
    PersonalRecord,
    Post,
)
from experts.models.slugs import issue_slugs

Row = Sequence[Any]


def write(people: list[Person], context: uuid.UUID, dice: Dice) -> None:
    """All of the people in one transaction, or none."""
    with transaction.atomic():
        _check_at_once()
        _set_context(context)
        ids = _reserve_ids(Official, len(people))
        _copy_officials(people, ids, dice)
        _copy_posts(people, ids)
        for model, field in (
            (Expertise, "expertise"),
            (LanguageSkill, "languages"),
            (Assignment, "assignments"),
            (Education, "education"),
            (Achievement, "achievements"),
            (Contact, "contacts"),
            (PersonalRecord, "personal_records"),
        ):
            children = [(pk, row) for pk, person in zip(ids, people, strict=True) for row in getattr(person, field)]
            if children:
                columns = ("official_id", *children[0][1]._fields)
                _copy(model, columns, ((pk, *row) for pk, row in children))


def _copy_officials(people: list[Person], ids: list[int], dice: Dice) -> None:
    slugs = issue_slugs([(person.identity.country_id, person.identity.name) for person in people], dice)
    sheet = Official()  # one for all: making a model instance takes longer than folding
    columns = (
        "id",
        "slug",
        "sort_key",
        "folded_name",
        *IdentityRow._fields,
        *AvailabilityRow._fields,
        *StewardshipRow._fields,
    )
    rows = (
        (pk, slug, *_refolded(sheet, person.identity), *person.identity, *person.availability, *person.stewardship)
        for pk, slug, person in zip(ids, slugs, people, strict=True)
    )
    _copy(Official, columns, rows)


def _refolded(official: Official, row: IdentityRow) -> tuple[Any, str]:
    official.name, official.name_local, official.other_names = row.name, row.name_local, row.other_names
    official.refold()
    return official.sort_key, official.folded_name


def _copy_posts(people: list[Person], ids: list[int]) -> None:
    posts = [(pk, row) for pk, person in zip(ids, people, strict=True) for row in person.posts]
    sheet = Post()  # one for all: making a model instance takes longer than folding
    columns = ("official_id", "folded", *PostRow._fields)
    _copy(Post, columns, ((pk, _folded(sheet, row), *row) for pk, row in posts))


def _folded(post: Post, row: PostRow) -> str:
    post.title, post.unit = row.title, row.unit
    post.refold()
    return post.folded


def _copy(model: type[models.Model], columns: Sequence[str], rows: Iterable[Row]) -> None:
    """Copy the rows in; what they don't tell gets the model's default."""
    rest = [field for field in model._meta.concrete_fields if not field.primary_key and field.attname not in columns]
    defaults = [field.get_default() for field in rest]
    names = ", ".join(f'"{name}"' for name in [*columns, *(field.column for field in rest)])
    with (
        connection.cursor() as cursor,
        cursor.copy(f'COPY "{model._meta.db_table}" ({names}) FROM STDIN') as copy,
    ):
        for row in rows:
            copy.write_row([*row, *defaults])


def _reserve_ids(model: type[models.Model], many: int) -> list[int]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)",
            [model._meta.db_table, many],
        )
        return [pk for (pk,) in cursor.fetchall()]


def _check_at_once() -> None:
    """Check foreign keys table by table, as the history triggers make checks at the end quadratic.

    Only the rule that a published official has a primary post waits, for the posts come after the officials.
    """
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    pgtrigger.constraints(pgtrigger.Deferred, "experts.Official:needs_primary_post")


def _set_context(context: uuid.UUID) -> None:
    """Say in the history who wrote; COPY passes pghistory's own way by."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT set_config('pghistory.context_id', %s, true), set_config('pghistory.context_metadata', %s, true)",
            [str(context), json.dumps({"source": "seed_demo"})],
        )
