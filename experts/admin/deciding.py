"""The actions of the list and the buttons of a record's page, for the admin of officials."""

from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from experts.admin import decisions
from experts.admin.asking import ask
from experts.admin.decisions import HIDE, WITHDRAW, ReasonForm, TakeDown
from experts.models import Official
from experts.ownsay.asking import ask_and_tell

Status = Official.Status


class Deciding:
    actions = ["publish", "hide", "withdraw", "confirm"]
    change_form_template = "admin/experts/official/change_form.html"

    # --- On the list ---

    @admin.action(description=_("Publish"), permissions=["change"])
    def publish(self, request: HttpRequest, queryset: Any) -> None:
        decisions.publish(request, plain(queryset))

    @admin.action(description=_("Hide…"), permissions=["change"])
    def hide(self, request: HttpRequest, queryset: Any) -> HttpResponse | None:
        return self._ask_reason(request, plain(queryset), HIDE)

    @admin.action(description=_("Withdraw…"), permissions=["change"])
    def withdraw(self, request: HttpRequest, queryset: Any) -> HttpResponse | None:
        return self._ask_reason(request, plain(queryset), WITHDRAW)

    @admin.action(description=_("Confirm as correct today"), permissions=["change"])
    def confirm(self, request: HttpRequest, queryset: Any) -> None:
        decisions.confirm(request, plain(queryset))

    def _ask_reason(
        self, request: HttpRequest, officials: Any, decision: TakeDown, back: str = ""
    ) -> HttpResponse | None:
        """The page that asks for the reason, or None when it was given and the decision is carried out."""
        form = ReasonForm(decision, request.POST if "decide" in request.POST else None)
        if form.is_valid():
            decisions.take_down(request, officials, decision, form.cleaned_data["reason"])
            return None
        template = "admin/experts/official/take_down.html"
        return ask(self, request, template, decision=decision, form=form, records=officials, back=back)

    # --- On a record's page ---

    def get_urls(self) -> list[Any]:
        view = self.admin_site.admin_view
        return [
            path("<int:pk>/publish/", view(require_POST(self.publish_one)), name="experts_official_publish"),
            path("<int:pk>/confirm/", view(require_POST(self.confirm_one)), name="experts_official_confirm"),
            path("<int:pk>/ask/", view(require_POST(self.ask_one)), name="experts_official_ask"),
            path("<int:pk>/hide/", view(self.take_one_down), {"decision": HIDE}, name="experts_official_hide"),
            path(
                "<int:pk>/withdraw/", view(self.take_one_down), {"decision": WITHDRAW}, name="experts_official_withdraw"
            ),
            *super().get_urls(),
        ]

    def publish_one(self, request: HttpRequest, pk: int) -> HttpResponse:
        decisions.publish(request, self._only(request, pk), restore=True)
        return redirect("admin:experts_official_change", pk)

    def confirm_one(self, request: HttpRequest, pk: int) -> HttpResponse:
        decisions.confirm(request, self._only(request, pk))
        return redirect("admin:experts_official_change", pk)

    def ask_one(self, request: HttpRequest, pk: int) -> HttpResponse:
        official = get_object_or_404(self._only(request, pk).listed().select_related("country"))
        ask_and_tell(request, official, by=decisions.who(request))
        return redirect("admin:experts_official_change", pk)

    def take_one_down(self, request: HttpRequest, pk: int, decision: TakeDown) -> HttpResponse:
        record = reverse("admin:experts_official_change", args=[pk])
        return self._ask_reason(request, self._only(request, pk), decision, back=record) or redirect(record)

    def _only(self, request: HttpRequest, pk: int) -> Any:
        official = get_object_or_404(Official, pk=pk)
        if not self.has_change_permission(request, official):
            raise PermissionDenied
        return Official.objects.filter(pk=pk)

    def render_change_form(self, request: HttpRequest, context: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        official = kwargs.get("obj")
        if official and self.has_change_permission(request, official):
            context["can"] = {
                "publish": official.status != Status.PUBLISHED,
                "confirm": official.status in (Status.PUBLISHED, Status.HIDDEN),
                "ask": official.status in (Status.PUBLISHED, Status.HIDDEN),
                "hide": official.status == Status.PUBLISHED,
                "withdraw": official.status != Status.WITHDRAWN,
            }
        return super().render_change_form(request, context, *args, **kwargs)


def plain(queryset: Any) -> Any:
    """The officials of a list, without what the list reads along with them."""
    return Official.objects.filter(pk__in=queryset.order_by().values("pk"))
