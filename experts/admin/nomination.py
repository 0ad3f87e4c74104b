from typing import Any

from django.contrib import admin
from django.db.models import Model, Prefetch, QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from experts.admin.approving import Approving
from experts.admin.base import PoolAdmin, ReadOnly
from experts.admin.nomination_lists import AgeFilter, ClaimFilter, StateFilter, find_nominations
from experts.admin.reviewing import Reviewing
from experts.models import Claim, Nomination, Post


@admin.register(Nomination)
class NominationAdmin(Approving, Reviewing, ReadOnly, PoolAdmin):
    """What countries ask for is read and decided on, never edited."""

    list_display = ["whom", "kind", "country_code", "agency_name", "state", "days", "claimed", "created_by"]
    list_filter = [StateFilter, "kind", AgeFilter, ClaimFilter, "country"]
    list_select_related = ["official", "created_by", "agency", "claim__by"]
    date_hierarchy = "created_at"
    ordering = ["endorsed_at", "pk"]  # whoever has waited for BKN longest comes first
    search_fields = ["name"]
    search_help_text = _("Name of the official.")

    @property
    def parts(self) -> list[type[Model]]:
        """The steps are a history already."""
        return [Claim]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Nomination]:
        """A draft is nobody’s business yet but that of whoever writes it."""
        return super().get_queryset(request).exclude(state=Nomination.State.DRAFT)

    def for_list(self, queryset: Any) -> Any:
        main = Post.objects.filter(is_primary=True).select_related("agency")
        posts = Prefetch("official__posts", main, to_attr="primary_posts")
        return queryset.defer("typed", "base", "proposed").prefetch_related(posts)

    def get_search_results(self, request: HttpRequest, queryset: Any, search_term: str) -> tuple[Any, bool]:
        return find_nominations(queryset, search_term), False

    @admin.display(description=_("official"), ordering="official__sort_key")
    def whom(self, nomination: Nomination) -> str:
        return nomination.whom

    @admin.display(description=_("country"), ordering="country__position")
    def country_code(self, nomination: Nomination) -> str:
        return nomination.country_id

    @admin.display(description=_("agency"))
    def agency_name(self, nomination: Nomination) -> str:
        posts = nomination.official.primary_posts if nomination.official else []
        return str(nomination.agency or next((post.agency for post in posts if post.agency), "–"))

    @admin.display(description=_("days"), ordering="endorsed_at")
    def days(self, nomination: Nomination) -> int:
        """Since BKN has it, or since it was proposed."""
        until = nomination.decided_at or timezone.now()
        return (until - (nomination.endorsed_at or nomination.created_at)).days

    @admin.display(description=_("claimed by"))
    def claimed(self, nomination: Nomination) -> str:
        claim = getattr(nomination, "claim", None)
        return str(claim.by) if claim and claim.is_live else "–"
