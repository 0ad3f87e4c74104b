"""What somebody says of two records where they differ."""

from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import Model
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from experts.admin.choosing import Autocomplete
from experts.merging.merge import asked, digest
from experts.merging.sides import Question, Side
from experts.text import clean


class AnotherField(forms.ModelChoiceField):
    def to_python(self, value: Any) -> Any:
        return super().to_python(clean(value) if value else value)  # PostgreSQL would choke on a NUL


class AnotherForm(forms.Form):
    """With which other record it is to be merged."""

    def __init__(self, record: Any, data: Any = None) -> None:
        super().__init__(data)
        model = type(record)
        self.fields["other"] = AnotherField(
            model._default_manager.filter(merged_into=None).exclude(pk=record.pk),
            label=gettext_lazy("The other record"),
            widget=Autocomplete(model._meta.get_field("merged_into"), admin.site),
        )


class MergeForm(forms.Form):
    """A choice wherever the two differ, and which versions of them are looked at."""

    seen = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, kept: Any, gone: Any, data: Any = None) -> None:
        super().__init__(data, initial={"seen": digest(kept, gone)})
        self.questions = asked(kept, gone)
        for each in self.questions:
            self.fields[each.name] = forms.ChoiceField(
                label=each.label,
                choices=[(side.value, _shown(side, each, kept, gone)) for side in each.sides],
                initial=each.default.value,
                widget=forms.RadioSelect,
            )

    @property
    def choices(self) -> list[forms.BoundField]:
        return [self[each.name] for each in self.questions]

    @property
    def answers(self) -> dict[str, str]:
        return {each.name: self.cleaned_data[each.name] for each in self.questions}


def _shown(side: Side, question: Question, kept: Model, gone: Model) -> str:
    if side == Side.BOTH:
        return _("Both together")
    record: Any = kept if side == Side.KEPT else gone
    if question.name == "photo" and record.photo:
        there = reverse("directory:photo", args=[record.slug])
        return format_html('<img class="portrait" src="{}" alt="{}">', there, _("photo of %s") % record)
    return question.kept if side == Side.KEPT else question.gone
