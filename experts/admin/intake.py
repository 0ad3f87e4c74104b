"""Spreadsheets on their way in: their list, and for each one page that shows what its state asks for."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import path
from django.utils import timezone
from django.utils.html import format_html
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from experts.admin import intake_asking, intake_mapping, intake_outcome, intake_preview, intake_progress
from experts.admin.base import PlainAdmin
from experts.admin.intake_upload import upload
from experts.intake import workflow
from experts.models import Intake

State = Intake.State
Act = Callable[["IntakeAdmin", HttpRequest, Intake], HttpResponse | None]
States = tuple[Intake.State, ...]

SHOWN: dict[str, Callable[["IntakeAdmin", HttpRequest, Intake], HttpResponse]] = {
    State.MAPPING: intake_mapping.show,
    State.ASKING: intake_asking.show,
    State.READY: intake_preview.show,
    **dict.fromkeys(Intake.AT_WORK, intake_progress.show),
    **dict.fromkeys([State.DONE, State.UNDONE, State.REFUSED, State.FAILED], intake_outcome.show),
}
ACTS: dict[str, tuple[Act, States]] = {  # and the states whose pages have a button for it
    "columns": (intake_mapping.map_columns, (State.MAPPING,)),
    "answers": (intake_asking.answer, (State.ASKING,)),
    "ask": (intake_preview.ask_again, (State.READY,)),
    "remap": (intake_preview.remap, (State.ASKING, State.READY)),
    "apply": (intake_preview.apply, (State.READY,)),
    "again": (intake_outcome.check_again, (State.FAILED,)),
    "undo": (intake_outcome.undo, (State.DONE,)),
}


@admin.register(Intake)
class IntakeAdmin(PlainAdmin):
    """Nothing of it is edited: it moves on by ``experts.intake.workflow`` only."""

    list_display = ["name", "country_code", "progress", "outcome", "sender", "sent_on"]
    list_filter = ["state", ("country", admin.RelatedOnlyFieldListFilter)]
    list_select_related = ["sender"]
    search_fields = ["name"]
    search_help_text = _("Name of the file.")
    change_list_template = "admin/experts/intake/change_list.html"

    def get_urls(self) -> list[Any]:
        view = self.admin_site.admin_view
        acts = [
            path(f"<int:pk>/{name}/", view(require_POST(self.act)), {"name": name}, name=f"experts_intake_{name}")
            for name in ACTS
        ]
        looks = [
            path(
                "<int:pk>/progress/",
                view(require_safe(self.look)),
                {"at": intake_progress.part},
                "experts_intake_progress",
            ),
            path(
                "<int:pk>/asking-undo/",
                view(require_safe(self.look)),
                {"at": intake_outcome.ask_undo},
                "experts_intake_ask_undo",
            ),
            path(
                "<int:pk>/wrong.xlsx",
                view(require_safe(self.look)),
                {"at": intake_preview.send_wrong_rows},
                "experts_intake_wrong",
            ),
        ]
        return [*acts, *looks, *super().get_urls()]

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).for_the_pool()

    # --- The pages ---

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        title = capfirst(str(self.opts.verbose_name_plural))
        return super().changelist_view(request, {"title": title} | (extra_context or {}))

    def add_view(self, request: HttpRequest, form_url: str = "", extra_context: Any = None) -> HttpResponse:
        if not self.has_add_permission(request):
            raise PermissionDenied
        return upload(self, request)

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        intake = self.get_object(request, object_id)
        if intake is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)
        if request.method == "POST" or not self.has_view_permission(request, intake):
            raise PermissionDenied
        return SHOWN[intake.state](self, request, intake)

    def look(self, request: HttpRequest, pk: int, at: Callable[..., HttpResponseBase]) -> HttpResponseBase:
        intake = get_object_or_404(Intake.objects.for_the_pool(), pk=pk)
        if not self.has_view_permission(request, intake):
            raise PermissionDenied
        return at(self, request, intake)

    def act(self, request: HttpRequest, pk: int, name: str) -> HttpResponse:
        intake = get_object_or_404(Intake.objects.for_the_pool(), pk=pk)
        if not self.has_change_permission(request, intake):
            raise PermissionDenied
        act, states = ACTS[name]
        answer = None
        try:
            if intake.state not in states:
                raise workflow.NotNowError(gettext("The spreadsheet has moved on: this is how it stands now."))
            answer = act(self, request, intake)
        except workflow.NotNowError as refusal:
            messages.error(request, str(refusal))
        return answer or redirect("admin:experts_intake_change", pk)

    # --- Discarding is Django's deleting, of what is not written ---

    def has_delete_permission(self, request: HttpRequest, obj: Intake | None = None) -> bool:
        allowed = super().has_delete_permission(request, obj)
        return allowed and (obj is None or obj.state in workflow.OPEN)

    def delete_view(self, request: HttpRequest, object_id: str, extra_context: Any = None) -> HttpResponse:
        try:
            return super().delete_view(request, object_id, extra_context)
        except workflow.NotNowError as refusal:
            messages.error(request, str(refusal))
            return redirect("admin:experts_intake_change", object_id)

    def delete_model(self, request: HttpRequest, obj: Intake) -> None:
        workflow.discard(obj)

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> tuple[list[str], dict[str, int], set[str], list]:
        """Counted, without reading a hundred thousand rows."""
        rows = sum(intake.rows.count() for intake in objs)
        return [str(intake) for intake in objs], {gettext("Rows"): rows}, set(), []

    # --- The columns of the list ---

    @admin.display(description=_("country"), ordering="country__position")
    def country_code(self, intake: Intake) -> str:
        return intake.country_id or ""

    @admin.display(description=_("state"), ordering="state")
    def progress(self, intake: Intake) -> str:
        return format_html('<span class="state {}">{}</span>', intake.state, intake.get_state_display())

    @admin.display(description=_("result"))
    def outcome(self, intake: Intake) -> str:
        return intake_outcome.in_short(intake.counts)

    @admin.display(description=_("sent"), ordering="created_at")
    def sent_on(self, intake: Intake) -> date:
        return timezone.localdate(intake.created_at)
