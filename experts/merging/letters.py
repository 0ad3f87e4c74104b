"""The mails about merges and about agencies that change."""

from collections.abc import Iterable

from django.conf import settings
from django.urls import reverse
from django.utils.translation import override

from experts import mails
from experts.access import focal_points_of
from experts.guards.links import absolute
from experts.merging.sides import Merge
from experts.models import Agency, Official, User
from experts.nominations import letters


def tell_merged(act: Merge) -> None:
    """The keepers of the country learn that two of its records are one now; and who had asked for something."""
    letters.tell(act.steps)
    if isinstance(act.kept, Official) and act.kept in Official.objects.listed():
        for person in focal_points_of(act.kept.country_id):
            language = person.language or settings.LANGUAGE_CODE
            with override(language):
                link = absolute(reverse("nominations:expert", args=[act.kept.slug]))
            context = {"kept": act.kept, "gone": act.gone, "by": act.by, "link": link}
            mails.send("records_merged", person.email, context, language)


def tell_changed(agency: Agency, people: Iterable[User], *, before: str, by: User) -> None:
    """``agency`` as it is now; ``before`` is what it was called."""
    for person in people:
        if person == by:
            continue
        language = person.language or settings.LANGUAGE_CODE
        with override(language):
            link = absolute(agency.get_absolute_url())
        context = {"agency": agency, "before": before, "link": link}
        mails.send("agency_changed", person.email, context, language)
