from typing import Any

from django.contrib import admin
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import path, reverse
from django.utils.html import format_html, format_html_join
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from experts.admin.base import PoolAdmin, PoolList, ReadOnly
from experts.admin.word_decisions import DECISIONS, WordDecision
from experts.admin.wording import ask_about, may_add, refuse_unless
from experts.models import Nomination, ProposedWord
from experts.text import language_by_script
from experts.vocabulary.near import Near


class ProposedList(PoolList):
    def get_results(self, request: HttpRequest) -> None:
        super().get_results(request)
        near = Near()
        self.result_list = list(self.result_list)
        for one in self.result_list:
            one.near = near.of(one.words) if one.state == ProposedWord.State.OPEN else []


@admin.register(ProposedWord)
class ProposedWordAdmin(ReadOnly, PoolAdmin):
    """Read here; the buttons decide."""

    list_display = ["words", "near", "countries", "nominations", "state", "created_at"]
    list_filter = ["state", ("proposals__country", admin.RelatedOnlyFieldListFilter)]
    search_fields = ["words"]
    fields = ["words", "state", "where", "near", "competency", "answer", "decided_by", "decided_at"]
    readonly_fields = ["where", "near"]
    change_form_template = "admin/experts/proposedword/change_form.html"

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).annotate(number=Count("proposals", distinct=True))

    def for_list(self, queryset: Any) -> Any:
        return queryset.prefetch_related("proposals")

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[PoolList]:
        return ProposedList

    @admin.display(description=_("countries"))
    def countries(self, word: ProposedWord) -> str:
        return ", ".join(dict.fromkeys(one.country_id for one in word.proposals.all()))

    @admin.display(description=_("nominations"), ordering="number")
    def nominations(self, word: Any) -> int:
        return word.number

    @admin.display(description=_("may mean"))
    def near(self, word: Any) -> str:
        found = word.near if hasattr(word, "near") else Near().of(word.words)
        return ", ".join(candidate.label for candidate in found)

    @admin.display(description=_("where"))
    def where(self, word: ProposedWord) -> str:
        """A draft is nobody’s to look at but its country’s, and who keeps words alone reads no nominations."""
        proposals = word.proposals.select_related("nomination__official", "by", "country")
        named = _named if word.reads_nominations else _unnamed
        rows = ((named(one.nomination), one.country, one.by) for one in proposals)
        return format_html_join("", "<div>{} · {} · {}</div>", rows)

    def get_object(self, request: HttpRequest, object_id: str, from_field: str | None = None) -> Any:
        word = super().get_object(request, object_id, from_field)
        if word is not None:
            word.reads_nominations = request.user.has_perm("experts.view_nomination")
        return word

    def get_urls(self) -> list[Any]:
        pages = [
            path(
                f"<int:pk>/{each.name}/",
                self.admin_site.admin_view(self.decide),
                {"decision": each},
                name=f"experts_proposedword_{each.name}",
            )
            for each in DECISIONS
        ]
        return [*pages, *super().get_urls()]

    def decide(self, request: HttpRequest, pk: int, decision: WordDecision) -> HttpResponse:
        refuse_unless(may_add(request, *decision.adds))
        word = get_object_or_404(ProposedWord.objects.open(), pk=pk)
        form = decision.form(request.POST if request.method == "POST" else None, initial=_initial(word))
        return ask_about(
            self,
            request,
            form=form,
            carry_out=lambda **given: decision.carry_out(word, **given, by=request.user),
            told=gettext("Decided: “%s”. Whoever proposed it gets a mail.") % word,
            back=reverse("admin:experts_proposedword_changelist"),
            title=f"{decision.button}: “{word}”",
            button=decision.button,
            consequence=decision.consequence,
        )

    def render_change_form(self, request: HttpRequest, context: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        word = kwargs.get("obj")
        if word is not None and word.state == ProposedWord.State.OPEN:
            context["decisions"] = [
                (reverse(f"admin:experts_proposedword_{each.name}", args=[word.pk]), each.button)
                for each in DECISIONS
                if may_add(request, *each.adds)
            ]
        return super().render_change_form(request, context, *args, **kwargs)


def _named(nomination: Nomination) -> str:
    if nomination.state == Nomination.State.DRAFT:
        return _unnamed(nomination)
    there = reverse("admin:experts_nomination_change", args=[nomination.pk])
    return format_html('<a href="{}">{}</a>', there, nomination)


def _unnamed(nomination: Nomination) -> str:
    return str(nomination.get_state_display())


def _initial(word: ProposedWord) -> dict[str, str]:
    """The language that its letters tell, or the one that the page is in."""
    return {"text": word.words, "language": language_by_script(word.words) or get_language() or "en"}
