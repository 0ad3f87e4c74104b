"""How BKN decides on nominations: on the page of each, which leads to the next one."""

from typing import Any

from django.contrib import messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from experts import looks
from experts.access import may_review
from experts.admin.decisions import who
from experts.admin.queue import KeysOnly, Place, place_of
from experts.admin.review_page import note_form, page_of, whole
from experts.models import Nomination
from experts.nominations import claiming, mending
from experts.nominations.checking import show_preview
from experts.nominations.joining import join
from experts.nominations.transitions import Action, find
from experts.nominations.wording import STEPS
from experts.nominations.workflow import ACTS


class Reviewing:
    def get_urls(self) -> list[Any]:
        view = self.admin_site.admin_view
        post = lambda act: view(require_POST(act))  # noqa: E731
        return [
            path("<int:pk>/decide/<slug:action>/", view(self.decide_one), name="experts_nomination_decide"),
            path("<int:pk>/unreadable/<int:number>/", post(self.ask_again), name="experts_nomination_unreadable"),
            path("<int:pk>/join/<int:other>/", post(self.join_two), name="experts_nomination_join"),
            path("<int:pk>/claim/", post(self.claim), name="experts_nomination_claim"),
            path("<int:pk>/preview/", view(self.preview), name="experts_nomination_preview"),
            *super().get_urls(),
        ]

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> Any:
        return KeysOnly if getattr(request, "keys_only", False) else super().get_changelist(request, **kwargs)

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        nomination = self.get_object(request, unquote(object_id))
        if request.method == "POST" or not self.has_view_permission(request, nomination):
            raise PermissionDenied
        if nomination is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)
        return self._show(request, nomination)

    def decide_one(self, request: HttpRequest, pk: int, action: str) -> HttpResponse:
        """A form of the page sends here; whoever had to sign in first is led back to the page."""
        nomination = self._mine(request, pk)
        place = place_of(self, request, pk)
        if request.method != "POST":
            return redirect(place.link(pk))
        try:
            row = find(_action(action), who(request), nomination)
            form = note_form(row, nomination, request.POST)
            if not form.is_valid():
                return self._show(request, nomination, (row, form))
            return self._carry_out(request, nomination, row.action, form.answer(), place)
        except ValidationError as error:
            return _tell(request, error, place.link(pk))

    def ask_again(self, request: HttpRequest, pk: int, number: int) -> HttpResponse:
        """The scan of a document can’t be read: one click."""
        nomination = self._mine(request, pk)
        document = get_object_or_404(nomination.documents, pk=number)
        place = place_of(self, request, pk)
        language = nomination.created_by.language or request.LANGUAGE_CODE
        answer = {"note": mending.note_about(document, language), "mend": [f"{mending.DOCUMENT}-{document.pk}"]}
        try:
            return self._carry_out(request, nomination, Action.RETURN, answer, place)
        except ValidationError as error:
            return _tell(request, error, place.link(pk))

    def join_two(self, request: HttpRequest, pk: int, other: int) -> HttpResponse:
        here, there = self._mine(request, pk), self._mine(request, other)
        place = place_of(self, request, pk)
        kept, ending = (there, here) if request.POST.get("goes_on") == str(other) else (here, there)
        try:
            _refuse_if_claimed(request, here, there)
            join(kept, ending, by=who(request))
        except ValidationError as error:
            return _tell(request, error, place.link(pk))
        messages.success(request, _("Joined: this one goes on. Both sides are told by mail."))
        return redirect(place.link(kept.pk))

    def claim(self, request: HttpRequest, pk: int) -> HttpResponse:
        nomination, user = self._mine(request, pk), who(request)
        place, over = place_of(self, request, pk), request.POST.get("over", "")
        try:
            if "let_go" in request.POST:
                claiming.let_go(nomination, by=user)
            else:
                claiming.claim(nomination, by=user, over=int(over) if over.isdecimal() and len(over) < 19 else None)
        except ValidationError as error:
            return _tell(request, error, place.link(pk))
        return redirect(place.link(pk))

    def preview(self, request: HttpRequest, pk: int) -> HttpResponse:
        versions = Nomination.objects.visible_to(who(request)).filter(kind__in=Nomination.WITH_VERSION)
        nomination = get_object_or_404(versions.select_related("official"), pk=pk)
        return show_preview(request, nomination, reverse("admin:experts_nomination_change", args=[pk]))

    def _mine(self, request: HttpRequest, pk: int) -> Nomination:
        if not may_review(request.user):
            raise PermissionDenied
        readable = Nomination.objects.visible_to(who(request)).select_related("official", "created_by")
        return get_object_or_404(readable, pk=pk)

    def _carry_out(
        self, request: HttpRequest, nomination: Nomination, action: Action, answer: dict[str, Any], place: Place
    ) -> HttpResponse:
        """And on to the next one."""
        _refuse_if_claimed(request, nomination)
        ACTS[action](nomination, by=who(request), **answer)
        claiming.let_go(nomination, by=who(request))
        messages.success(request, f"{nomination} – {STEPS[action].done}")
        upcoming = place.next or place.previous
        return redirect(place.link(upcoming) if upcoming else place.list_link)

    def _show(self, request: HttpRequest, found: Nomination, bound: Any = None) -> TemplateResponse:
        nomination = whole(found.pk)
        if nomination.has_version:  # it proposes contacts, too
            looks.record_nomination(nomination, by=who(request))
        context = {
            **self.admin_site.each_context(request),
            **page_of(nomination, who(request), request.GET.dict(), bound),
            "title": str(nomination),
            "opts": self.opts,
            "nomination": nomination,
            "original": nomination,
            "place": place_of(self, request, nomination.pk),
        }
        request.current_app = self.admin_site.name
        return TemplateResponse(request, "admin/experts/nomination/review.html", context)


def _refuse_if_claimed(request: HttpRequest, *nominations: Nomination) -> None:
    for nomination in nominations:
        if claim := claiming.held_by_another(nomination, who(request)):
            raise ValidationError(_("%s is at work on it. Take it over first, if you are to decide.") % claim.by)


def _tell(request: HttpRequest, error: ValidationError, there: str) -> HttpResponse:
    messages.error(request, " ".join(error.messages))
    return redirect(there)


def _action(name: str) -> Action:
    if name not in ACTS:
        raise Http404
    return Action(name)
