from collections import Counter
from collections.abc import Iterable
from typing import Any

from django.contrib.admin.utils import NestedObjects
from django.db import router
from django.db.models import Model
from django.utils.text import capfirst


def what_goes_along(objs: Any) -> tuple[list[str], dict[str, int], set[str], list[str]]:
    """What is deleted and what forbids it, counted by noun: to name each row would take a query or two for each."""
    collector = NestedObjects(using=router.db_for_write(type(objs[0])), origin=objs)
    collector.collect(objs)
    gone = _count(model for model, rows in collector.model_objs.items() for _row in rows)
    in_the_way = _count(type(row) for row in collector.protected)
    return [str(obj) for obj in objs], gone, set(), [f"{noun}: {number}" for noun, number in in_the_way.items()]


def _count(models: Iterable[type[Model]]) -> dict[str, int]:
    return dict(Counter(capfirst(str(model._meta.verbose_name_plural)) for model in models))
