"""What an official can be asked for: competencies and languages."""

from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from experts.models.change import log_official
from experts.models.choices import Role
from experts.models.competency import Competency
from experts.models.country import Language
from experts.models.fields import ChoicesField, YearField, only_choices
from experts.models.history import keep_history
from experts.models.official import Official
from experts.models.terms import terms_index


@log_official("official_id")
@keep_history
class Expertise(models.Model):
    class Level(models.IntegerChoices):
        WORKING = 1, _("Working knowledge")
        ADVANCED = 2, _("Advanced")
        LEADING = 3, _("Leading")

    official = models.ForeignKey(Official, models.CASCADE, related_name="expertise", verbose_name=_("official"))
    competency = models.ForeignKey(Competency, models.PROTECT, related_name="expertise", verbose_name=_("competency"))
    level = models.PositiveSmallIntegerField(_("level"), choices=Level, default=Level.ADVANCED)
    roles = ChoicesField(Role, verbose_name=_("roles"))
    since = YearField(_("since"), null=True, blank=True)
    evidence = models.CharField(_("evidence"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("expertise")
        verbose_name_plural = _("expertise")
        ordering = ["official", "-level", "since", "pk"]
        indexes = [terms_index("expertise_terms", "evidence")]
        constraints = [
            models.UniqueConstraint(
                fields=["official", "competency"],
                name="expertise_once",
                violation_error_message=_("This competency is listed already."),
            ),
            models.CheckConstraint(condition=models.Q(level__in=[1, 2, 3]), name="expertise_level_is_known"),
            only_choices("roles", Role, "expertise_roles_are_known"),
        ]

    def __str__(self) -> str:
        return str(self.competency)


class LanguageSkillQuerySet(models.QuerySet["LanguageSkill"]):
    def of_instruction(self) -> Self:
        return self.filter(can_teach=True)


@log_official("official_id")
@keep_history
class LanguageSkill(models.Model):
    class Level(models.IntegerChoices):
        BASIC = 1, _("Basic")
        WORKING = 2, _("Working")
        FLUENT = 3, _("Fluent")
        NATIVE = 4, _("Native")

    official = models.ForeignKey(Official, models.CASCADE, related_name="languages", verbose_name=_("official"))
    language = models.ForeignKey(Language, models.PROTECT, related_name="skills", verbose_name=_("language"))
    level = models.PositiveSmallIntegerField(_("level"), choices=Level, default=Level.WORKING)
    can_teach = models.BooleanField(_("can teach in it"), default=False)

    objects = LanguageSkillQuerySet.as_manager()

    class Meta:
        verbose_name = _("language skill")
        verbose_name_plural = _("language skills")
        ordering = ["official", "-level", "language__position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["official", "language"],
                name="language_once",
                violation_error_message=_("This language is listed already."),
            ),
            models.CheckConstraint(condition=models.Q(level__in=[1, 2, 3, 4]), name="language_level_is_known"),
        ]

    def __str__(self) -> str:
        return str(self.language)
