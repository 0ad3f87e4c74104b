from typing import Self

import pgtrigger
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models import Deferrable, F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from experts.models.agency import Agency, AgencyName
from experts.models.change import log_official
from experts.models.history import keep_history
from experts.models.official import NEEDS_PRIMARY_POST, Official
from experts.models.refolded import Refolded
from experts.models.terms import terms_index
from experts.text import fold

# Whoever writes, and whatever was written down before: a post in an agency that was merged is one in the agency that
# stands for it. Waits for a merge that is going on.
FOLLOW_MERGED_AGENCY = """
    SELECT COALESCE(merged_into_id, id) INTO standing FROM experts_agency WHERE id = NEW.agency_id FOR KEY SHARE;
    NEW.agency_id = COALESCE(standing, NEW.agency_id);
    RETURN NEW;
"""


class PostQuerySet(models.QuerySet["Post"]):
    def current(self) -> Self:
        return self.filter(Q(until=None) | Q(until__gte=timezone.localdate()))


@log_official("official_id")
@keep_history
class Post(Refolded):
    """A position that an official holds or held, in an agency where one is known."""

    official = models.ForeignKey(Official, models.CASCADE, related_name="posts", verbose_name=_("official"))
    agency = models.ForeignKey(
        Agency, models.PROTECT, null=True, blank=True, related_name="posts", verbose_name=_("agency")
    )
    title = models.CharField(_("title"), max_length=255)
    unit = models.CharField(_("unit"), max_length=255, blank=True)
    since = models.DateField(_("from"), null=True, blank=True)
    until = models.DateField(_("to"), null=True, blank=True)
    is_primary = models.BooleanField(_("primary"), default=False)
    derived = {"folded"}
    folded = models.TextField(editable=False, default="")

    objects = PostQuerySet.as_manager()

    class Meta:
        verbose_name = _("post")
        verbose_name_plural = _("posts")
        ordering = [
            "official",
            "-is_primary",
            F("until").desc(nulls_first=True),
            F("since").desc(nulls_last=True),
            "pk",
        ]
        indexes = [
            GinIndex(OpClass("folded", "gin_trgm_ops"), name="post_folded_trigrams"),
            terms_index("post_terms", "title", "unit"),
        ]
        constraints = [
            models.CheckConstraint(condition=~Q(title=""), name="post_has_a_title"),
            ExclusionConstraint(
                name="one_primary_post",
                expressions=[("official", "=")],
                condition=Q(is_primary=True),
                deferrable=Deferrable.DEFERRED,
                violation_error_message=_("Only one post can be the primary one."),
            ),
            models.CheckConstraint(
                condition=Q(since=None) | Q(until=None) | Q(until__gte=F("since")),
                name="post_ends_after_it_starts",
                violation_error_message=_("The post ends before it starts."),
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="follow_merged_agency",
                operation=pgtrigger.Insert | pgtrigger.UpdateOf("agency_id"),
                when=pgtrigger.Before,
                condition=pgtrigger.Q(new__agency__isnull=False),
                declare=[("standing", "bigint")],
                func=FOLLOW_MERGED_AGENCY,
            ),
            pgtrigger.Trigger(
                name="leaves_no_primary_post",
                operation=pgtrigger.Delete | pgtrigger.UpdateOf("is_primary", "official_id"),
                when=pgtrigger.After,
                timing=pgtrigger.Deferred,
                condition=pgtrigger.Q(old__is_primary=True),
                func=NEEDS_PRIMARY_POST.format(official="OLD.official_id"),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def refold(self) -> None:
        self.folded = fold(f"{self.title} | {self.unit}")

    @property
    def agency_then(self) -> "Agency | AgencyName | None":
        """The agency as it was called when the post ended, or is called today."""
        return self.agency.on(self.until) if self.agency else None

    @property
    def is_current(self) -> bool:
        return self.until is None or self.until >= timezone.localdate()
