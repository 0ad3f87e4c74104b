from datetime import date
from typing import Self

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from experts.models.change import log_vocabulary
from experts.models.country import Country, Language, Region
from experts.models.history import keep_history
from experts.models.refolded import Refolded
from experts.text import fold


class AgencyQuerySet(models.QuerySet["Agency"]):
    def existing(self) -> Self:
        return self.standing().filter(dissolved_on=None)

    def standing(self) -> Self:
        """All but those that were merged into another record of the same agency."""
        return self.filter(merged_into=None)

    def confirmed(self) -> Self:
        return self.filter(is_confirmed=True)


@log_vocabulary
@keep_history
class Agency(Refolded):
    class Kind(models.TextChoices):
        MINISTRY = "ministry", _("Ministry")
        DEPARTMENT = "department", _("Department or office")
        COMMISSION = "commission", _("Commission or board")
        AUTHORITY = "authority", _("Authority or statutory body")
        INSTITUTE = "institute", _("Institute or academy")
        COUNCIL = "council", _("Council")
        COURT = "court", _("Court")
        PARLIAMENT = "parliament", _("Parliament")
        STATE_ENTERPRISE = "state-enterprise", _("State enterprise")
        LOCAL_GOVERNMENT = "local-government", _("Local government")
        OTHER = "other", _("Other")

    class Level(models.TextChoices):
        NATIONAL = "national", _("National")
        SUBNATIONAL = "subnational", _("Subnational")

    slug = models.SlugField(_("slug"), max_length=80, unique=True)
    country = models.ForeignKey(Country, models.PROTECT, related_name="agencies", verbose_name=_("country"))
    name = models.CharField(_("name in English"), max_length=255)
    name_local = models.CharField(_("name in its own language"), max_length=255, blank=True)
    local_language = models.ForeignKey(
        Language, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("own language")
    )
    acronym = models.CharField(_("acronym"), max_length=30, blank=True)
    other_names = ArrayField(
        models.CharField(max_length=255), default=list, blank=True, verbose_name=_("other and former names")
    )
    kind = models.CharField(_("kind"), max_length=20, choices=Kind, default=Kind.OTHER)
    level = models.CharField(_("level"), max_length=12, choices=Level, default=Level.NATIONAL)
    seat = models.ForeignKey(
        Region, models.PROTECT, null=True, blank=True, related_name="agencies", verbose_name=_("seat")
    )
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children", verbose_name=_("part of")
    )
    website = models.URLField(_("website"), blank=True)
    dissolved_on = models.DateField(_("dissolved on"), null=True, blank=True)
    successor = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="predecessors", verbose_name=_("successor")
    )
    merged_into = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="merged_from",
        verbose_name=_("merged into"),
    )
    is_confirmed = models.BooleanField(
        _("confirmed"), default=True, help_text=_("Not confirmed: an import brought it and nobody has looked yet.")
    )
    derived = {"folded"}
    folded = models.TextField(editable=False, default="")

    objects = AgencyQuerySet.as_manager()

    class Meta:
        verbose_name = _("agency")
        verbose_name_plural = _("agencies")
        ordering = ["country", "name"]
        indexes = [GinIndex(OpClass("folded", "gin_trgm_ops"), name="agency_folded_trigrams")]
        constraints = [
            models.CheckConstraint(condition=~Q(name=""), name="agency_has_a_name"),
            models.CheckConstraint(
                condition=Q(successor=None) | Q(dissolved_on__isnull=False),
                name="agency_with_successor_is_dissolved",
                violation_error_message=_("Only a dissolved agency has a successor: give the date."),
            ),
            models.CheckConstraint(
                condition=(Q(parent=None) | ~Q(parent=F("id"))) & (Q(successor=None) | ~Q(successor=F("id"))),
                name="agency_is_not_its_own_parent_or_successor",
                violation_error_message=_("An agency can’t be its own parent or successor."),
            ),
            models.CheckConstraint(
                condition=Q(merged_into=None) | ~Q(merged_into=F("id")), name="agency_is_not_merged_into_itself"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.display_name} ({self.acronym})" if self.acronym else self.display_name

    def get_absolute_url(self) -> str:
        return reverse("directory:agency", args=[self.slug])

    def refold(self) -> None:
        self.folded = fold(" | ".join(self.all_names))

    @property
    def all_names(self) -> list[str]:
        return [self.name, self.name_local, self.acronym, *self.other_names]

    @property
    def display_name(self) -> str:
        """The name in the reader's language where it is the agency's own, or else the English one."""
        return (self.local_language_id == get_language() and self.name_local) or self.name

    def on(self, day: date | None) -> "Agency | AgencyName":
        """What it was called on that day, without a query where ``former_names`` are prefetched."""
        if day is None:
            return self
        later = [name for name in self.former_names.all() if name.until >= day]
        return min(later, key=lambda name: name.until, default=self)


@log_vocabulary
@keep_history
class AgencyName(models.Model):
    """What an agency was called until a day. Posts that ended before are shown with it."""

    agency = models.ForeignKey(Agency, models.CASCADE, related_name="former_names", verbose_name=_("agency"))
    name = models.CharField(_("name in English"), max_length=255)
    name_local = models.CharField(_("name in its own language"), max_length=255, blank=True)
    acronym = models.CharField(_("acronym"), max_length=30, blank=True)
    until = models.DateField(_("called so until"))

    class Meta:
        verbose_name = _("former name")
        verbose_name_plural = _("former names")
        ordering = ["agency", "-until"]
        constraints = [
            models.CheckConstraint(condition=~Q(name=""), name="former_name_is_not_empty"),
            models.UniqueConstraint(
                fields=["agency", "until"],
                name="one_former_name_until_a_day",
                violation_error_message=_("Another name ended on this day."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.display_name} ({self.acronym})" if self.acronym else self.display_name

    @property
    def display_name(self) -> str:
        return (self.agency.local_language_id == get_language() and self.name_local) or self.name
