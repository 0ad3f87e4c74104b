"""Two people edit one record: the second to save is told, and nothing is lost.

The version of a record is the number of changes that its history holds, those of the rows edited on its page
included. The triggers count every change, whoever or whatever made it.
"""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.db.models import Model, QuerySet
from django.forms.models import _get_foreign_key
from django.utils import formats, timezone
from django.utils.translation import gettext as _

from experts.models import User

Parts = Iterable[type[Model]]


def version_of(record: Model, parts: Parts) -> int:
    own, *others = _changes(record, parts)
    return own.values("pgh_id").union(*(changes.values("pgh_id") for changes in others), all=True).count()


def describe_last_change(record: Model, parts: Parts) -> str:
    """“Dewi Lestari changed it at 3:15 p.m.”, as far as that is known."""
    columns = ("pgh_created_at", "pgh_id", "pgh_context__metadata__user")
    own, *others = (changes.values_list(*columns) for changes in _changes(record, parts))
    when, _id, by = own.union(*others, all=True).order_by("-pgh_created_at", "-pgh_id").first()
    who = User.objects.filter(pk=by).first() if by else None
    time = formats.date_format(timezone.localtime(when), "DATETIME_FORMAT")
    return _("%(who)s changed it on %(time)s.") % {"who": who or _("Somebody"), "time": time}


def _changes(record: Model, parts: Parts) -> list[QuerySet[Any]]:
    own = type(record).pgh_event_model.objects.filter(pgh_obj_id=record.pk)
    return [own] + [
        part.pgh_event_model.objects.filter(**{_get_foreign_key(type(record), part).attname: record.pk})
        for part in parts
    ]


class VersionField(forms.IntegerField):
    """Which version the form shows; it is never an edit by itself."""

    widget = forms.HiddenInput

    def has_changed(self, initial: Any, data: Any) -> bool:
        return False


class VersionedForm(forms.ModelForm):
    """A form that doesn't save over an edit which it doesn't show, unless told to."""

    version = VersionField(required=False)
    overwrite = VersionField(required=False)

    parts: Parts = ()  # the nouns whose rows are edited on the same page
    refusal = ""  # what the database said when this very form was saved a moment ago
    newer_version: int | None = None

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self.instance._state.adding and not self.is_bound:
            self.initial["version"] = version_of(self.instance, self.parts)

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        if self.refusal:
            self.add_error(None, self.refusal)
        if not self.instance._state.adding:
            self._refuse_when_overtaken()
        return cleaned

    def _refuse_when_overtaken(self) -> None:
        # Locked until the end of the transaction, so that nobody comes between the comparison and the saving.
        type(self.instance)._default_manager.select_for_update(of=("self",)).filter(pk=self.instance.pk).first()
        current = version_of(self.instance, self.parts)
        if current not in (self.cleaned_data.get("version"), self.cleaned_data.get("overwrite")):
            self.newer_version = current
            self.add_error(None, _("This record is newer than what you see: nothing has been saved yet."))
            self.add_error(None, describe_last_change(self.instance, self.parts))
