"""What officials themselves say about their records, and the links through which they say it."""

from datetime import date
from typing import Self

import pgtrigger
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from experts.models.history import keep_history
from experts.models.official import Official


@keep_history
class OwnWord(models.Model):
    """That an official, through a mailbox on record, confirmed the record or no longer wants it. It stays as it is."""

    class Kind(models.TextChoices):
        CONFIRMED = "confirmed", _("Confirmed the record")
        CONSENTED = "consented", _("Consented to being listed")
        REFUSED = "refused", _("Did not consent to being listed")
        WITHDREW = "withdrew", _("Withdrew the consent")
        OBJECTED = "objected", _("Objected to being listed")

    LEAVING = (Kind.WITHDREW, Kind.OBJECTED)

    official = models.ForeignKey(Official, models.CASCADE, related_name="own_words", verbose_name=_("official"))
    kind = models.CharField(_("kind"), max_length=9, choices=Kind)
    said_at = models.DateTimeField(_("when"), auto_now_add=True)

    class Meta:
        verbose_name = _("word of an official")
        verbose_name_plural = _("words of officials")
        ordering = ["-said_at", "-pk"]
        triggers = [pgtrigger.Protect(name="keep_word", operation=pgtrigger.Update)]

    def __str__(self) -> str:
        return f"{self.official}: {self.get_kind_display()}"

    @property
    def day(self) -> date:
        return timezone.localdate(self.said_at)


class OwnLinkQuerySet(models.QuerySet["OwnLink"]):
    def holding(self) -> Self:
        return self.filter(holds_until__gt=timezone.now())


class OwnLink(models.Model):
    """A link that was mailed to an official. It has no history: that would keep the address for good."""

    official = models.ForeignKey(Official, models.CASCADE, related_name="own_links", verbose_name=_("official"))
    recipient = models.EmailField(_("recipient"))
    asked_by = models.ForeignKey(
        "User", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("asked by")
    )
    sent_at = models.DateTimeField(_("sent"), auto_now_add=True)
    holds_until = models.DateTimeField(_("holds until"))
    used_up_at = models.DateTimeField(_("used up"), null=True, blank=True)

    objects = OwnLinkQuerySet.as_manager()

    class Meta:
        verbose_name = _("link for an official")
        verbose_name_plural = _("links for officials")
        ordering = ["-sent_at", "-pk"]

    def __str__(self) -> str:
        return str(self.official)


class ListedQuestion(models.Model):
    """An address that somebody typed to learn whether it is on record: kept until the worker has looked."""

    email = models.EmailField(_("e-mail"))
    language = models.CharField(_("language"), max_length=8)
    asked_at = models.DateTimeField(_("asked"), auto_now_add=True)

    class Meta:
        verbose_name = _("question whether one is listed")
        verbose_name_plural = _("questions whether one is listed")

    def __str__(self) -> str:
        return str(self.asked_at)
