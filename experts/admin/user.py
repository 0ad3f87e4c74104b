"""Accounts and roles: only administrators see them."""

from typing import Any

from django import forms
from django.conf import settings
from django.contrib import admin
from django.contrib.auth.admin import UserAdmin as DjangoUserAdmin
from django.contrib.auth.forms import AdminUserCreationForm, UserChangeForm
from django.contrib.auth.models import Group
from django.db.models import Prefetch
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from experts.access import may_administer
from experts.admin.base import PoolAdmin, PoolInline
from experts.admin.versions import VersionedForm
from experts.models import Membership, User

admin.site.unregister(Group)  # roles are memberships

ROLES = Membership.objects.select_related("country", "agency")


class ForAdministrators:
    def has_module_permission(self, request: HttpRequest) -> bool:
        return may_administer(request.user)

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return may_administer(request.user)


class MembershipInline(ForAdministrators, PoolInline):
    model = Membership
    fields = ["role", "country", "agency"]
    autocomplete_fields = ["country", "agency"]
    related = ("country", "agency")


class NewUserForm(VersionedForm, AdminUserCreationForm):
    class Meta:
        model = User
        fields = ["email", "name", "language"]
        field_classes: dict[str, Any] = {}


class UserForm(VersionedForm, UserChangeForm):
    class Meta:
        model = User
        fields = "__all__"
        field_classes: dict[str, Any] = {}


@admin.register(User)
class UserAdmin(ForAdministrators, PoolAdmin, DjangoUserAdmin):
    form = UserForm
    add_form = NewUserForm
    list_display = ["email", "name", "roles", "is_active", "last_login", "joined_at"]
    list_filter = ["is_active", "memberships__role", "memberships__country"]
    date_hierarchy = "joined_at"
    ordering = ["email"]
    search_fields = ["email", "name"]
    readonly_fields = ["last_login", "joined_at"]
    filter_horizontal = ()
    fieldsets = [
        (None, {"fields": ["email", "name", "language", "password"]}),
        (_("Access"), {"fields": ["is_active", "last_login", "joined_at"]}),
    ]
    add_fieldsets = [
        (None, {"fields": ["email", "name", "language"]}),
        (_("Password"), {"fields": ["usable_password", "password1", "password2"]}),
    ]
    inlines = [MembershipInline]

    def for_list(self, queryset: Any) -> Any:
        return queryset.prefetch_related(Prefetch("memberships", ROLES))

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name == "language":
            choices = [("", _("That of the browser")), *settings.LANGUAGES]
            return forms.ChoiceField(choices=choices, required=False, label=_("Language"))
        return super().formfield_for_dbfield(db_field, request, **kwargs)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False  # what somebody did must stay attributable: take the mark “active” away instead

    @admin.display(description=_("roles"))
    def roles(self, user: User) -> str:
        return "; ".join(str(membership) for membership in user.memberships.all())


@admin.register(Membership)
class MembershipAdmin(ForAdministrators, PoolAdmin):
    list_display = ["user", "role", "country", "agency"]
    list_filter = ["role", "country"]
    list_select_related = ["user", "country", "agency"]
    search_fields = ["user__email", "user__name"]
    autocomplete_fields = ["user", "agency"]
    fields = ["user", "role", "country", "agency"]
