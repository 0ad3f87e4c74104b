from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _


class MissedTermQuerySet(models.QuerySet["MissedTerm"]):
    def open(self) -> Self:
        """Those that somebody may look at: asked for often enough to be kept in words, and not dismissed."""
        return self.exclude(term="")


class MissedTerm(models.Model):
    """Words that searches did not understand and that nobody has: what was missed, never by whom.

    Only a keyed hash tells that a term was asked for before, until that happens on a second day; a dismissed one goes
    back to being a hash, by which it is known and left out. No history: what is forgotten is to stay forgotten.
    """

    key = models.CharField(max_length=64, unique=True, editable=False)
    term = models.CharField(_("term"), max_length=60, blank=True)
    language = models.CharField(_("language"), max_length=3)
    times = models.PositiveIntegerField(_("times"), default=1)
    days = models.PositiveSmallIntegerField(_("days"), default=1)
    first_on = models.DateField(_("first day"), db_index=True)
    last_on = models.DateField(_("last day"))
    dismissed_on = models.DateField(_("dismissed on"), null=True, blank=True, editable=False)

    objects = MissedTermQuerySet.as_manager()

    class Meta:
        verbose_name = _("word searched without finding")
        verbose_name_plural = _("searched without finding")
        ordering = ["-times", "-last_on", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(term="") | Q(days__gt=1), name="term_of_one_day_is_not_kept"),
            models.CheckConstraint(condition=Q(term="") | Q(dismissed_on=None), name="dismissed_term_is_not_kept"),
        ]

    def __str__(self) -> str:
        return self.term or "–"

    @staticmethod
    def key_of(term: str, language: str) -> str:
        return salted_hmac("experts.missed_term", f"{language} {term}", algorithm="sha256").hexdigest()
