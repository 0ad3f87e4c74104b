"""A lost link to the request's page is mailed once more. The answer is the same whoever asks."""

from datetime import timedelta

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Layout
from django import forms
from django.db import transaction
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from experts.directory.fresh import fresh
from experts.directory.same_origin import same_origin
from experts.engagements import letters
from experts.guards.forms import GuardedForm
from experts.guards.limits import Limit, TooOften, mailbox
from experts.guards.refusing import try_later
from experts.guards.visitor import network_of
from experts.models import Request

OF_A_NETWORK = Limit("lost links of a network", 30, timedelta(hours=1))  # where many telephones share an address
AT_MOST_EVERY = timedelta(hours=1)


class LostLinkForm(GuardedForm):
    email = forms.EmailField(
        label=_("The e-mail address that you gave with the request"),
        max_length=254,
        error_messages={
            "required": _("Give your e-mail address."),
            "invalid": _("Write the whole e-mail address, like name@example.org."),
        },
        widget=forms.EmailInput({"autocomplete": "email"}),
    )

    @property
    def helper(self) -> FormHelper:
        helper = FormHelper()
        helper.form_tag = False
        helper.disable_csrf = True  # @same_origin stands in its place
        helper.layout = Layout("email", "opened")
        return helper


@csrf_exempt
@same_origin
@require_http_methods(["GET", "HEAD", "POST"])
def again(request: HttpRequest) -> HttpResponse:
    form = LostLinkForm(request.POST or None)
    if request.method == "POST" and (form.is_from_a_robot or form.is_valid()):
        try:
            if not form.is_from_a_robot:
                _send(request, form.cleaned_data["email"])
        except TooOften as refusal:
            return try_later(request, refusal, typed="")
        return redirect("engagements:request_lost_sent")
    response = render(request, "engagements/again.html", {"form": form})
    response.headers["Cache-Control"] = "no-cache, private"
    return response


@require_safe
@fresh
def again_sent(request: HttpRequest) -> HttpResponse:
    return render(request, "engagements/again_sent.html")


@transaction.atomic
def _send(request: HttpRequest, email: str) -> None:
    """The links of whatever this address has asked for, each at most once an hour, to the address as it was given."""
    OF_A_NETWORK.use(network_of(request))
    now = timezone.now()
    rested = Q(linked_at=None) | Q(linked_at__lt=now - AT_MOST_EVERY)
    same_domain = Request.objects.with_page().filter(requester_email__iendswith="@" + email.rpartition("@")[2])
    for found in same_domain.filter(rested).order_by("pk").select_for_update(of=("self",)):
        if mailbox(found.requester_email) == mailbox(email):
            Request.objects.filter(pk=found.pk).update(linked_at=now)
            letters.send_link(found)
