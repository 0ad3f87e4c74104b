"""How BKN decides on a nomination: a button of its page, then a page that asks for the note."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse

from experts import looks
from experts.access import may_review
from experts.admin.asking import ask
from experts.admin.decisions import who
from experts.models import Nomination
from experts.nominations.carrying import changes
from experts.nominations.checking import show_preview
from experts.nominations.forms import NoteForm
from experts.nominations.transitions import Action, find, open_to
from experts.nominations.wording import STEPS
from experts.nominations.workflow import ACTS


class Reviewing:
    change_form_template = "admin/experts/nomination/change_form.html"

    def get_urls(self) -> list[Any]:
        view = self.admin_site.admin_view(self.decide_one)
        preview = self.admin_site.admin_view(self.preview)
        return [
            path("<int:pk>/decide/<slug:action>/", view, name="experts_nomination_decide"),
            path("<int:pk>/preview/", preview, name="experts_nomination_preview"),
            *super().get_urls(),
        ]

    def decide_one(self, request: HttpRequest, pk: int, action: str) -> HttpResponse:
        if not may_review(request.user):
            raise PermissionDenied
        readable = Nomination.objects.visible_to(who(request)).select_related("official")
        nomination = get_object_or_404(readable, pk=pk)
        page = reverse("admin:experts_nomination_change", args=[pk])
        try:
            row = find(_action(action), who(request), nomination)
            form = NoteForm(row, nomination, request.POST if "decide" in request.POST else None)
            if form.is_valid():
                ACTS[row.action](nomination, by=who(request), **form.answer())
                messages.success(request, STEPS[row.action].done)
                return redirect(page)
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
            return redirect(page)
        template = "admin/experts/nomination/decide.html"
        only = Nomination.objects.filter(pk=pk).select_related("official")
        return ask(self, request, template, decision=STEPS[row.action], form=form, records=only, back=page)

    def preview(self, request: HttpRequest, pk: int) -> HttpResponse:
        versions = Nomination.objects.visible_to(who(request)).filter(kind__in=Nomination.WITH_VERSION)
        nomination = get_object_or_404(versions.select_related("official"), pk=pk)
        return show_preview(request, nomination, reverse("admin:experts_nomination_change", args=[pk]))

    def render_change_form(self, request: HttpRequest, context: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        nomination = kwargs.get("obj")
        if nomination is not None:
            actions = dict.fromkeys(row.action for row in open_to(who(request), nomination))
            context["steps"] = [STEPS[action] for action in actions if action in ACTS]
            context["changes"] = changes(nomination) if nomination.has_version else []
            if nomination.has_version:  # it proposes contacts, too
                looks.record_nomination(nomination, by=who(request))
        return super().render_change_form(request, context, *args, **kwargs)


def _action(name: str) -> Action:
    if name not in ACTS:
        raise Http404
    return Action(name)
