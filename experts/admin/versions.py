"""Two people edit one record: the second to save is told, and nothing is lost."""

from typing import Any

from django import forms
from django.db.models import Model
from django.utils import formats, timezone
from django.utils.translation import gettext as _

from experts.admin.naming import Names
from experts.history.versions import Parts, last_changes, version_of


def describe_last_change(record: Model, parts: Parts) -> str:
    """“Dewi Lestari changed it on 3 March 2026 at 3:15 p.m.”, as far as that is known."""
    (last,) = last_changes(record, parts, 1)
    names = Names(lambda noun: noun._default_manager.all())
    names.want_user([last.pgh_context])
    who = names.user(last.pgh_context) if last.pgh_context else _("Somebody")
    time = formats.date_format(timezone.localtime(last.pgh_created_at), "DATETIME_FORMAT")
    return _("%(who)s changed it on %(time)s.") % {"who": who, "time": time}


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
    refusal: tuple[str | None, str] | None = None  # the field, and what was wrong when this was saved a moment ago
    newer_version: int | None = None

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self.instance._state.adding and not self.is_bound:
            self.initial["version"] = version_of(self.instance, self.parts)

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        if self.refusal:
            self.add_error(*self.refusal)
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
