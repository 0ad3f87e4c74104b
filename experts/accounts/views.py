from http import HTTPStatus
from typing import cast

from allauth.account.utils import perform_login
from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from experts.access import has_desk, may_enter_desk, needs_second_factor
from experts.accounts import invitations
from experts.accounts.forms import FirstPasswordForm, LanguageForm
from experts.accounts.language import speak
from experts.accounts.second_factor import has_second_factor
from experts.directory.same_origin import same_origin
from experts.models import Invitation, User


@require_safe
@never_cache
@login_required
def home(request: HttpRequest) -> HttpResponse:
    """Who one is here, and what one can do about it."""
    return _show_home(request, LanguageForm(instance=_who(request)))


@require_POST
@never_cache
@login_required
def language(request: HttpRequest) -> HttpResponse:
    form = LanguageForm(request.POST, instance=_who(request))
    if not form.is_valid():
        return _show_home(request, form)
    user = form.save()
    with override(user.language or None):
        messages.success(request, _("Saved."))
    return speak(redirect("accounts:home"), user.language)


@csrf_exempt
@same_origin
@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def accept(request: HttpRequest) -> HttpResponse:
    """Shows what the link in the mail is about; only the button, with a password for a new account, accepts it."""
    token = (request.POST if request.method == "POST" else request.GET).get("token", "")
    invitation = invitations.meant_by(token)
    if invitation is None:
        return _gone(request)
    account = invitations.account_of(invitation)
    form = _form_for(invitation, account, request)
    if form.is_valid():
        return _accept(request, invitation, form.cleaned_data.get("new_password1", ""))
    context = {"invitation": invitation, "account": account, "token": token, "form": form}
    response = render(request, "accounts/accept.html", context)
    response.headers["Referrer-Policy"] = "strict-origin"  # the token is in the address of this page
    return response


def _form_for(invitation: Invitation, account: User | None, request: HttpRequest) -> forms.Form:
    data = request.POST if request.method == "POST" else None
    if account:
        return forms.Form(data)
    return FirstPasswordForm(User(email=invitation.email, name=invitation.name), data)


def _accept(request: HttpRequest, invitation: Invitation, password: str) -> HttpResponse:
    user = invitations.accept(invitation, password=password)
    if user is None:
        return _gone(request)
    if not password:
        messages.success(request, _("Your account has its new role. Sign in as always."))
        return redirect("account_login")
    return perform_login(request, user)


def _gone(request: HttpRequest) -> HttpResponse:
    return render(request, "accounts/gone.html", status=HTTPStatus.NOT_FOUND)


def _show_home(request: HttpRequest, form: LanguageForm) -> HttpResponse:
    user = _who(request)
    context = {
        "form": form,
        "needs_second_factor": needs_second_factor(user),
        "has_second_factor": has_second_factor(user),
        "may_enter_desk": may_enter_desk(user),
        "has_desk": has_desk(user),
        "invites": bool(user.focal_countries),
    }
    return render(request, "accounts/home.html", context)


def _who(request: HttpRequest) -> User:
    """Whoever is signed in: nobody else comes this far."""
    return cast(User, request.user)
