"""The rows of a page of cards, in one query. Composing it takes three times as long as running it, so it is kept."""

from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Func, Model, OuterRef, QuerySet, TextField, Value
from django.db.models.expressions import RawSQL
from django.db.models.functions import JSONObject, NullIf
from django.utils import timezone

from experts.models import Achievement, Assignment, Education, Expertise, LanguageSkill, Official, Post

KEYS: list[int] = []  # stands in the kept query where the keys of the officials will be


def read_card_rows(officials: Sequence[int], *, with_prose: bool) -> list[Official]:
    """The officials, in no order, with ``card_posts``, ``card_expertise`` (JSON) and ``card_languages`` (codes).

    With prose, also the texts in which words are looked for besides names and posts.
    """
    if not officials:
        return []
    sql, parameters = _composed(timezone.localdate(), with_prose)
    return list(Official.objects.raw(sql, [list(officials) if each is KEYS else each for each in parameters]))


@lru_cache(maxsize=4)
def _composed(today: date, with_prose: bool) -> tuple[str, tuple[Any, ...]]:
    """The day is a part of the query: posts end."""
    officials: QuerySet[Official] = Official.objects.order_by().filter(
        pk__in=RawSQL("SELECT unnest(%s::bigint[])", [KEYS])
    )  # noqa: S611
    officials = _with_rows(officials)
    return (_with_prose(officials) if with_prose else officials).query.sql_with_params()


def _with_rows(officials: QuerySet[Official]) -> QuerySet[Official]:
    return officials.annotate(
        card_posts=_rows(Post.objects.current(), "title", "unit", "agency_id"),
        card_expertise=_rows(Expertise.objects.all(), "competency_id", "roles"),
        card_languages=ArraySubquery(_of_official(LanguageSkill.objects.of_instruction()).values("language")),
    )


def _with_prose(officials: QuerySet[Official]) -> QuerySet[Official]:
    return officials.annotate(
        evidence_texts=_texts(Expertise, "evidence"),
        assignment_texts=_texts(Assignment, "title", "organiser", "audience"),
        education_texts=_texts(Education, "qualification", "field", "institution"),
        achievement_texts=_texts(Achievement, "title", "issuer"),
    )


def _rows(rows: QuerySet[Any], *columns: str) -> ArraySubquery:
    return ArraySubquery(_of_official(rows).values(row=JSONObject(**{column: column for column in columns})))


def _texts(model: type[Model], *columns: str) -> ArraySubquery:
    filled = [NullIf(column, Value("")) for column in columns]
    text = Func(Value(", "), *filled, function="concat_ws", output_field=TextField())
    return ArraySubquery(_of_official(model._default_manager.all()).values(text=text))


def _of_official(rows: QuerySet[Any]) -> QuerySet[Any]:
    """In the order of the model, but for the official, who is the same."""
    _official, *order = rows.model._meta.ordering
    return rows.filter(official=OuterRef("pk")).order_by(*order)
