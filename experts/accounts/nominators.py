"""The page of a focal point: who nominates for the agencies of its country, and who is invited to."""

from typing import cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Prefetch, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from experts.accounts import invitations
from experts.accounts.nominator_form import NominatorForm
from experts.guards.links import HOLDS
from experts.models import Agency, Invitation, Membership, User

ON_A_PAGE = 50


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@login_required
def nominators(request: HttpRequest) -> HttpResponse:
    user = _focal_point(request)
    agencies = list(Agency.objects.existing().confirmed().filter(country__in=user.focal_countries).order_by("name"))
    form = NominatorForm(request.POST if request.method == "POST" else None, agencies=agencies, by=user)
    if form.is_valid() and (invitation := form.save()):
        messages.success(request, _("The invitation is on its way to %s.") % invitation.email)
        return redirect("accounts:nominators")
    context = {
        "form": form,
        "agencies": agencies,
        "invitations": _invitations(user),
        "expired_before": timezone.now() - HOLDS,
        "page": Paginator(_nominators(user.focal_countries), ON_A_PAGE).get_page(request.GET.get("page")),
    }
    return render(request, "accounts/nominators.html", context)


@require_POST
@never_cache
@login_required
def send_again(request: HttpRequest, pk: int) -> HttpResponse:
    user = _focal_point(request)
    invitation = get_object_or_404(Invitation.objects.visible_to(user), pk=pk)
    if invitations.send_again(invitation, by=user):
        messages.success(request, _("The invitation is on its way to %s.") % invitation.email)
    return redirect("accounts:nominators")


@require_POST
@never_cache
@login_required
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    user = _focal_point(request)
    invitation = get_object_or_404(Invitation.objects.visible_to(user), pk=pk)
    if invitations.withdraw(invitation, by=user):
        messages.success(request, _("The invitation of %s is withdrawn.") % invitation.name)
    return redirect("accounts:nominators")


def _focal_point(request: HttpRequest) -> User:
    user = cast(User, request.user)
    if not user.focal_countries:
        raise PermissionDenied
    return user


def _invitations(user: User) -> QuerySet[Invitation]:
    open_ones = Invitation.objects.visible_to(user).filter(country__in=user.focal_countries).open()
    return open_ones.prefetch_related("agencies")


def _nominators(countries: set[str]) -> QuerySet[User]:
    """The active accounts, each with its roles in these countries alone: others are not this page's business."""
    there = Membership.objects.filter(role=Membership.Role.NOMINATOR, agency__country__in=countries)
    users = User.objects.filter(is_active=True, memberships__in=there).order_by("name", "pk").distinct()
    return users.prefetch_related(Prefetch("memberships", there.select_related("agency"), to_attr="places"))
