"""What everybody may read about an official, edited on the official's page."""

from typing import Any

from django import forms
from django.db.models import Prefetch
from django.forms.formsets import DELETION_FIELD_NAME
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from experts.admin.base import PoolInline
from experts.admin.choosing import SharingFormSet
from experts.models import Achievement, Assignment, Competency, Education, Expertise, LanguageSkill, Post


class PostFormSet(SharingFormSet):
    """The rules about several posts together. The database checks them when all rows are saved, so that the
    primary mark can move from one to another at once."""

    def clean(self) -> None:
        super().clean()
        kept = [form for form in self.forms if form.is_valid() and not form.cleaned_data.get(DELETION_FIELD_NAME)]
        primary = [form for form in kept if form.cleaned_data.get("is_primary")]
        for form in primary[1:]:
            form.add_error("is_primary", _("Only one post can be the primary one."))
        if not primary and self.instance.is_published and all(form.is_valid() for form in self.forms):
            raise forms.ValidationError(_("A published official needs a primary post: mark one."))


class PostInline(PoolInline):
    model = Post
    formset = PostFormSet
    fields = ["title", "unit", "agency", "since", "until", "is_primary"]
    autocomplete_fields = ["agency"]
    related = ("agency",)

    def get_extra(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> int:
        return 0 if obj else 1


class ExpertiseInline(PoolInline):
    model = Expertise
    fields = ["competency", "level", "roles", "since", "evidence"]
    autocomplete_fields = ["competency"]

    def get_queryset(self, request: HttpRequest) -> Any:
        competencies = Competency.objects.with_labels()
        return super().get_queryset(request).prefetch_related(Prefetch("competency", competencies))


class LanguageSkillInline(PoolInline):
    model = LanguageSkill
    fields = ["language", "level", "can_teach"]
    autocomplete_fields = ["language"]
    related = ("language",)


class AssignmentInline(PoolInline):
    model = Assignment
    fields = ["title", "organiser", "country", "year", "role", "mode", "audience"]
    autocomplete_fields = ["country"]
    related = ("country",)


class EducationInline(PoolInline):
    model = Education
    fields = ["qualification", "field", "institution", "country", "year"]
    autocomplete_fields = ["country"]
    related = ("country",)


class AchievementInline(PoolInline):
    model = Achievement
    fields = ["kind", "title", "issuer", "year", "link"]


CHILDREN = [PostInline, ExpertiseInline, LanguageSkillInline, AssignmentInline, EducationInline, AchievementInline]
