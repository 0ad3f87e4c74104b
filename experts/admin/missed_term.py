from typing import Any, cast

from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils.html import format_html, format_html_join
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from experts.admin.base import PlainAdmin, PoolList, ReadOnly
from experts.admin.wording import SynonymForm, ask_about, may_add, refuse_unless
from experts.models import Competency, Language, MissedTerm, User
from experts.models.missed_term import MissedTermQuerySet
from experts.vocabulary.adding import add_synonym, dismiss
from experts.vocabulary.near import Near


class MissedList(PoolList):
    def get_results(self, request: HttpRequest) -> None:
        super().get_results(request)
        near, may_change = Near(), self.model_admin.may_add(request)
        self.result_list = list(self.result_list)
        for one in self.result_list:
            one.near, one.may_change = near.of(one.term), may_change


@admin.register(MissedTerm)
class MissedTermAdmin(ReadOnly, PlainAdmin):
    """One click makes a word a synonym; the next search understands it."""

    list_display = ["searched", "language", "synonym_of", "times", "days", "last_on"]
    export_display = ["term", "language", "times", "days", "last_on"]
    list_display_links = None
    search_fields = ["term"]
    fields = ["term", "language", "times", "days", "first_on", "last_on"]
    actions = ["dismiss"]

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).open()

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[PoolList]:
        return MissedList

    def may_add(self, request: HttpRequest) -> bool:
        return may_add(request, "competencylabel")

    def has_add_synonym_permission(self, request: HttpRequest) -> bool:
        return self.may_add(request)

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        title = {"title": capfirst(self.opts.verbose_name_plural)}
        return super().changelist_view(request, title | (extra_context or {}))

    @admin.display(description=gettext_lazy("term"), ordering="term")
    def searched(self, one: MissedTerm) -> str:
        return format_html('<span lang="{}">{}</span>', one.language, one.term)

    @admin.display(description=gettext_lazy("another name of"))
    def synonym_of(self, one: Any) -> str:
        if not one.may_change:
            return ", ".join(candidate.label for candidate in one.near)
        there = reverse("admin:experts_missedterm_add_synonym", args=[one.pk])
        near = ((there, candidate.key, candidate.label) for candidate in one.near)
        return format_html(
            '<div class="choices">{} <a href="{}">{}</a></div>',
            format_html_join(" ", '<button formaction="{}" name="to" value="{}">{}</button>', near),
            there,
            _("Another one…"),
        )

    @admin.action(description=gettext_lazy("Dismiss: they don’t come again"), permissions=["add_synonym"])
    def dismiss(self, request: HttpRequest, queryset: MissedTermQuerySet) -> None:
        number = dismiss(MissedTerm.objects.filter(pk__in=queryset.order_by().values("pk")))
        messages.success(request, ngettext("%d term dismissed.", "%d terms dismissed.", number) % number)

    def get_urls(self) -> list[Any]:
        view = self.admin_site.admin_view(self.add_synonym)
        return [path("<int:pk>/synonym/", view, name="experts_missedterm_add_synonym"), *super().get_urls()]

    def add_synonym(self, request: HttpRequest, pk: int) -> HttpResponse:
        """At once, from the list; or with a page that asks of which competency."""
        refuse_unless(self.may_add(request))
        missed = get_object_or_404(MissedTerm.objects.open(), pk=pk)
        if request.method == "POST" and "to" in request.POST:
            return self._add_at_once(request, missed, request.POST["to"])
        asks = SynonymForm(
            request.POST if request.method == "POST" else None,
            initial={"text": missed.term, "language": missed.language},
        )
        return ask_about(
            self,
            request,
            form=asks,
            carry_out=lambda **given: add_synonym(**given, by=cast(User, request.user)),
            told=_added(missed.term),
            back=reverse("admin:experts_missedterm_changelist"),
            title=_("Add “%s” as a synonym") % missed.term,
            button=_("Add the synonym"),
            consequence=_("The public search understands it from the next request on."),
        )

    def _add_at_once(self, request: HttpRequest, missed: MissedTerm, slug: str) -> HttpResponse:
        competency = get_object_or_404(Competency.objects.in_use(), slug=slug.replace("\0", ""))
        language = Language.objects.filter(pk=missed.language).first() or Language.objects.get(pk="en")
        try:
            add_synonym(competency, missed.term, language, by=cast(User, request.user))
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
        else:
            messages.success(request, _added(missed.term, competency))
        return redirect("admin:experts_missedterm_changelist")


def _added(term: str, competency: Competency | None = None) -> str:
    if competency is None:
        return _("“%s” is a synonym now.") % term
    return _("“%(term)s” is another name of “%(competency)s” now.") % {"term": term, "competency": competency}
