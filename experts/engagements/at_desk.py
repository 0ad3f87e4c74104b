"""Whose desk requests come to, and which of them wait for somebody there."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, cast

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef, Q
from django.http import HttpRequest, HttpResponseBase
from django.utils import timezone
from django.views.decorators.cache import never_cache

from experts.access import may_review
from experts.engagements.transitions import countries_of
from experts.models import Engagement, Request, User
from experts.models.request import RequestQuerySet

P = ParamSpec("P")
State = Engagement.State


def answering(
    view: Callable[Concatenate[HttpRequest, User, P], HttpResponseBase],
) -> Callable[Concatenate[HttpRequest, P], HttpResponseBase]:
    """The view is told who it is: a focal point, or somebody who decides at BKN."""

    @never_cache
    @login_required
    @wraps(view)
    def answer(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        user = cast(User, request.user)
        if not (user.focal_countries or may_review(user)):
            raise PermissionDenied
        return view(request, user, *args, **kwargs)

    return answer


def waiting_for(user: User) -> RequestQuerySet:
    """The longest first: those with an expert about whom the user’s country is to answer, and BKN’s needs."""
    over = Q(state=State.CONFIRMED, starts_on__lte=timezone.localdate()) | Q(state__in=Engagement.HELD, vouched_at=None)
    theirs = Engagement.objects.filter(Q(state=State.FORWARDED) | over, request=OuterRef("pk"))
    theirs = theirs.filter(country__in=countries_of(user))
    found = Request.objects.visible_to(user)
    waiting = Q(Exists(theirs))
    if may_review(user):
        waiting |= Q(pk__in=Request.objects.without_experts().values("pk"))
    return found.filter(waiting).order_by("verified_at", "pk")
