from typing import Self

import pgtrigger
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from experts.models.nomination import Nomination
from experts.models.official import Official
from experts.models.restricted import Document
from experts.models.user import User


class LookQuerySet(models.QuerySet["Look"]):
    def at(self, official: "Official | str") -> Self:
        """Those at the record, and at what nominated it before there was one."""
        return self.filter(Q(official=official) | Q(nomination__official=official))


class Look(models.Model):
    """That somebody saw restricted data of somebody: who, whose, what kind and when, never what stood there.

    A look stays as it is, and stays when what was looked at is gone: hence no constraint holds the two together.
    """

    class Part(models.TextChoices):
        RECORD = "record", _("Contacts and identity")
        DOCUMENT = "document", _("Document")
        NOMINATION = "nomination", _("Proposed contacts")
        HISTORY = "history", _("History")
        SENDER = "sender", _("Sender")
        EXPORT = "export", _("Export")

    by = models.ForeignKey(User, models.PROTECT, related_name="+", db_index=False, verbose_name=_("who"))
    official = models.ForeignKey(
        Official, models.DO_NOTHING, null=True, related_name="+", db_constraint=False, db_index=False,
        verbose_name=_("official"),
    )  # fmt: skip
    nomination = models.ForeignKey(
        Nomination, models.DO_NOTHING, null=True, related_name="+", db_constraint=False, db_index=False,
        verbose_name=_("nomination"),
    )  # fmt: skip
    document = models.ForeignKey(
        Document, models.DO_NOTHING, null=True, related_name="+", db_constraint=False, db_index=False,
        verbose_name=_("document"),
    )  # fmt: skip
    part = models.CharField(_("part"), max_length=10, choices=Part)
    at = models.DateTimeField(_("when"), default=timezone.now)

    objects = LookQuerySet.as_manager()

    class Meta:
        verbose_name = _("look at restricted data")
        verbose_name_plural = _("looks at restricted data")
        ordering = ["-at", "-pk"]
        indexes = [
            models.Index(fields=["official", "by", "at"], name="look_at_official"),
            models.Index(fields=["nomination", "by", "at"], name="look_at_nomination"),
            models.Index(fields=["by", "at"], name="look_by_user"),
            models.Index(fields=["at", "id"], name="look_by_time"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(official__isnull=False) | Q(nomination__isnull=False), name="look_is_at_somebody"
            ),
        ]
        triggers = [pgtrigger.Protect(name="keep_look", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self) -> str:
        return f"{self.by}: {self.get_part_display()}"
