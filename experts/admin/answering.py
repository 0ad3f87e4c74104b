"""How a correction is decided: an action of the list or a button of its page, then a page that asks for the answer."""

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

from experts.admin.asking import ask
from experts.corrections import workflow
from experts.models import Correction


@dataclass(frozen=True)
class Decision:
    name: str
    question: Any
    consequence: Any
    button: Any
    label: Any
    needs_answer: bool
    carry_out: Callable[..., int]


DONE = Decision(
    "finish",
    _("Corrected?"),
    _("The record is as it should be. The sender gets a mail that says so."),
    _("Done"),
    _("Answer to the sender (optional)"),
    False,
    workflow.finish,
)
DECLINE = Decision(
    "decline",
    _("Decline?"),
    _("The record stays as it is. The sender gets a mail with your reason."),
    _("Decline"),
    _("Reason, as the sender will read it"),
    True,
    workflow.decline,
)


class AnswerForm(forms.Form):
    answer = forms.CharField(max_length=1000, widget=forms.Textarea({"rows": 4, "cols": 80}))

    def __init__(self, decision: Decision, data: Any = None) -> None:
        super().__init__(data)
        self.fields["answer"].label = decision.label
        self.fields["answer"].required = decision.needs_answer


class Answering:
    actions = ["finish", "decline"]
    change_form_template = "admin/experts/correction/change_form.html"

    @admin.action(description=_("Done…"), permissions=["change"])
    def finish(self, request: HttpRequest, queryset: Any) -> HttpResponse | None:
        return self._ask_answer(request, queryset, DONE)

    @admin.action(description=_("Decline…"), permissions=["change"])
    def decline(self, request: HttpRequest, queryset: Any) -> HttpResponse | None:
        return self._ask_answer(request, queryset, DECLINE)

    def get_urls(self) -> list[Any]:
        view = self.admin_site.admin_view(self.decide_one)
        return [
            path("<int:pk>/finish/", view, {"decision": DONE}, name="experts_correction_finish"),
            path("<int:pk>/decline/", view, {"decision": DECLINE}, name="experts_correction_decline"),
            *super().get_urls(),
        ]

    def decide_one(self, request: HttpRequest, pk: int, decision: Decision) -> HttpResponse:
        if not self.has_change_permission(request):
            raise PermissionDenied
        correction = get_object_or_404(self.get_queryset(request), pk=pk)
        page = reverse("admin:experts_correction_change", args=[correction.pk])
        only = self.get_queryset(request).filter(pk=pk)
        return self._ask_answer(request, only, decision, back=page) or redirect(page)

    def _ask_answer(
        self, request: HttpRequest, corrections: Any, decision: Decision, back: str = ""
    ) -> HttpResponse | None:
        """The page that asks for the answer, or None when it was given and the decision is carried out."""
        form = AnswerForm(decision, request.POST if "decide" in request.POST else None)
        chosen = Correction.objects.filter(pk__in=corrections.order_by().values("pk")).open().select_related("official")
        if form.is_valid():
            number = decision.carry_out(chosen, answer=form.cleaned_data["answer"], by=request.user)
            messages.success(request, ngettext("%d correction decided.", "%d corrections decided.", number) % number)
            return None
        template = "admin/experts/correction/decide.html"
        return ask(self, request, template, decision=decision, form=form, records=chosen, back=back)

    def render_change_form(self, request: HttpRequest, context: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        correction = kwargs.get("obj")
        is_open = correction is not None and correction.state == Correction.State.OPEN
        context["may_decide"] = is_open and self.has_change_permission(request)
        return super().render_change_form(request, context, *args, **kwargs)
