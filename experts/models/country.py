from typing import Self

from django.db import models
from django.db.models import Prefetch, Q
from django.utils.translation import gettext_lazy as _

from experts.models.change import log_vocabulary
from experts.models.fields import NamesField, in_reader_language, validate_code
from experts.models.history import keep_history


@log_vocabulary
@keep_history
class Language(models.Model):
    code = models.CharField(_("code"), max_length=3, primary_key=True, help_text=_("ISO 639, for example “id”."))
    names = NamesField(_("names"))
    own_name = models.CharField(_("name in the language itself"), max_length=60, blank=True)
    position = models.PositiveSmallIntegerField(_("position in lists"), default=0)

    class Meta:
        verbose_name = _("language")
        verbose_name_plural = _("languages")
        ordering = ["position", "code"]
        constraints = [
            models.CheckConstraint(condition=Q(names__has_key="en"), name="language_has_an_english_name"),
        ]

    def __str__(self) -> str:
        return in_reader_language(self.names)


class CountryQuerySet(models.QuerySet["Country"]):
    def with_focal_agency(self) -> Self:
        """Each with ``current_terms``: at most one term, that of its focal-point agency of today."""
        terms = FocalPointTerm.objects.filter(until=None).select_related("agency")
        return self.prefetch_related(Prefetch("focal_point_terms", terms, to_attr="current_terms"))


@log_vocabulary
@keep_history
class Country(models.Model):
    class Membership(models.TextChoices):
        ASEAN = "asean", _("ASEAN member state")
        PLUS_THREE = "plus-three", _("Plus Three")

    code = models.CharField(_("code"), max_length=2, primary_key=True, validators=[validate_code])
    names = NamesField(_("names"))
    own_language = models.ForeignKey(
        Language, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("own language")
    )
    own_name = models.CharField(_("name in its own language"), max_length=100, blank=True)
    membership = models.CharField(_("membership"), max_length=12, choices=Membership)
    acceded_on = models.DateField(_("acceded to ASEAN on"), null=True, blank=True)
    position = models.PositiveSmallIntegerField(_("position in lists"), default=0)

    current_terms: list["FocalPointTerm"]  # set by ``with_focal_agency()``

    objects = CountryQuerySet.as_manager()

    class Meta:
        verbose_name = _("country")
        verbose_name_plural = _("countries")
        ordering = ["position", "code"]
        constraints = [
            models.CheckConstraint(condition=Q(names__has_key="en"), name="country_has_an_english_name"),
            models.CheckConstraint(condition=Q(code__regex=r"^[A-Z]{2}$"), name="country_code_is_two_capitals"),
            models.CheckConstraint(
                condition=Q(membership="asean", acceded_on__isnull=False) | Q(membership="plus-three", acceded_on=None),
                name="country_acceded_if_asean_member",
            ),
        ]

    def __str__(self) -> str:
        return in_reader_language(self.names)

    @property
    def is_member(self) -> bool:
        return self.membership == self.Membership.ASEAN

    @property
    def focal_agency(self) -> "models.Model | None":
        """The agency that is focal point today, or None while the seat is vacant. Needs ``with_focal_agency()``."""
        return next((term.agency for term in self.current_terms), None)


@log_vocabulary
@keep_history
class FocalPointTerm(models.Model):
    """The time in which an agency is its country's focal point. No open term means a vacant seat."""

    country = models.ForeignKey(Country, models.CASCADE, related_name="focal_point_terms", verbose_name=_("country"))
    agency = models.ForeignKey("Agency", models.PROTECT, related_name="focal_point_terms", verbose_name=_("agency"))
    since = models.DateField(_("from"), null=True, blank=True)
    until = models.DateField(_("to"), null=True, blank=True)

    class Meta:
        verbose_name = _("focal-point term")
        verbose_name_plural = _("focal-point terms")
        ordering = ["country", "-until", "-since"]
        constraints = [
            models.UniqueConstraint(
                fields=["country"],
                condition=Q(until=None),
                name="one_focal_point_at_a_time",
                violation_error_message=_("This country has a focal point already. End its term first."),
            ),
            models.CheckConstraint(
                condition=Q(since=None) | Q(until=None) | Q(until__gte=models.F("since")),
                name="focal_point_term_ends_after_it_starts",
                violation_error_message=_("The term ends before it starts."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.country_id}: {self.agency}"


@log_vocabulary
@keep_history
class Region(models.Model):
    """A first-level subdivision of ISO 3166-2."""

    code = models.CharField(_("code"), max_length=6, primary_key=True, help_text=_("ISO 3166-2, for example “ID-JK”."))
    country = models.ForeignKey(Country, models.CASCADE, related_name="regions", verbose_name=_("country"))
    name = models.CharField(_("name"), max_length=80)

    class Meta:
        verbose_name = _("region")
        verbose_name_plural = _("regions")
        ordering = ["country", "name"]
        constraints = [
            models.CheckConstraint(
                condition=Q(code__startswith=models.functions.Concat(models.F("country_id"), models.Value("-"))),
                name="region_code_starts_with_its_country",
            ),
        ]

    def __str__(self) -> str:
        return self.name
