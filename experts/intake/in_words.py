"""What a draft changes, in words: for each thing what it is, what stood there and what would stand there."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from django.db.models import Model
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from experts.intake.dossiers import PARTS, Dossier, Draft
from experts.models import Agency, Competency, Country, Language, Official, Tier

Change = list[str]  # what, before, after

SOURCES: dict[Any, Callable[[], dict[Any, str]]] = {
    Agency: lambda: {agency.pk: agency.display_name for agency in Agency.objects.all()},
    Competency: lambda: {one.pk: one.label for one in Competency.objects.with_labels()},
    Country: lambda: {one.code: str(one) for one in Country.objects.all()},
    Language: lambda: {one.code: str(one) for one in Language.objects.all()},
    Tier: lambda: {one.slug: str(one) for one in Tier.objects.all()},
}
NAMING = ("title", "competency_id", "language_id", "qualification")  # by which a part is told from others


class Words:
    """In the language that is active; the names of what drafts refer to are read once for each kind of thing."""

    def __init__(self, proposed: Mapping[str, Agency]) -> None:
        """``proposed`` are the agencies that are not written yet, by slug."""
        self._proposed = proposed
        self._names: dict[type[Model], dict[Any, str]] = {}

    def tell(self, dossier: Dossier, draft: Draft) -> list[Change]:
        before = dossier.before.get((Official, dossier.official.pk), {})
        changes = [
            [self.label(Official, column), self.show(Official, column, before.get(column)), after]
            for column, value in draft.get("official", {}).items()
            if ((after := self.show(Official, column, value)) and column != "name") or before
        ]
        if number := draft.get("identity_number"):
            changes.append([capfirst(_("identity number")), "", number])
        for name in PARTS:
            for part in draft.get(name, []):
                changes += self._part(name, part, dossier)
        return changes

    def _part(self, name: str, draft: Mapping[str, Any], dossier: Dossier) -> Iterable[Change]:
        model = PARTS[name]
        what = capfirst(str(model._meta.verbose_name))
        before = dossier.before.get((model, draft.get("pk", 0)))
        if before is None:
            return [[what, "", ", ".join(self.said(model, draft))]]
        named = next(self.show(model, column, before[column]) for column in NAMING if column in before)
        return [
            [f"{what}: {named} · {self.label(model, column)}", self.show(model, column, before.get(column)), after]
            for column, value in draft.items()
            if column != "pk"
            for after in [self.show(model, column, value)]
        ]

    def said(self, model: type[Model], draft: Mapping[str, Any]) -> Iterator[str]:
        """Of a new part, what names it first; what does not speak for itself with its label."""
        for column in sorted(draft, key=lambda column: (column not in NAMING, draft[column] is True)):
            value = self.show(model, column, draft[column])
            if draft[column] is True:
                yield self.label(model, column)
            elif value:
                yield f"{self.label(model, column)}: {value}" if isinstance(draft[column], date) else value

    def label(self, model: type[Model], column: str) -> str:
        return capfirst(str(_field(model, column).verbose_name))

    def show(self, model: type[Model], column: str, value: Any) -> str:
        if value in (None, "", [], False) or column == "pk":
            return ""
        if column == "agency":
            return str(self._proposed[value])
        field = _field(model, column)
        if field.related_model in SOURCES:
            return self._names_of(field.related_model).get(value, str(value))
        choices = dict(getattr(field, "base_field", field).flatchoices)
        if isinstance(value, list):
            return ", ".join(str(choices.get(one, one)) for one in value)
        return str(choices.get(value) or _plain(value))

    def _names_of(self, model: type[Model]) -> dict[Any, str]:
        if model not in self._names:
            self._names[model] = SOURCES[model]()
        return self._names[model]


def _field(model: type[Model], column: str) -> Any:
    return model._meta.get_field(column)


def _plain(value: Any) -> str:
    if value is True:
        return _("yes")
    return date_format(value, "DATE_FORMAT") if isinstance(value, date) else str(value)
