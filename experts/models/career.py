"""What an official has done: assignments, education, achievements."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from experts.models.change import log_official
from experts.models.choices import Mode, Role
from experts.models.country import Country
from experts.models.fields import YearField
from experts.models.history import keep_history
from experts.models.official import Official
from experts.models.terms import terms_index


@log_official("official_id")
@keep_history
class Assignment(models.Model):
    """A training, talk or piece of advice given in the past."""

    official = models.ForeignKey(Official, models.CASCADE, related_name="assignments", verbose_name=_("official"))
    title = models.CharField(_("title"), max_length=255)
    organiser = models.CharField(_("organiser"), max_length=255, blank=True)
    country = models.ForeignKey(
        Country, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("country")
    )
    year = YearField(_("year"))
    role = models.CharField(_("role"), max_length=20, choices=Role)
    mode = models.CharField(_("how"), max_length=20, choices=Mode, blank=True)
    audience = models.CharField(_("audience"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("assignment")
        verbose_name_plural = _("assignments")
        ordering = ["official", "-year", "pk"]
        indexes = [terms_index("assignment_terms", "title", "organiser", "audience")]
        constraints = [models.CheckConstraint(condition=~models.Q(title=""), name="assignment_has_a_title")]

    def __str__(self) -> str:
        return self.title


@log_official("official_id")
@keep_history
class Education(models.Model):
    official = models.ForeignKey(Official, models.CASCADE, related_name="education", verbose_name=_("official"))
    qualification = models.CharField(_("qualification"), max_length=200)
    field = models.CharField(_("field of study"), max_length=200, blank=True)
    institution = models.CharField(_("institution"), max_length=255, blank=True)
    country = models.ForeignKey(
        Country, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("country")
    )
    year = YearField(_("year"), null=True, blank=True)

    class Meta:
        verbose_name = _("education")
        verbose_name_plural = _("education")
        ordering = ["official", models.F("year").desc(nulls_last=True), "pk"]
        indexes = [terms_index("education_terms", "qualification", "field", "institution")]

    def __str__(self) -> str:
        return self.qualification


@log_official("official_id")
@keep_history
class Achievement(models.Model):
    class Kind(models.TextChoices):
        PUBLICATION = "publication", _("Publication")
        AWARD = "award", _("Award")
        CERTIFICATE = "certificate", _("Certificate")

    official = models.ForeignKey(Official, models.CASCADE, related_name="achievements", verbose_name=_("official"))
    kind = models.CharField(_("kind"), max_length=12, choices=Kind)
    title = models.CharField(_("title"), max_length=255)
    issuer = models.CharField(_("publisher or issuer"), max_length=255, blank=True)
    year = YearField(_("year"), null=True, blank=True)
    link = models.URLField(_("link"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("achievement")
        verbose_name_plural = _("achievements")
        ordering = ["official", models.F("year").desc(nulls_last=True), "pk"]
        indexes = [terms_index("achievement_terms", "title", "issuer")]
        constraints = [models.CheckConstraint(condition=~models.Q(title=""), name="achievement_has_a_title")]

    def __str__(self) -> str:
        return self.title
