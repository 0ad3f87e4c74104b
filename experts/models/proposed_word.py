from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from experts.models.competency import Competency
from experts.models.country import Country
from experts.models.history import keep_history
from experts.models.nomination import Nomination


class ProposedWordQuerySet(models.QuerySet["ProposedWord"]):
    def open(self) -> Self:
        return self.filter(state=ProposedWord.State.OPEN)


@keep_history
class ProposedWord(models.Model):
    """What countries call a competency that the vocabulary doesn't have: BKN decides once for all who asked."""

    class State(models.TextChoices):
        OPEN = "open", _("Open")
        SYNONYM = "synonym", _("Added as a synonym")
        COMPETENCY = "competency", _("Added as a competency")
        DECLINED = "declined", _("Declined")

    words = models.CharField(_("words"), max_length=150)
    key = models.CharField(max_length=150, editable=False)  # the letters of the words
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.OPEN, editable=False)
    competency = models.ForeignKey(
        Competency, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("competency")
    )
    answer = models.CharField(_("answer"), max_length=1000, blank=True)
    created_at = models.DateTimeField(_("first proposed"), auto_now_add=True)
    decided_by = models.ForeignKey(
        "User", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("decided by")
    )
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True)

    objects = ProposedWordQuerySet.as_manager()

    class Meta:
        verbose_name = _("proposed word")
        verbose_name_plural = _("proposed words")
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(words="") & ~Q(key=""), name="proposed_word_says_something"),
            models.UniqueConstraint(fields=["key"], condition=Q(state="open"), name="word_is_proposed_once"),
            models.CheckConstraint(
                condition=Q(state="open", decided_at=None, competency=None)
                | Q(state="declined", decided_at__isnull=False, competency=None)
                | Q(state__in=["synonym", "competency"], decided_at__isnull=False, competency__isnull=False),
                name="proposed_word_is_decided_or_not",
            ),
            models.CheckConstraint(condition=~Q(state="declined", answer=""), name="declined_word_has_a_reason"),
        ]

    def __str__(self) -> str:
        return self.words


@keep_history
class WordProposal(models.Model):
    """Somebody proposes the word in a nomination."""

    word = models.ForeignKey(ProposedWord, models.CASCADE, related_name="proposals", verbose_name=_("word"))
    nomination = models.ForeignKey(
        Nomination, models.CASCADE, related_name="word_proposals", verbose_name=_("nomination")
    )
    country = models.ForeignKey(Country, models.PROTECT, related_name="+", verbose_name=_("country"))
    by = models.ForeignKey("User", models.PROTECT, related_name="+", verbose_name=_("proposed by"))
    at = models.DateTimeField(_("proposed"), auto_now_add=True)

    class Meta:
        verbose_name = _("proposal of a word")
        verbose_name_plural = _("proposals of words")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["word", "nomination"], name="nomination_proposes_a_word_once"),
        ]

    def __str__(self) -> str:
        return f"{self.word}: {self.nomination}"
