"""An official's record with its parts: as it is, as a file would have it, and the difference as a draft.

A draft is JSON: ``{"official": {column: value}, "posts": [{"pk": …, column: value}, …], …}``. Of a record that exists
it holds what changes; a part without ``pk`` is new. A post at a proposed agency has the slug of that as ``agency``.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from django.db.models import Model

from experts.models import Achievement, Agency, Assignment, Education, Expertise, LanguageSkill, Official, Post
from experts.text import clean

PARTS: dict[str, type[Model]] = {
    "posts": Post,
    "expertise": Expertise,
    "languages": LanguageSkill,
    "assignments": Assignment,
    "education": Education,
    "achievements": Achievement,
}
OFFICIAL_COLUMNS = (
    "external_id",
    "name",
    "name_local",
    "title_before",
    "title_after",
    "other_names",
    "categories",
    "tier_id",
    "rank_title",
    "summary",
    "summary_local",
    "service_since",
    "available_from",
    "available_until",
    "notice_weeks",
    "modes",
    "travels",
)
PART_COLUMNS = {
    related_name: tuple(
        field.attname
        for field in model._meta.concrete_fields
        if field.editable and not field.primary_key and field.name != "official"
    )
    for related_name, model in PARTS.items()
}

Draft = dict[str, Any]


@dataclass
class Dossier:
    official: Official
    parts: dict[str, list[Any]] = field(default_factory=lambda: {name: [] for name in PARTS})
    identity_number: str = ""  # that a file brings for a record that has none
    before: dict[tuple[type[Model], int], dict[str, Any]] = field(default_factory=dict)

    @property
    def posts(self) -> list[Post]:
        return self.parts["posts"]

    def remember(self) -> None:
        """Take what the record holds now for what it held before."""
        self.before[Official, self.official.pk] = values_of(self.official, OFFICIAL_COLUMNS)
        for name, parts in self.parts.items():
            self.before |= {(type(part), part.pk): values_of(part, PART_COLUMNS[name]) for part in parts}

    def change_of(self, instance: Model, columns: tuple[str, ...]) -> dict[str, Any]:
        """What differs from before; of what is new, everything that is not as a new one would be anyway."""
        before = self.before.get((type(instance), instance.pk)) or blank(type(instance), columns)
        now = values_of(instance, columns)
        return {column: value for column, value in now.items() if not _is_same(value, before[column])}

    def draft(self) -> Draft:
        drafts: Draft = {}
        if change := self.change_of(self.official, OFFICIAL_COLUMNS):
            drafts["official"] = change
        if self.identity_number:
            drafts["identity_number"] = self.identity_number
        for name, parts in self.parts.items():
            if changed := [draft for part in parts if (draft := self._part_draft(part, PART_COLUMNS[name]))]:
                drafts[name] = changed
        return drafts

    def _part_draft(self, part: Any, columns: tuple[str, ...]) -> dict[str, Any]:
        change = self.change_of(part, columns)
        if isinstance(part, Post) and part.agency_id is None and part.agency:
            change["agency"] = part.agency.slug
        return change | {"pk": part.pk} if change and part.pk else change


def _is_same(now: Any, before: Any) -> bool:
    """White space that a cell does not keep is no change."""
    return now == before or (isinstance(before, str) and now == clean(before))


def values_of(instance: Model, columns: Iterable[str]) -> dict[str, Any]:
    """Lists are copied: what is changed in place afterwards must still be seen to differ."""
    values = {column: getattr(instance, column) for column in columns}
    return {column: list(value) if isinstance(value, list) else value for column, value in values.items()}


@cache
def blank(model: type[Model], columns: tuple[str, ...]) -> dict[str, Any]:
    return values_of(model(), columns)


def load_dossiers(keys: Iterable[int], *, lock: bool = False) -> dict[int, Dossier]:
    """The records with these keys, as they are; locked so that nobody edits them meanwhile, if that is asked for."""
    officials = Official.objects.filter(pk__in=list(keys)).order_by("pk").prefetch_related(*PARTS)
    if lock:
        officials = officials.select_for_update(of=("self",))
    found = {}
    for official in officials:
        parts = {name: list(getattr(official, name).all()) for name in PARTS}
        found[official.pk] = Dossier(official, parts)
        found[official.pk].remember()
    return found


def bring_draft_over(dossier: Dossier, draft: Draft, agencies: Mapping[str, Agency]) -> None:
    """Have the record as the draft has it. ``agencies`` are the proposed ones, by slug."""
    fill(dossier.official, draft.get("official", {}))
    dossier.identity_number = draft.get("identity_number", "")
    for name, model in PARTS.items():
        known = {part.pk: part for part in dossier.parts[name]}
        for values in draft.get(name, []):
            part = known.get(values.get("pk"))
            if part is None:
                part = model(official=dossier.official)
                dossier.parts[name].append(part)
            fill(part, values, agencies)


def fill(instance: Any, values: Mapping[str, Any], agencies: Mapping[str, Agency] = {}) -> None:
    """Set the columns to values as JSON has them."""
    for column, value in values.items():
        if column == "agency":
            instance.agency = agencies[value]
        elif column != "pk":
            found = instance._meta.get_field(column)
            target = found.target_field if found.is_relation else found
            setattr(instance, column, target.to_python(value))
