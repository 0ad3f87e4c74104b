from datetime import date, timedelta
from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import Prefetch
from django.http import HttpRequest
from django.urls import path, reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from experts.access import may_administer, may_read_restricted
from experts.admin.base import PoolAdmin
from experts.admin.children import CHILDREN
from experts.admin.deciding import Deciding
from experts.admin.exporting import Exporting
from experts.admin.fields import PhotoInput
from experts.admin.intake_filter import FromSpreadsheet
from experts.admin.merging import Merging
from experts.admin.restricted import RESTRICTED, send_document
from experts.admin.search import find_officials
from experts.models import Category, Official, Post
from experts.models.fields import PhotoField

PRIMARY_POST = Prefetch("posts", Post.objects.filter(is_primary=True).select_related("agency"), to_attr="primary_posts")
DATES = ("created_at", "published_at", "updated_at")


class CategoryFilter(admin.SimpleListFilter):
    title = _("category")
    parameter_name = "category"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Any:
        return Category.choices

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        return queryset.filter(categories__contains=[self.value()]) if self.value() else queryset


class Confirmation(admin.SimpleListFilter):
    title = _("confirmation")
    parameter_name = "confirmation"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("fresh", _("Within a year")), ("old", _("Over a year ago")), ("never", _("Never"))]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        a_year_ago = timezone.localdate() - timedelta(days=365)
        match self.value():
            case "fresh":
                return queryset.filter(confirmed_on__gte=a_year_ago)
            case "old":
                return queryset.filter(confirmed_on__lt=a_year_ago)
            case "never":
                return queryset.filter(confirmed_on=None)
        return queryset


@admin.register(Official)
class OfficialAdmin(Merging, Exporting, Deciding, PoolAdmin):
    actions = [*Deciding.actions, "merge", *Exporting.actions]
    list_display = ["full_name", "country_code", "post", "tier", "state", "confirmed_on", "changed_on"]
    list_filter = [
        "status",
        Confirmation,
        "updated_at",  # a date_hierarchy would read all rows twice more
        "country",
        "tier",
        CategoryFilter,
        "legal_basis",
        "is_demonstration",
        FromSpreadsheet,
    ]
    list_select_related = ["tier"]
    show_full_result_count = False
    search_fields = ["name"]
    search_help_text = _("Name, post or agency; accents don’t matter.")
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
    inlines = [*CHILDREN, *RESTRICTED]

    def for_list(self, queryset: Any) -> Any:
        return queryset.prefetch_related(PRIMARY_POST)

    def get_search_results(self, request: HttpRequest, queryset: Any, search_term: str) -> tuple[Any, bool]:
        return find_officials(queryset, search_term), False

    def get_inlines(self, request: HttpRequest, obj: Official | None) -> list[Any]:
        allowed = may_read_restricted(request.user, obj) if obj else may_administer(request.user)
        return self.inlines if allowed else CHILDREN

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

    def get_urls(self) -> list[Any]:
        document = self.admin_site.admin_view(send_document)
        return [
            path("<int:official_id>/documents/<int:pk>/", document, name="experts_official_document"),
            *super().get_urls(),
        ]

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
