from datetime import date
from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import Prefetch
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from experts.admin.base import PoolAdmin
from experts.admin.children import CHILDREN
from experts.admin.choosing import Autocomplete
from experts.admin.deciding import Deciding
from experts.admin.editing import Editing
from experts.admin.exporting import Exporting
from experts.admin.fields import PhotoInput
from experts.admin.finding import FindingOfficials
from experts.admin.intake_filter import FromSpreadsheet
from experts.admin.merging import Merging
from experts.admin.official_filters import (
    AgencyFilter,
    CategoryFilter,
    CompetencyFilter,
    Confirmation,
    Duplicates,
    Lacks,
    Nominated,
    Wish,
)
from experts.admin.restricted import RESTRICTED, ShowingRestricted
from experts.admin.restricted_columns import restricted_columns
from experts.models import Official, OwnWord, Post
from experts.models.fields import PhotoField

PRIMARY_POST = Prefetch("posts", Post.objects.filter(is_primary=True).select_related("agency"), to_attr="primary_posts")
DATES = ("created_at", "published_at", "updated_at")


@admin.register(Official)
class OfficialAdmin(Merging, FindingOfficials, Exporting, Deciding, Editing, ShowingRestricted, PoolAdmin):
    is_put_back = True
    not_put_back = ("status", "confirmed_on", "legal_basis", "legal_basis_on", "legal_basis_reference")
    actions = [*Deciding.actions, "merge", *Exporting.actions]
    list_display = ["full_name", "country_code", "post", "tier", "state", "confirmed_on", "changed_on"]
    list_filter = [
        *("status", "country", AgencyFilter, CompetencyFilter, Lacks, Confirmation, Duplicates, Wish, Nominated),
        *("tier", CategoryFilter, "legal_basis", "is_demonstration", FromSpreadsheet),
    ]
    date_hierarchy = "updated_at"
    show_facets = admin.ShowFacets.NEVER
    list_select_related = ["tier"]
    show_full_result_count = False
    restricted_of = "pk"
    restricted_columns = staticmethod(restricted_columns)
    search_fields = ["name"]
    search_help_text = _("As on the public pages: name, post, agency, competency or country; accents don’t matter.")
    formfield_overrides = PoolAdmin.formfield_overrides | {PhotoField: {"widget": PhotoInput}}
    readonly_fields = ["portrait", "slug", "state", "confirmation", "is_demonstration", *DATES]
    fieldsets = [
        (_("Person"), {"fields": [("title_before", "name", "title_after"), "name_local", "other_names", "photo"]}),
        (_("Place"), {"fields": ["country", ("tier", "rank_title"), "service_since"]}),
        (_("Profile"), {"fields": ["categories", "summary", "summary_local"]}),
        (
            _("Availability"),
            {"fields": ["modes", "travels", ("available_from", "available_until"), "notice_weeks"]},
        ),
        (
            _("Legal basis"),
            {
                "description": _("Needed before the record can be published: all three, or none."),
                "fields": ["legal_basis", "legal_basis_on", "legal_basis_reference"],
            },
        ),
        (
            _("Record"),
            {
                "fields": [
                    "state",
                    "confirmation",
                    ("slug", "external_id"),
                    "is_demonstration",
                    DATES,
                ]
            },
        ),
    ]
    inlines = (*CHILDREN,)

    @property
    def media(self) -> Any:
        """Two of the filters are found by typing."""
        return super().media + Autocomplete(AgencyFilter.field, self.admin_site).media

    @property
    def told_parts(self) -> list[Any]:
        return [*super().told_parts, OwnWord, *(inline.model for inline in RESTRICTED)]

    def for_list(self, queryset: Any) -> Any:
        return queryset.prefetch_related(PRIMARY_POST)

    def get_fieldsets(self, request: HttpRequest, obj: Official | None = None) -> Any:
        """Who only looks sees the picture; Django would link to an address that the file doesn’t have."""
        if self.has_change_permission(request, obj):
            return self.fieldsets
        (title, person), *others = self.fieldsets
        fields = ["portrait" if field == "photo" else field for field in person["fields"]]
        return [(title, person | {"fields": fields}), *others]

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name in ("summary", "summary_local"):
            kwargs["widget"] = forms.Textarea({"rows": 4, "cols": 90})
        return super().formfield_for_dbfield(db_field, request, **kwargs)

    def view_on_site(self, obj: Official) -> str | None:
        return obj.get_absolute_url() if obj.is_published else None

    def has_delete_permission(self, request: HttpRequest, obj: Official | None = None) -> bool:
        """A draft may have been a slip; what was public once is withdrawn, so that it can be accounted for."""
        allowed = super().has_delete_permission(request, obj)
        return allowed and (obj is None or obj.status == Official.Status.DRAFT)

    @admin.display(description=_("photo"))
    def portrait(self, official: Official) -> str:
        if not official.photo:
            return "–"
        return format_html('<img class="portrait" src="{}" alt="">', reverse("directory:photo", args=[official.slug]))

    @admin.display(description=_("name"), ordering="sort_key")
    def full_name(self, official: Official) -> str:
        return official.full_name

    @admin.display(description=_("country"), ordering="country__position")
    def country_code(self, official: Official) -> str:
        return official.country_id

    @admin.display(description=_("primary post"))
    def post(self, official: Official) -> str:
        return "; ".join(f"{post}, {post.agency}" if post.agency else str(post) for post in official.primary_posts)

    @admin.display(description=_("status"), ordering="status")
    def state(self, official: Official) -> str:
        reason = f": {official.get_status_reason_display()}" if official.status_reason else ""
        label = official.get_status_display()
        return format_html('<span class="state {}">{}{}</span>', official.status, label, reason)

    @admin.display(description=_("changed"), ordering="updated_at")
    def changed_on(self, official: Official) -> date:
        return timezone.localdate(official.updated_at)

    @admin.display(description=_("confirmed"))
    def confirmation(self, official: Official) -> str:
        if not official.confirmed_on:
            return gettext("Never")
        by = official.confirmed_by or gettext("somebody whose account is gone")
        return gettext("On %(date)s by %(who)s") % {"date": date_format(official.confirmed_on), "who": by}
