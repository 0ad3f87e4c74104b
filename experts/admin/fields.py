"""Form fields for columns that hold several texts."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django import forms
from django.conf import settings
from django.contrib import admin
from django.contrib.admin.widgets import AdminFileWidget
from django.contrib.postgres.forms import SimpleArrayField
from django.core.exceptions import ValidationError
from django.forms.utils import flatatt
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


def called(field: str, label: "StrOrPromise") -> Callable[[Any, Any], str]:
    """For a page that is only read: what a foreign key refers to, without Django's link, which asks for no right."""

    @admin.display(description=label)
    def name(owner: Any, row: Any) -> str:
        return str(getattr(row, field) or "–")

    return name


class LinesField(SimpleArrayField):
    """A list of texts, one a line: names may hold commas."""

    widget = forms.Textarea(attrs={"rows": 3, "cols": 40})

    def __init__(self, base_field: forms.Field, **kwargs: Any) -> None:
        kwargs["help_text"] = kwargs.get("help_text") or _("One a line.")
        super().__init__(base_field, delimiter="\n", **kwargs)

    def to_python(self, value: Any) -> Sequence[str]:
        if isinstance(value, str):
            value = [line for line in value.splitlines() if line.strip()]
        return super().to_python(value)


class NamesWidget(forms.Widget):
    """One input for each language of the site, and for each other one in which there is a text already."""

    use_fieldset = True

    def __init__(self, part: type[forms.Widget] = forms.TextInput, attrs: dict[str, Any] | None = None) -> None:
        self.part = part(attrs)
        super().__init__(attrs)

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        texts = value if isinstance(value, dict) else {}
        id_ = (attrs or {}).get("id", f"id_{name}")
        known = dict(settings.LANGUAGES)
        rows = (
            (
                f"{id_}_{code}",
                known.get(code, code),
                self.part.render(f"{name}_{code}", texts.get(code), {"id": f"{id_}_{code}", "lang": code}, renderer),
            )
            for code in {**known, **texts}
        )
        inputs = format_html_join("", '<div><label for="{}">{}</label>{}</div>', rows)
        return format_html("<div{}>{}</div>", flatatt({"class": "names", "id": id_}), inputs)

    def value_from_datadict(self, data: Any, files: Any, name: str) -> dict[str, str]:
        start = f"{name}_"
        return {key.removeprefix(start): data[key] for key in data if key.startswith(start)}

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        return not self.value_from_datadict(data, files, name)

    def id_for_label(self, id_: str) -> str:
        return ""  # the group has a legend, each input a label of its own


class NamesFormField(forms.Field):
    """The names of a thing by language; the English one is what others fall back on."""

    widget = NamesWidget
    default_error_messages = {"required": _("Give at least the English text.")}

    def __init__(self, *, encoder: Any = None, decoder: Any = None, **kwargs: Any) -> None:
        """The model's field hands along an encoder and a decoder, which plain texts don't need, and asks for a hidden
        copy of what was there, as its default is made by a function; the version of the form serves for that."""
        super().__init__(**kwargs | {"show_hidden_initial": False})

    def to_python(self, value: Any) -> dict[str, str]:
        text = forms.CharField(required=False, max_length=2000)
        cleaned = {code: text.clean(words) for code, words in (value or {}).items()}
        return {code: words for code, words in cleaned.items() if words}

    def validate(self, value: dict[str, str]) -> None:
        if "en" not in value and (value or self.required):
            raise ValidationError(self.error_messages["required"], code="required")

    def has_changed(self, initial: Any, data: Any) -> bool:
        try:
            return (initial or {}) != self.to_python(data)
        except ValidationError:
            return True


@dataclass(frozen=True)
class Shown:
    """What a file input links to."""

    url: str

    def __str__(self) -> str:
        return gettext("the photo")


class PhotoInput(AdminFileWidget):
    """Links to the page that asks who is there: the file has no address of its own."""

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        if self.is_initial(value):
            context["widget"]["value"] = Shown(reverse("directory:photo", args=[value.instance.slug]))
        return context
