from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from experts.admin.base import PoolAdmin
from experts.admin.search import SearchInMemory
from experts.models import Rank, Tier


@admin.register(Tier)
class TierAdmin(SearchInMemory, PoolAdmin):
    list_display = ["name", "slug", "position"]
    search_fields = ["slug"]
    lasting = ("slug",)
    is_put_back = True
    fields = ["slug", "names", "position"]

    @admin.display(description=_("name"), ordering="slug")
    def name(self, tier: Tier) -> str:
        return str(tier)

    def called(self, row: Tier) -> str:
        return " ".join([row.slug, *row.names.values()])


@admin.register(Rank)
class RankAdmin(SearchInMemory, PoolAdmin):
    list_display = ["title", "title_en", "country", "tier"]
    list_filter = ["country", "tier"]
    list_select_related = ["country", "tier"]
    search_fields = ["title"]
    is_put_back = True
    fields = ["country", "title", "title_en", "tier"]

    def called(self, row: Rank) -> str:
        return f"{row.title} {row.title_en}"
