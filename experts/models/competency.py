from typing import Self

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import F, Prefetch, Q
from django.db.models.functions import Coalesce, Lower
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from experts.models.change import log_vocabulary
from experts.models.country import Language
from experts.models.fields import NamesField, in_reader_language
from experts.models.history import keep_history

TWO_LEVELS = """
    IF NEW.parent_id IS NOT NULL AND (
        EXISTS (SELECT 1 FROM experts_competency WHERE id = NEW.parent_id AND parent_id IS NOT NULL)
        OR EXISTS (SELECT 1 FROM experts_competency WHERE parent_id = NEW.id)
    ) THEN
        RAISE EXCEPTION 'competencies have two levels' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
"""

TREE_ORDER = (
    Coalesce("parent__position", "position"),
    Coalesce("parent__slug", "slug"),
    F("parent").asc(nulls_first=True),
    "position",
    "slug",
)


class CompetencyQuerySet(models.QuerySet["Competency"]):
    def in_use(self) -> Self:
        """Those that can be chosen: not merged into another."""
        return self.filter(merged_into=None)

    def areas(self) -> Self:
        return self.in_use().filter(parent=None)

    def in_tree_order(self) -> Self:
        """Each area, then what lies in it."""
        return self.order_by(*TREE_ORDER)

    def with_labels(self) -> Self:
        """Each with ``preferred_labels`` in the languages of the pages."""
        languages = [code for code, _name in settings.LANGUAGES]
        labels = CompetencyLabel.objects.filter(is_preferred=True, language__in=languages)
        return self.prefetch_related(Prefetch("labels", labels, to_attr="preferred_labels"))


@log_vocabulary
@keep_history
class Competency(models.Model):
    slug = models.SlugField(_("slug"), max_length=80, unique=True)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children", verbose_name=_("area")
    )
    descriptions = NamesField(_("descriptions"), blank=True)
    merged_into = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="merged_from", verbose_name=_("merged into")
    )
    position = models.PositiveSmallIntegerField(_("position in lists"), default=0)

    objects = CompetencyQuerySet.as_manager()

    class Meta:
        verbose_name = _("competency")
        verbose_name_plural = _("competencies")
        ordering = ["position", "slug"]
        constraints = [
            models.CheckConstraint(
                condition=(Q(parent=None) | ~Q(parent=F("id"))) & (Q(merged_into=None) | ~Q(merged_into=F("id"))),
                name="competency_is_not_its_own_parent",
                violation_error_message=_("A competency can’t be its own area, nor merged into itself."),
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="two_levels", operation=pgtrigger.Insert | pgtrigger.Update, when=pgtrigger.Before, func=TWO_LEVELS
            )
        ]

    def __str__(self) -> str:
        return self.label

    def get_absolute_url(self) -> str:
        return reverse("directory:competency", args=[self.slug])

    @property
    def label(self) -> str:
        """The preferred label in the reader's language, or else in English, or else the slug."""
        labels = getattr(self, "preferred_labels", None)
        if labels is None:
            labels = self.labels.filter(is_preferred=True)
        by_language = {label.language_id: label.text for label in labels}
        return in_reader_language(by_language) or self.slug

    @property
    def description(self) -> str:
        return in_reader_language(self.descriptions)


@log_vocabulary
@keep_history
class CompetencyLabel(models.Model):
    """What a competency is called in a language: one preferred label, any number of alternatives."""

    competency = models.ForeignKey(Competency, models.CASCADE, related_name="labels", verbose_name=_("competency"))
    language = models.ForeignKey(Language, models.PROTECT, related_name="+", verbose_name=_("language"))
    text = models.CharField(_("text"), max_length=150)
    is_preferred = models.BooleanField(_("preferred"), default=False)
    is_reviewed = models.BooleanField(
        _("reviewed"), default=True, help_text=_("Labels that nobody has reviewed serve finding only.")
    )

    class Meta:
        verbose_name = _("label")
        verbose_name_plural = _("labels")
        ordering = ["competency", "language", "-is_preferred", "text"]
        constraints = [
            models.CheckConstraint(condition=~Q(text=""), name="label_has_a_text"),
            models.UniqueConstraint(
                fields=["competency", "language"],
                condition=Q(is_preferred=True),
                name="one_preferred_label_per_language",
                violation_error_message=_("This competency has a preferred label in this language already."),
            ),
            models.UniqueConstraint(
                "language",
                Lower("text"),
                name="a_label_means_one_competency",
                violation_error_message=_("Another competency has this label already."),
            ),
        ]

    def __str__(self) -> str:
        return self.text
