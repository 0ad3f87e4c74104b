"""Several nominations approved at once, from the list."""

from typing import Any

from django.contrib import admin, messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext_lazy, ngettext

from experts.access import may_review
from experts.admin.asking import NAMED, ask
from experts.admin.decisions import who
from experts.models import Nomination
from experts.nominations.several import MOST, approve_several
from experts.nominations.wording import Wording

SEVERAL = Wording(
    "approve_several",
    gettext_lazy("Approve them all?"),
    gettext_lazy("Renewals and removals are approved at once. New experts and changes are left for their own pages."),
    gettext_lazy("Approve them"),
    "",
)


class Approving:
    actions = ["approve_several"]

    def has_decide_permission(self, request: HttpRequest) -> bool:
        return may_review(request.user)

    @admin.action(description=gettext_lazy("Approve…"), permissions=["decide"])
    def approve_several(self, request: HttpRequest, queryset: Any) -> HttpResponse | None:
        chosen = Nomination.objects.filter(pk__in=queryset.order_by().values("pk"))
        chosen = chosen.select_related("official").order_by("endorsed_at", "pk")
        if "decide" not in request.POST:
            template = "admin/experts/nomination/several.html"
            return ask(self, request, template, decision=SEVERAL, form=Form(), records=chosen, back="")
        outcome = approve_several(chosen[:MOST], by=who(request))
        if number := len(outcome.approved):
            text = ngettext("%d nomination approved.", "%d nominations approved.", number)
            messages.success(request, text % number)
        if outcome.refused:
            messages.warning(request, _refused(outcome.refused))
        if (left := chosen.count() - MOST) > 0:
            messages.info(request, ngettext("%d more was left.", "%d more were left.", left) % left)
        return None


def _refused(refused: list[tuple[Nomination, str]]) -> str:
    number = len(refused)
    rows = [(reverse("admin:experts_nomination_change", args=[one.pk]), one, why) for one, why in refused[:NAMED]]
    named = format_html_join("", '<li><a href="{}">{}</a>: {}</li>', rows)
    if more := number - len(rows):
        named += format_html("<li>{}</li>", ngettext("and %d more", "and %d more", more) % more)
    told = ngettext("%d nomination is not approved:", "%d nominations are not approved:", number) % number
    return format_html("{}<ul>{}</ul>", told, named)
