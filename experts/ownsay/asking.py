"""The button by which those who keep a record ask its official to look at it."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from experts.access import may_keep
from experts.guards.limits import TooOften
from experts.models import Official, User
from experts.nominations.at_desk import at_desk
from experts.ownsay import workflow


@require_POST
@at_desk
def ask(request: HttpRequest, user: User, slug: str) -> HttpResponse:
    waiting = Official.objects.waiting_for_consent().filter(country__in=user.focal_countries)
    on_desk = Q(pk__in=Official.objects.on_desk_of(user)) | Q(pk__in=waiting)
    official = get_object_or_404(Official.objects.filter(on_desk).select_related("country"), slug=slug)
    if not may_keep(user, official):
        raise PermissionDenied
    ask_and_tell(request, official, by=user)
    if official.status == Official.Status.DRAFT:
        return redirect("nominations:nomination", official.nominations.get(kind="new").pk)
    return redirect("nominations:expert", slug)


def ask_and_tell(request: HttpRequest, official: Official, *, by: User) -> None:
    try:
        number = workflow.ask(official, by=by)
    except workflow.NoAddress:
        messages.error(request, _("There is no e-mail address of %s on record.") % official)
    except TooOften:
        messages.info(request, _("%s was asked today already.") % official)
    else:
        text = ngettext(
            "A link is mailed to %d address on record.", "A link is mailed to %d addresses on record.", number
        )
        messages.success(request, text % number)
