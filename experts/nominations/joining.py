"""Two nominations of one person become one: what is missing in the one that goes on comes from the one that ends."""

from typing import Any

import pghistory
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from experts.documents import keeping
from experts.models import Nomination, NominationStep, User
from experts.nominations import carrying, letters
from experts.nominations.attaching import MOST
from experts.nominations.transitions import Action, TooLate, find
from experts.nominations.version.joining import complete
from experts.nominations.version.lookup import Lookup
from experts.nominations.version.typed import Typed
from experts.nominations.workflow import take

Kind, State = Nomination.Kind, Nomination.State


def join(kept: Nomination, ending: Nomination, *, note: str = "", by: User) -> None:
    """Raises TooLate, PermissionDenied, ValidationError; then nothing has changed."""
    with transaction.atomic(), pghistory.context(action="join", by=by.pk):
        goes_on, ends = _lock(kept, ending)
        row = find(Action.JOIN, by, ends)
        find(Action.JOIN, by, goes_on)
        if comes_over(goes_on, ends):
            _bring_over(goes_on, ends, by)
        ends.joined_to = goes_on
        take(ends, row, note, by, other=goes_on)
        same = {"before": goes_on.state, "after": goes_on.state}
        NominationStep.objects.create(nomination=goes_on, by=by, note=note, other=ends, **same)
        letters.tell_joined(goes_on, ends, note, by)


def comes_over(kept: Nomination, ending: Nomination) -> bool:
    """Into what a focal point has endorsed comes only what a focal point has endorsed."""
    return kept.state != State.ENDORSED or ending.state == State.ENDORSED


def _lock(kept: Nomination, ending: Nomination) -> tuple[Nomination, Nomination]:
    """In the order of their keys, so that two who join the same two the other way round don’t wait for each other."""
    if kept.pk == ending.pk:
        raise ValidationError(_("Choose another nomination: this is the same one."))
    both = Nomination.objects.filter(pk__in=[kept.pk, ending.pk]).order_by("pk").select_for_update(of=("self",))
    found = {one.pk: one for one in both.select_related("created_by", "endorsed_by", "agency", "country")}
    if len(found) < 2 or any(one.kind != Kind.NEW for one in found.values()):
        raise TooLate
    if found[kept.pk].country_id != found[ending.pk].country_id:
        raise ValidationError(_("They are of two countries: each decides on its own experts."))
    return found[kept.pk], found[ending.pk]


def _bring_over(kept: Nomination, ending: Nomination, by: User) -> None:
    lookup = Lookup(kept.country_id)
    kept.typed = complete(_with_main_post(kept), ending.typed, lookup)
    _share_documents(kept, ending)
    if kept.state in (State.PROPOSED, State.ENDORSED):
        carrying.freeze(kept, endorses=kept.state == State.ENDORSED, lookup=lookup)
    kept.changed_by = by
    kept.save()


def _with_main_post(kept: Nomination) -> Typed:
    """Where it needed not be said, since there was one post only: by now there may be others."""
    posts = [dict(row) for row in kept.typed.get("posts", [])]
    understood = carrying.columns(kept).get("posts", [])
    for typed, post in zip(posts, understood if len(understood) == len(posts) else [], strict=False):
        typed["is_primary"] = post["is_primary"]
    return kept.typed | {"posts": posts}


def _share_documents(kept: Nomination, ending: Nomination) -> None:
    have: set[Any] = set(kept.documents.values_list("file", flat=True))
    missing = [one for one in ending.documents.order_by("pk") if one.file.name not in have]
    for document in missing[: MOST - len(have)]:
        keeping.share(document, [kept])
