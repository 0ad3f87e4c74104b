from typing import Any, Self

import pgtrigger
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models import Deferrable, F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from experts.models.agency import Agency
from experts.models.history import keep_history
from experts.models.official import Official
from experts.text import fold

LEAVES_NO_PRIMARY_POST = """
    IF EXISTS (SELECT 1 FROM experts_official WHERE id = OLD.official_id AND status = 'published')
        AND NOT EXISTS (SELECT 1 FROM experts_post WHERE official_id = OLD.official_id AND is_primary) THEN
        RAISE EXCEPTION 'a published official needs a primary post'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'published_official_has_a_primary_post';
    END IF;
    RETURN NULL;
"""


class PostQuerySet(models.QuerySet["Post"]):
    def current(self) -> Self:
        return self.filter(Q(until=None) | Q(until__gte=timezone.localdate()))


@keep_history
class Post(models.Model):
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
        indexes = [GinIndex(OpClass("folded", "gin_trgm_ops"), name="post_folded_trigrams")]
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
                name="leaves_no_primary_post",
                operation=pgtrigger.Delete | pgtrigger.UpdateOf("is_primary", "official_id"),
                when=pgtrigger.After,
                timing=pgtrigger.Deferred,
                condition=pgtrigger.Q(old__is_primary=True),
                func=LEAVES_NO_PRIMARY_POST,
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def save(self, **kwargs: Any) -> None:
        self.refold()
        if (fields := kwargs.get("update_fields")) is not None:
            kwargs["update_fields"] = {*fields, "folded"}
        super().save(**kwargs)

    def refold(self) -> None:
        """Bring the search text in step; call it before any write that goes around ``save``."""
        self.folded = fold(f"{self.title} | {self.unit}")

    @property
    def is_current(self) -> bool:
        return self.until is None or self.until >= timezone.localdate()
