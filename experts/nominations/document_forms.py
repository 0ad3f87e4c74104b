"""By which forms documents are added to a nomination, and which kinds of them belong to which section of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, cast

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from experts.documents.checking import Checked, check
from experts.documents.fields import ScanField
from experts.models import Document, Nomination, User
from experts.nominations.mending import unreadable
from experts.nominations.transitions import may_write

Kind = Document.Kind
ALL = ""
SECTIONS: Mapping[str, tuple[Document.Kind, ...]] = {
    ALL: tuple(Kind),
    "eligibility": (Kind.RECOMMENDATION, Kind.CERTIFICATE),
    "basis": (Kind.CONSENT,),
}


class DocumentForm(forms.Form):
    """Each section has one of its own; beside its fields the page sends the section in which it stands."""

    kind = forms.ChoiceField(
        label=_("What it is"),
        error_messages={"required": _("Choose what it is."), "invalid_choice": _("Choose what it is.")},
    )
    file = ScanField(
        label=_("File"),
        help_text=_("PDF, or a photo as JPEG or PNG; at most 5 MB and 50 pages. Several photos are sent one by one."),
    )
    checked: Checked

    def __init__(self, data: Any = None, files: Any = None, *, section: str) -> None:
        super().__init__(data, files, auto_id="document_%s")
        kinds = SECTIONS[section]
        field = cast(forms.ChoiceField, self.fields["kind"])
        field.choices = [("", _("Choose what it is")), *((kind.value, kind.label) for kind in kinds)]
        if len(kinds) == 1:
            field.widget, field.initial = forms.HiddenInput(), kinds[0].value

    def clean_file(self) -> UploadedFile:
        file: UploadedFile = self.cleaned_data["file"]
        self.checked = check(file)
        return file


class ReplacingForm(DocumentForm):
    """The same kind of document in a better copy."""

    def __init__(self, document: Document, data: Any = None, files: Any = None) -> None:
        super().__init__(data, files, section=ALL)
        self.document = document
        self.auto_id = f"document_{document.pk}_%s"
        del self.fields["kind"]


def section_of(told: Mapping[str, Any]) -> str:
    """Where somebody comes from, and goes back to."""
    section = str(told.get("section", ALL))
    return section if section in SECTIONS else ALL


@dataclass(frozen=True)
class Enclosed:
    """What ``desk/documents.html`` shows: the documents of a section, and by what form one is added."""

    nomination: Nomination
    section: str
    documents: QuerySet[Document]
    form: DocumentForm | None
    unreadable: list[int]  # the keys of those that are asked for again


def enclosed(nomination: Nomination, user: User, section: str = ALL, form: DocumentForm | None = None) -> Enclosed:
    documents = nomination.documents.filter(kind__in=SECTIONS[section]).select_related("by").order_by("added_at", "pk")
    if form is None and may_write(user, nomination):
        form = DocumentForm(section=section)
    return Enclosed(nomination, section, documents, form, [one.pk for one in unreadable(nomination)])
