"""Accounts and roles, for administrators and auditors. An account is made by an invitation, and never deleted."""

from typing import Any

from django import forms
from django.conf import settings
from django.contrib import admin
from django.db import models
from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from experts.access import may_administer
from experts.accounts.second_factor import HAS_SECOND_FACTOR, has_second_factor
from experts.admin.base import PoolAdmin, PoolInline
from experts.admin.parting import Parting
from experts.admin.search import SearchThrough
from experts.admin.seating import Seating
from experts.models import Membership, SecondFactor, User

ROLES = Membership.objects.select_related("country", "agency")


class SecondFactorFilter(admin.SimpleListFilter):
    title = _("second factor")
    parameter_name = "second_factor"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("yes", _("Yes")), ("no", _("No"))]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        match self.value():
            case "yes":
                return queryset.filter(HAS_SECOND_FACTOR)
            case "no":
                return queryset.exclude(HAS_SECOND_FACTOR)
        return queryset


class MembershipInline(PoolInline):
    model = Membership
    fields = ["role", "country", "agency"]
    autocomplete_fields = ["country", "agency"]
    related = ("country", "agency")


@admin.register(User)
class UserAdmin(Parting, Seating, PoolAdmin):
    list_display = ["email", "roles", "second_factor", "is_active", "last_login", "name", "joined_at"]
    list_filter = ["is_active", SecondFactorFilter, "memberships__role", "memberships__country"]
    date_hierarchy = "joined_at"
    ordering = ["email"]
    search_fields = ["email", "name"]
    readonly_fields = ["is_active", "has_second_factor", "last_login", "joined_at"]
    fieldsets = [
        (None, {"fields": ["email", "name", "language"]}),
        (_("Access"), {"fields": ["is_active", "has_second_factor", "last_login", "joined_at"]}),
    ]
    inlines = [MembershipInline]

    @property
    def parts(self) -> list[type[models.Model]]:
        return [*super().parts, SecondFactor]

    def for_list(self, queryset: Any) -> Any:
        return queryset.annotate(second_factor=HAS_SECOND_FACTOR).prefetch_related(Prefetch("memberships", ROLES))

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        return super().changelist_view(request, {"may_invite": may_administer(request.user), **(extra_context or {})})

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name == "language":
            choices = [("", _("That of the browser")), *settings.LANGUAGES]
            return forms.ChoiceField(choices=choices, required=False, label=_("Language"))
        return super().formfield_for_dbfield(db_field, request, **kwargs)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False  # what somebody did must stay attributable: deactivate instead

    @admin.display(description=_("roles"))
    def roles(self, user: User) -> str:
        return "; ".join(str(membership) for membership in user.memberships.all())

    @admin.display(description=_("second factor"), boolean=True)
    def second_factor(self, user: Any) -> bool:
        return user.second_factor

    @admin.display(description=_("second factor"), boolean=True)
    def has_second_factor(self, user: User) -> bool:
        return has_second_factor(user)


@admin.register(Membership)
class MembershipAdmin(Seating, SearchThrough, PoolAdmin):
    list_display = ["user", "role", "country", "agency"]
    list_filter = ["role", "country"]
    list_select_related = ["user", "country", "agency"]
    search_fields = ["user"]
    search_through = "user"
    autocomplete_fields = ["user", "agency"]
    fields = ["user", "role", "country", "agency"]
