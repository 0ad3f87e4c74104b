"""What a spreadsheet says that the pool does not know: asked once, and what is remembered of the answers."""

from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from experts.models.country import Country
from experts.models.history import keep_history
from experts.models.intake import Intake
from experts.text import letters


class IntakeQuestion(models.Model):
    """A value that a file has and the pool does not know; it is asked once, however many rows have it."""

    class Kind(models.TextChoices):
        AGENCY = "agency", _("Agency")
        COMPETENCY = "competency", _("Competency")
        LANGUAGE = "language", _("Language")
        TIER = "tier", _("Tier")
        PERSON = "person", _("Person")

    class Answer(models.TextChoices):
        MEANS = "means", _("It is one that is known")
        NEW = "new", _("It is a new one")
        SKIP = "skip", _("Leave it out")
        LEAVE = "leave", _("Leave its rows wrong")

    intake = models.ForeignKey(Intake, models.CASCADE, related_name="questions")
    kind = models.CharField(max_length=12, choices=Kind)
    country_id = models.CharField(max_length=2, blank=True)
    value = models.CharField(max_length=300)
    key = models.CharField(max_length=300)
    sheet = models.CharField(max_length=100, blank=True)
    line = models.PositiveIntegerField()  # the first that has it
    rows = models.PositiveIntegerField(default=1)
    candidates = models.JSONField(default=list)  # {"key", "label"}, best first
    answer = models.CharField(max_length=8, choices=Answer, blank=True)
    target = models.CharField(max_length=300, blank=True)  # the key of what it means

    class Meta:
        verbose_name = _("question")
        verbose_name_plural = _("questions")
        ordering = ["intake", "kind", "-rows", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["intake", "kind", "country_id", "key"], name="intake_question_once"),
            models.CheckConstraint(condition=~Q(answer="means", target=""), name="intake_answer_says_what_is_meant"),
        ]

    def __str__(self) -> str:
        return self.value


@keep_history
class KnownAs(models.Model):
    """What the spreadsheets of a country mean by a word: the answer to a question, so that it is asked only once."""

    class Kind(models.TextChoices):
        COLUMN = "column", _("Column")
        AGENCY = "agency", _("Agency")
        COMPETENCY = "competency", _("Competency")
        LANGUAGE = "language", _("Language")
        TIER = "tier", _("Tier")

    kind = models.CharField(_("kind"), max_length=12, choices=Kind)
    country = models.ForeignKey(
        Country, models.CASCADE, null=True, blank=True, related_name="+", verbose_name=_("country")
    )
    value = models.CharField(_("written"), max_length=300)
    key = models.CharField(max_length=300, editable=False)
    target = models.CharField(
        _("means"), max_length=300, blank=True, help_text=_("The key of what is meant; empty: it is left out.")
    )
    separator = models.CharField(_("between several values"), max_length=3, blank=True)

    class Meta:
        verbose_name = _("word of spreadsheets")
        verbose_name_plural = _("words of spreadsheets")
        ordering = ["kind", "country", "value"]
        constraints = [
            models.UniqueConstraint(fields=["kind", "country", "key"], nulls_distinct=False, name="known_as_one_thing"),
        ]

    def __str__(self) -> str:
        return self.value

    def save(self, **kwargs: Any) -> None:
        self.key = letters(self.value)
        super().save(**kwargs)
