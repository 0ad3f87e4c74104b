"""What is never public: shown only to those who may read it."""

from typing import Any, cast

from django import forms
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models import FileField
from django.http import FileResponse, HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from experts.access import may_read_restricted
from experts.admin.base import PoolInline
from experts.documents import keeping, sending
from experts.documents.checking import Checked, check
from experts.models import Contact, Document, Official, PersonalRecord

MARK = ["restricted"]  # the stylesheet paints it


class PersonalRecordInline(PoolInline):
    model = PersonalRecord
    template = "admin/edit_inline/stacked.html"
    classes = MARK
    verbose_name = _("Restricted: identity number and notes")
    extra = 1  # there is one at most, so it needs no “Add another”
    fields = ["identity_number", "notes"]


class ContactInline(PoolInline):
    model = Contact
    classes = MARK
    verbose_name_plural = _("Restricted: contacts")
    fields = ["kind", "owner", "value", "sharing"]


class DocumentForm(forms.ModelForm):
    checked: Checked | None = None

    def clean_file(self) -> Any:
        upload = self.cleaned_data["file"]
        if "file" in self.changed_data:
            self.checked = check(upload)
        return upload

    def save(self, commit: bool = True) -> Document:
        if self.checked is None:
            return super().save(commit)
        keeping.describe(self.instance, self.checked)
        document = super().save(commit)
        if commit:
            keeping.keep_pictures(document, self.checked)
        return document


class DocumentInline(PoolInline):
    model = Document
    form = DocumentForm
    classes = MARK
    verbose_name_plural = _("Restricted: documents")
    readonly_fields = ["download", "added_at"]
    # The storage has no public addresses, so Django's widget, which links to the file, would fail.
    formfield_overrides = PoolInline.formfield_overrides | {FileField: {"widget": forms.FileInput}}

    def get_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        upload = ["file"] if self.has_change_permission(request, obj) else []
        return ["kind", "title", *upload, "download", "added_at"]

    @admin.display(description=_("document"))
    def download(self, document: Document) -> str:
        if not document.pk:
            return "–"
        address = reverse("admin:experts_official_document", args=[document.official_id, document.pk])
        return format_html('<a href="{}">{}</a>', address, _("Download"))


RESTRICTED = [PersonalRecordInline, ContactInline, DocumentInline]


def send_document(request: HttpRequest, official_id: int, pk: int) -> FileResponse:
    document = get_object_or_404(Document.objects.select_related("official"), official=official_id, pk=pk)
    official = cast(Official, document.official)
    if not may_read_restricted(request.user, official):
        raise PermissionDenied
    return sending.original(document, f"{official.slug}-{document.kind}")
