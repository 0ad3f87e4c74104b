"""What administrators decide about an account, on the list or on its page: each asks once more."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from experts.access import may_administer
from experts.accounts import leaving
from experts.accounts.second_factor import has_second_factor
from experts.admin.asking import ask
from experts.models import User


@dataclass(frozen=True)
class Decision:
    name: str
    question: Any
    consequence: Any
    button: Any
    carry_out: Callable[..., int]


DEACTIVATE = Decision(
    "deactivate",
    _("Deactivate?"),
    _("The sessions end at once and nobody can sign in. What was done with the account stays on record."),
    _("Deactivate"),
    leaving.deactivate,
)
REACTIVATE = Decision(
    "reactivate",
    _("Reactivate?"),
    _("The account opens again, with its roles, its password and its second factor. Look at the roles first."),
    _("Reactivate"),
    leaving.reactivate,
)
RESET = Decision(
    "reset_second_factor",
    _("Reset the second factor?"),
    _(
        "Only for somebody who has lost it, and whom you know by voice or face. The sessions end, and the password "
        "alone lets in as far as the page where a new one is set up. The person gets a mail."
    ),
    _("Reset the second factor"),
    leaving.reset_second_factor,
)
DECISIONS = [DEACTIVATE, REACTIVATE, RESET]


class Parting:
    actions = ["deactivate", "reactivate"]
    change_form_template = "admin/experts/user/change_form.html"
    change_list_template = "admin/experts/user/change_list.html"

    @admin.action(description=_("Deactivate…"), permissions=["change"])
    def deactivate(self, request: HttpRequest, queryset: Any) -> HttpResponse | None:
        return self._ask(request, queryset, DEACTIVATE)

    @admin.action(description=_("Reactivate…"), permissions=["change"])
    def reactivate(self, request: HttpRequest, queryset: Any) -> HttpResponse | None:
        return self._ask(request, queryset, REACTIVATE)

    def get_urls(self) -> list[Any]:
        view = self.admin_site.admin_view(self.decide_one)
        pages = [
            path(f"<int:pk>/{each.name}/", view, {"decision": each}, name=f"experts_user_{each.name}")
            for each in DECISIONS
        ]
        return [*pages, *super().get_urls()]

    def decide_one(self, request: HttpRequest, pk: int, decision: Decision) -> HttpResponse:
        if not may_administer(request.user):
            raise PermissionDenied
        user = get_object_or_404(User, pk=pk)
        page = reverse("admin:experts_user_change", args=[user.pk])
        return self._ask(request, User.objects.filter(pk=pk), decision, back=page) or redirect(page)

    def _ask(self, request: HttpRequest, users: Any, decision: Decision, back: str = "") -> HttpResponse | None:
        """The page that asks once more, or None when the decision is carried out."""
        chosen = User.objects.filter(pk__in=users.order_by().values("pk"))
        if "decide" not in request.POST:
            template = "admin/ask.html"
            return ask(self, request, template, decision=decision, form=forms.Form(), records=chosen, back=back)
        number = decision.carry_out(chosen, by=request.user)
        messages.success(request, ngettext("%d account: done.", "%d accounts: done.", number) % number)
        return None

    def render_change_form(self, request: HttpRequest, context: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        user = kwargs.get("obj")
        if user and may_administer(request.user):
            context["can"] = {
                "deactivate": user.is_active and user != request.user,
                "reactivate": not user.is_active,
                "reset": has_second_factor(user),
            }
        return super().render_change_form(request, context, *args, **kwargs)
