"""The expert's own answer: asked for by the focal point, given through a link to an address on record."""

from datetime import timedelta
from http import HTTPStatus

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from experts import mails
from experts.directory.fresh import fresh
from experts.directory.same_origin import same_origin
from experts.engagements import calendars, letters, workflow
from experts.engagements.at_desk import answering
from experts.engagements.letters import EXPERT
from experts.engagements.transitions import Action, TooLate, open_to
from experts.guards.limits import Limit, TooOften
from experts.guards.links import read
from experts.models import Engagement, User

HOLDS = timedelta(days=365)  # the calendar’s entry is behind it too
ASKED = Limit("an expert’s answer", 1, timedelta(days=1))


@require_POST
@answering
def ask_expert(request: HttpRequest, user: User, pk: int) -> HttpResponse:
    line = get_object_or_404(Engagement.objects.visible_to(user).select_related("request", "official__country"), pk=pk)
    if Action.ACCEPT not in {row.action for row in open_to(user, line)}:
        raise PermissionDenied
    try:
        number = ask(line, by=user)
        told = ngettext("Asked, at %d address on record.", "Asked, at %d addresses on record.", number)
        messages.success(request, told % number)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    except TooOften:
        messages.info(request, _("The expert was asked today already."))
    return redirect("engagements:desk_request", line.request_id)


def ask(engagement: Engagement, *, by: User) -> int:
    """Mail a link to each e-mail address on record, and return to how many; raises TooOften, ValidationError."""
    if not engagement.official.is_published:
        raise ValidationError(_("This expert is no longer in the pool."))
    addresses = mails.addresses_of(engagement.official)
    if not addresses:
        raise ValidationError(_("There is no e-mail address on record. Ask the expert yourself."))
    with transaction.atomic():
        ASKED.use(f"{engagement.pk} {engagement.forwarded_at}")  # anew when other days are asked for
        for address in addresses:
            letters.ask_expert(engagement, address, by=by)
    return len(addresses)


@csrf_exempt
@same_origin
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: HttpRequest) -> HttpResponse:
    """Shows what is asked; only a button answers."""
    token = (request.POST if request.method == "POST" else request.GET).get("token", "")
    line = _meant_by(token)
    if line is None:
        return render(request, "engagements/no_page.html", status=HTTPStatus.NOT_FOUND)
    given = request.POST.get("answer", "")
    if request.method == "POST" and given in ("yes", "no"):
        try:
            workflow.expert_says(line, agrees=given == "yes")
        except TooLate:
            line.refresh_from_db()
        else:
            return redirect("engagements:expert_answered")
    asked = line.request
    context = {"line": line, "asked": asked, "competencies": asked.competencies.with_labels(), "token": token}
    response = render(request, "engagements/expert.html", context)
    response.headers["Referrer-Policy"] = "strict-origin"  # the token is in the address of this page
    return response


@require_safe
@fresh
def answered(request: HttpRequest) -> HttpResponse:
    return render(request, "engagements/answered.html")


@never_cache
@require_safe
def calendar(request: HttpRequest) -> HttpResponse:
    line = _meant_by(request.GET.get("token", ""))
    if line is None or not calendars.is_settled(line):
        return render(request, "engagements/no_page.html", status=HTTPStatus.NOT_FOUND)
    return calendars.send(line)


def _meant_by(token: str) -> Engagement | None:
    key = read(token, EXPERT, holds=HOLDS)
    if key is None:
        return None
    lines = Engagement.objects.forwarded().select_related("request__country", "official__country")
    found = lines.filter(pk=key, request__erased_at=None).first()
    return None if found is None or found.official.has_left else found
