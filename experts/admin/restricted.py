"""What is never public: on a page of its own, for those who may read it, who are recorded with it."""

from typing import Any, cast

from django import forms
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models import FileField
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from experts import looks
from experts.access import may_read_restricted
from experts.admin.base import PoolAdmin, PoolInline
from experts.documents import keeping, sending
from experts.documents.checking import Checked, check
from experts.models import Contact, Document, Look, Official, PersonalRecord

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


class RestrictedAdmin(PoolAdmin):
    """The restricted data of one official, on a page beside that of the record, which is not edited here."""

    inlines = (*RESTRICTED,)
    save_on_top = False
    shows_restricted = True
    change_form_template = "admin/experts/official/restricted.html"

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> list[Any]:
        return []

    def has_view_permission(self, request: HttpRequest, obj: Official | None = None) -> bool:
        return obj is not None and may_read_restricted(request.user, obj)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Official | None = None) -> bool:
        return False

    def save_model(self, request: HttpRequest, obj: Official, form: Any, change: bool) -> None:
        """When the record was changed is public, and nothing of it is."""

    def response_post_save_change(self, request: HttpRequest, obj: Official) -> HttpResponse:
        return redirect("admin:experts_official_change", obj.pk)

    def look(self, request: HttpRequest, pk: int) -> HttpResponse:
        official = self._seen(request, pk, Look.Part.RECORD)
        return self.change_view(request, str(pk), extra_context={"title": gettext("Restricted data of %s") % official})

    def look_back(self, request: HttpRequest, pk: int) -> HttpResponse:
        self._seen(request, pk, Look.Part.HISTORY)
        return self.history_view(request, str(pk))

    def _seen(self, request: HttpRequest, pk: int, part: Look.Part) -> Official:
        official = get_object_or_404(Official, pk=pk)
        if not self.has_view_permission(request, official):
            raise PermissionDenied
        looks.record(Official.objects.filter(pk=pk), part, by=request.user)
        return official


class ShowingRestricted:
    """For the admin of officials: the ways to what its pages don't show."""

    def get_urls(self) -> list[Any]:
        view, restricted = self.admin_site.admin_view, RestrictedAdmin(Official, self.admin_site)
        return [
            path("<int:pk>/restricted/", view(restricted.look), name="experts_official_restricted"),
            path(
                "<int:pk>/restricted/history/", view(restricted.look_back), name="experts_official_restricted_history"
            ),
            path("<int:official_id>/documents/<int:pk>/", view(send_document), name="experts_official_document"),
            *super().get_urls(),
        ]

    def render_change_form(self, request: HttpRequest, context: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        official = kwargs.get("obj")
        context["may_read_restricted"] = official is not None and may_read_restricted(request.user, official)
        context["may_read_looks"] = self.admin_site.get_model_admin(Look).has_view_permission(request)
        return super().render_change_form(request, context, *args, **kwargs)


def send_document(request: HttpRequest, official_id: int, pk: int) -> FileResponse:
    document = get_object_or_404(Document.objects.select_related("official"), official=official_id, pk=pk)
    official = cast(Official, document.official)
    if not may_read_restricted(request.user, official):
        raise PermissionDenied
    answer = sending.original(document, f"{official.slug}-{document.kind}")
    looks.record_document(document, by=request.user)
    return answer
