"""The mails that a demonstration writes to invented people: whoever tries it out reads them and follows their links."""

from csp.decorators import csp_replace
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.cache import never_cache
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_safe

from experts.models import OutgoingMail

ON_A_PAGE = 30
# The mail's links open in the whole window, for the pool's pages refuse to be framed.
SANDBOX = "allow-top-navigation-by-user-activation"
IN_A_FRAME = {"frame-ancestors": ["'self'"], "sandbox": [SANDBOX]}


@require_safe
@never_cache
def outbox(request: HttpRequest) -> HttpResponse:
    """The newest first."""
    page = Paginator(OutgoingMail.objects.all(), ON_A_PAGE).get_page(request.GET.get("page"))
    return render(request, "demo/outbox.html", {"page": page})


@require_safe
@never_cache
def mail(request: HttpRequest, pk: int) -> HttpResponse:
    return render(request, "demo/mail.html", {"mail": get_object_or_404(OutgoingMail, pk=pk), "sandbox": SANDBOX})


@require_safe
@never_cache
@xframe_options_sameorigin
@csp_replace(IN_A_FRAME)  # type: ignore[arg-type]  # typed for views without arguments
def html(request: HttpRequest, pk: int) -> HttpResponse:
    """As it was sent, for the frame of its page."""
    found = get_object_or_404(OutgoingMail, pk=pk)
    return HttpResponse(found.html.replace("<head>", '<head><base target="_top">', 1))
