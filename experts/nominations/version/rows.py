"""The forms of several rows together, and the rules about them."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from experts.nominations.version.sections import Block
from experts.text import letters

MOST = 60  # rows of a kind
ONCE = {"expertise": "competency", "languages": "language", "contacts": "value"}  # what may not be there twice


class Rows(forms.BaseFormSet):
    name: str

    def clean(self) -> None:
        if once := ONCE.get(self.name):
            self._refuse_twice(once)
        if self.name == "posts":
            self._refuse_two_main_posts()

    def _refuse_twice(self, once: str) -> None:
        seen = set()
        for form in self.valid_forms:
            key = letters(form.cleaned_data[once])
            if key in seen:
                form.add_error(once, _("This is listed already."))
            seen.add(key)

    def _refuse_two_main_posts(self) -> None:
        main = [form for form in self.valid_forms if form.cleaned_data.get("is_primary")]
        for form in main[1:]:
            form.add_error("is_primary", _("Only one post can be the main one."))

    @property
    def valid_forms(self) -> list[Any]:
        return [form for form in self.forms if form.is_valid()]


def formset_of(block: Block) -> type[Rows]:
    made: Any = forms.formset_factory(
        block.form, formset=Rows, extra=0, max_num=MOST, absolute_max=MOST, validate_max=True
    )
    made.name = block.name
    return made
