from django.contrib import admin

from experts.admin.base import PlainAdmin, ReadOnly
from experts.admin.finding import KeysPaginator
from experts.models import OfficialSlug


@admin.register(OfficialSlug)
class OfficialSlugAdmin(ReadOnly, PlainAdmin):
    list_display = ["slug", "official"]
    list_select_related = ["official"]
    paginator = KeysPaginator
    list_filter = [("official", admin.EmptyFieldListFilter)]
    search_fields = ["slug"]
    ordering = ["slug"]
    fields = ["slug", "official"]
