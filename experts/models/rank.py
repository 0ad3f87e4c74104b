from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from experts.models.change import log_vocabulary
from experts.models.country import Country
from experts.models.fields import NamesField, in_reader_language
from experts.models.history import keep_history


@log_vocabulary
@keep_history
class Tier(models.Model):
    """A level of seniority that means the same in every state, beside the local rank title."""

    slug = models.SlugField(_("slug"), primary_key=True)
    names = NamesField(_("names"))
    position = models.PositiveSmallIntegerField(_("position in lists"), default=0)

    class Meta:
        verbose_name = _("tier")
        verbose_name_plural = _("tiers")
        ordering = ["position", "slug"]
        constraints = [
            models.CheckConstraint(condition=Q(names__has_key="en"), name="tier_has_an_english_name"),
        ]

    def __str__(self) -> str:
        return in_reader_language(self.names)


@keep_history
class Rank(models.Model):
    """A rank or senior position as a state calls it, and the tier that it stands for."""

    country = models.ForeignKey(Country, models.CASCADE, related_name="ranks", verbose_name=_("country"))
    title = models.CharField(_("title"), max_length=120)
    title_en = models.CharField(_("title in English"), max_length=120, blank=True)
    tier = models.ForeignKey(Tier, models.PROTECT, related_name="ranks", verbose_name=_("tier"))

    class Meta:
        verbose_name = _("rank")
        verbose_name_plural = _("ranks")
        ordering = ["country", "tier__position", "title"]
        constraints = [
            models.UniqueConstraint(fields=["country", "title"], name="rank_once_in_a_country"),
        ]

    def __str__(self) -> str:
        return self.title
