"""The site that the admins of ``experts.admin`` register with; Django makes it before it imports them."""

from typing import Any

from allauth.account.decorators import secure_admin_login
from django.contrib.admin import AdminSite
from django.contrib.admin.views.autocomplete import AutocompleteJsonView
from django.db.models import Model
from django.db.models.base import ModelBase
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy as _

# By how often they are worked on; others follow by name.
ORDER = [
    "Official",
    "Nomination",
    "Request",
    "Engagement",
    "Correction",
    "Intake",
    "Agency",
    "Competency",
    "MissedTerm",
    "ProposedWord",
    "User",
    "Invitation",
    "Membership",
    "Look",
    "Country",
    "Region",
    "Language",
    "Tier",
    "Rank",
    "KnownAs",
    "RecordedChange",
]


# Roles are memberships here; second factors and sessions are nobody's to look at, jobs are for those who run the site.
NOT_KEPT_HERE = {"auth", "account", "mfa", "usersessions", "procrastinate"}


class Suggestions(AutocompleteJsonView):
    def serialize_result(self, obj: Any, to_field_name: str) -> dict[str, str]:
        desk: Any = self.admin_site
        return {**super().serialize_result(obj, to_field_name), "text": desk.suggestion(obj)}


class Desk(AdminSite):
    site_header = _("ASEAN Expert Pool")
    site_title = _("ASEAN Expert Pool")
    index_title = _("The desk")

    def __init__(self, name: str = "admin") -> None:
        super().__init__(name)
        self.disable_action("delete_selected")  # nothing is deleted by the dozen

    def register(self, model_or_iterable: Any, admin_class: Any = None, **options: Any) -> None:
        models: Any = [model_or_iterable] if isinstance(model_or_iterable, ModelBase) else model_or_iterable
        kept = [model for model in models if model._meta.app_label not in NOT_KEPT_HERE]
        super().register(kept, admin_class, **options)

    def index(self, request: HttpRequest, extra_context: Any = None) -> TemplateResponse:
        from experts.admin.front import front

        return super().index(request, front(self, request) | (extra_context or {}))

    def get_urls(self) -> list[Any]:
        """Without Django's way to the page of anything: it would tell the address of a draft, hence a name, to all."""
        from experts.admin.reports import urls

        stock = [url for url in super().get_urls() if getattr(url, "name", "") != "view_on_site"]
        return [*urls(self), *stock]

    def login(self, request: HttpRequest, extra_context: Any = None) -> HttpResponseBase:
        """By the page where all sign in, with its limits and second factors."""
        return secure_admin_login(super().login)(request, extra_context)

    def password_change(self, request: HttpRequest, extra_context: Any = None) -> HttpResponseBase:
        return redirect("account_change_password")

    def get_app_list(self, request: HttpRequest, app_label: str | None = None) -> list[dict[str, Any]]:
        apps = super().get_app_list(request, app_label)
        for app in apps:
            app["models"].sort(key=lambda model: (ORDER + [name := model["object_name"]]).index(name))
        return apps

    def autocomplete_view(self, request: HttpRequest) -> HttpResponseBase:
        return Suggestions.as_view(admin_site=self)(request)

    def suggestion(self, chosen: Model) -> str:
        """What an autocomplete calls it: an admin may say more than the name, which others may have too."""
        return getattr(self.get_model_admin(type(chosen)), "suggestion", str)(chosen)
