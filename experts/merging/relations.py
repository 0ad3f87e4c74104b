"""Everything that refers to a record, so that nothing is forgotten when it goes."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from django.db.models import ManyToManyRel, Model

from experts.merging.sides import Merge

Handler = Callable[[Any, Merge], None]  # takes the relation
Handlers = Mapping[str, Handler]


def relations_of(model: type[Model]) -> Iterator[Any]:
    """The foreign keys and the lists of others that lead to the model, hidden ones included; no history."""
    for relation in model._meta.get_fields(include_hidden=True):
        if relation.auto_created and not relation.concrete and (relation.is_relation or relation.hidden):
            related: Any = relation.related_model
            if not hasattr(related, "pgh_tracked_model") and not _is_half_of_a_list(relation):
                yield relation


def label_of(relation: Any) -> str:
    return f"{relation.related_model.__name__}.{relation.field.name}"


def rows_of(relation: Any, record: Model) -> Any:
    return relation.related_model._base_manager.filter(**{relation.field.name: record})


def see_to(handlers: Handlers, act: Merge) -> None:
    """In the order in which they are listed. Raises KeyError where nobody has thought of a relation."""
    found = {label_of(relation): relation for relation in relations_of(type(act.kept))}
    for label in found.keys() - handlers.keys():
        raise KeyError(label)
    for label, handle in handlers.items():
        if label in found:
            handle(found[label], act)


def move(relation: Any, act: Merge) -> None:
    rows_of(relation, act.gone).update(**{relation.field.name: act.kept})


def stay(relation: Any, act: Merge) -> None:
    """It tells of the record that went, which is still there to be told of."""


def drop(relation: Any, act: Merge) -> None:
    rows_of(relation, act.gone).delete()


def _is_half_of_a_list(relation: Any) -> bool:
    """A list of others is told once: by itself, not by its table too."""
    return bool(relation.related_model._meta.auto_created) and not isinstance(relation, ManyToManyRel)
