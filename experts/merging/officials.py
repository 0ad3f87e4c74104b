"""Two records of one official."""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from experts.merging import official_parts as parts
from experts.merging import official_relations
from experts.merging.nominations import closing
from experts.merging.sides import Columns, Merge, Question
from experts.models import IntakeRow, Official, PersonalRecord, Post

Status, Reason = Official.Status, Official.Reason

LEGAL_BASIS = ("legal_basis", "legal_basis_on", "legal_basis_reference")
FIELDS = (
    *(Columns(name) for name in ("name", "title_before", "title_after", "name_local")),
    Columns("other_names", both=True),
    *(Columns(name) for name in ("photo", "tier", "rank_title", "service_since")),
    Columns("categories", both=True),
    *(Columns(name) for name in ("summary", "summary_local")),
    Columns("modes", both=True),
    Columns("travels"),
    Columns("availability", ("available_from", "available_until", "notice_weeks"), gettext_lazy("Availability")),
    Columns("external_id", filled=True),
    Columns("legal_basis", LEGAL_BASIS, gettext_lazy("Legal basis"), filled=True),
)
HANDLERS = official_relations.HANDLERS
# A record that was taken down for one of these says nothing against the other record of the same person.
ABOUT_THE_RECORD = ("", Reason.DUPLICATE, Reason.STALE)
STRICTEST = (Status.WITHDRAWN, Status.HIDDEN)


def reasons_against(kept: Official, gone: Official) -> list[str]:
    against = []
    if kept.country_id != gone.country_id:
        against.append(
            _("They are of two countries, and each country keeps its own experts. Settle with both who it is first.")
        )
    if kept.is_demonstration != gone.is_demonstration:
        against.append(_("One of them is invented."))
    waiting = Official.objects.waiting_for_consent().filter(pk__in=[kept.pk, gone.pk])
    if waiting.exists():
        against.append(_("One of them was asked for consent and has not answered: wait for that, or withdraw it."))
    return against


def more_questions(kept: Official, gone: Official) -> list[Question]:
    """About rows. Numbers are not shown: to choose, it is enough to know their end."""
    found = []
    posts = Post.objects.filter(official__in=[kept, gone], is_primary=True).select_related("agency")
    primary = {post.official_id: post for post in posts}
    mine, other = primary.get(kept.pk), primary.get(gone.pk)
    if mine and other and not any(same for _post, same in parts.POSTS.pairs([mine], [other])):
        found.append(Question("primary_post", _("Primary post"), parts.tell_post(mine), parts.tell_post(other)))
    here, there = _numbers(kept, gone)
    if here and there and here != there:
        found.append(Question("identity_number", _("Identity number"), f"… {here[-3:]}", f"… {there[-3:]}"))
    return found


def warnings(asked: set[str]) -> list[str]:
    different = _("Their identity numbers differ. Are these really one person?")
    return [different] if "identity_number" in asked else []


def status_of(kept: Official, gone: Official) -> tuple[str, str]:
    """What was hidden for a reason that concerns the person stays so: a merge publishes nothing."""
    of_person = [one for one in (kept, gone) if one.status_reason not in ABOUT_THE_RECORD]
    if of_person:
        of_person.sort(key=lambda one: (STRICTEST.index(one.status), one.status_reason not in Official.OWN_WISH))
        own_wish = next((one.status_reason for one in of_person if one.status_reason in Official.OWN_WISH), "")
        return of_person[0].status, own_wish or of_person[0].status_reason
    if Status.PUBLISHED in (kept.status, gone.status):
        return Status.PUBLISHED, ""
    return kept.status, kept.status_reason


def follows(kept: Official, gone: Official) -> list[str]:
    status, reason = status_of(kept, gone)
    told = str(Status(status).label) + (f": {Reason(reason).label}" if reason else "")
    ending = len(closing(kept, gone))
    ends = ngettext(
        "%d open nomination ends: another of its kind goes on, or it asked for this.",
        "%d open nominations end: others of their kind go on, or they asked for this.",
        ending,
    )
    return [
        _("Status afterwards: %s") % told,
        *([ends % ending] if ending else []),
        _("The address of the record that goes leads to the one that stays, also on shortlists."),
    ]


def prepare(act: Merge) -> None:
    """Before either is saved: which status follows, and what the one that goes leaves behind."""
    kept, gone = act.kept, act.gone
    kept.status, kept.status_reason = status_of(kept, gone)
    kept.published_at = min(filter(None, [kept.published_at, gone.published_at]), default=None)
    if kept.confirmed_on is None:
        kept.confirmed_on, kept.confirmed_by_id = gone.confirmed_on, gone.confirmed_by_id
    if kept.external_id == gone.external_id:
        gone.external_id = ""
    gone.status, gone.status_reason, gone.merged_into = Status.WITHDRAWN, Reason.DUPLICATE, kept


def weight(official: Official) -> tuple[Any, ...]:
    in_use = [Status.WITHDRAWN, Status.DRAFT, Status.HIDDEN, Status.PUBLISHED].index(Status(official.status))
    return in_use, official.confirmed_on or date.min, official.expertise.count()


def called(official: Official) -> list[str]:
    return [official.name, official.name_local]


def finish(act: Merge) -> None:
    IntakeRow.objects.filter(official_id=act.gone.pk).update(official_id=act.kept.pk)


def _numbers(kept: Official, gone: Official) -> list[str]:
    found = dict(PersonalRecord.objects.filter(official__in=[kept, gone]).values_list("official", "identity_number"))
    return [found.get(official.pk, "") for official in (kept, gone)]
