"""Asking people in, from the desk."""

from typing import Any

from django import forms
from django.conf import settings
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from experts.access import may_administer
from experts.accounts import invitations
from experts.admin.base import PoolAdmin
from experts.admin.choosing import Autocomplete, AutocompleteSeveral
from experts.admin.decisions import who
from experts.guards.links import HOLDS
from experts.models import Agency, Country, Invitation, Membership, User
from experts.text import clean


def _field(name: str) -> Any:
    return Invitation._meta.get_field(name)


class CountryField(forms.ModelChoiceField):
    def to_python(self, value: Any) -> Any:
        return super().to_python(clean(value) if value else value)  # PostgreSQL would choke on a NUL


class InvitationForm(forms.Form):
    name = forms.CharField(label=_("Name"), max_length=150)
    email = forms.EmailField(label=_("E-mail"), max_length=254)
    language = forms.ChoiceField(label=_("Language of the mail"), choices=settings.LANGUAGES)
    role = forms.TypedChoiceField(label=_("Role"), choices=Membership.Role.choices, coerce=Membership.Role)
    country = CountryField(
        Country.objects.all(),
        label=_("Country, of a focal point"),
        required=False,
        widget=Autocomplete(_field("country"), admin.site),
    )
    agencies = forms.ModelMultipleChoiceField(
        Agency.objects.select_related("country"),
        label=_("Agencies, of a nominator"),
        required=False,
        widget=AutocompleteSeveral(_field("agencies"), admin.site),
    )

    def save(self, *, by: User) -> Invitation | None:
        """The invitation, or None and what is in its way among the errors of the form."""
        given = self.cleaned_data
        try:
            return invitations.invite(**given | {"agencies": list(given["agencies"])}, by=by)
        except ValidationError as error:
            self.add_error(None, error)
            return None


class State(admin.SimpleListFilter):
    title = _("state")
    parameter_name = "state"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [
            ("open", _("Open")),
            ("expired", _("Expired")),
            ("accepted", _("Accepted")),
            ("withdrawn", _("Withdrawn")),
        ]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        match self.value():
            case "open":
                return queryset.open().filter(sent_at__gte=timezone.now() - HOLDS)
            case "expired":
                return queryset.open().filter(sent_at__lt=timezone.now() - HOLDS)
            case "accepted":
                return queryset.exclude(accepted_at=None)
            case "withdrawn":
                return queryset.exclude(withdrawn_at=None)
        return queryset


@admin.register(Invitation)
class InvitationAdmin(PoolAdmin):
    """Sent, sent again and withdrawn, never edited."""

    list_display = ["email", "name", "role", "where", "invited_by", "sent_at", "accepted_at", "withdrawn_at"]
    list_filter = [State, "role", "country"]
    list_select_related = ["country", "invited_by"]
    search_fields = ["email", "name"]
    fields = [
        *("email", "name", "language", "role", "where", "invited_by"),
        *("sent_at", "accepted_at", "withdrawn_at", "user"),
    ]
    readonly_fields = ["where"]
    change_form_template = "admin/experts/invitation/change_form.html"

    def for_list(self, queryset: Any) -> Any:
        return queryset.prefetch_related("agencies")

    def has_change_permission(self, request: HttpRequest, obj: Invitation | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Invitation | None = None) -> bool:
        return False

    @admin.display(description=_("where"))
    def where(self, invitation: Invitation) -> str:
        return "; ".join(map(str, invitation.places))

    def add_view(self, request: HttpRequest, form_url: str = "", extra_context: Any = None) -> HttpResponse:
        if not self.has_add_permission(request):
            raise PermissionDenied
        form = InvitationForm(request.POST if request.method == "POST" else None)
        if form.is_valid() and (invitation := form.save(by=who(request))):
            messages.success(request, gettext("The invitation is on its way to %s.") % invitation.email)
            return redirect("admin:experts_invitation_changelist")
        context = {
            **self.admin_site.each_context(request),
            "title": gettext("Invite somebody"),
            "opts": self.opts,
            "form": form,
            "media": self.media + form.media,
        }
        return TemplateResponse(request, "admin/experts/invitation/invite.html", context)

    def render_change_form(self, request: HttpRequest, context: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        context["may_invite"] = may_administer(request.user)
        return super().render_change_form(request, context, *args, **kwargs)

    def get_urls(self) -> list[Any]:
        view = self.admin_site.admin_view
        return [
            path("<int:pk>/send-again/", view(require_POST(self.send_again)), name="experts_invitation_send_again"),
            path("<int:pk>/withdraw/", view(require_POST(self.withdraw)), name="experts_invitation_withdraw"),
            *super().get_urls(),
        ]

    def send_again(self, request: HttpRequest, pk: int) -> HttpResponse:
        invitation = get_object_or_404(Invitation, pk=pk)
        if invitations.send_again(invitation, by=who(request)):
            messages.success(request, gettext("The invitation is on its way to %s.") % invitation.email)
        return redirect("admin:experts_invitation_change", pk)

    def withdraw(self, request: HttpRequest, pk: int) -> HttpResponse:
        invitation = get_object_or_404(Invitation, pk=pk)
        if invitations.withdraw(invitation, by=who(request)):
            messages.success(request, gettext("The invitation of %s is withdrawn.") % invitation.name)
        return redirect("admin:experts_invitation_change", pk)
