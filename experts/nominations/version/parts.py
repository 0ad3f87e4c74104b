"""Of what an official has several: posts, expertise, languages, assignments, education, achievements, contacts."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from experts.models import Achievement, Assignment, Contact, Education, Expertise, IntakeQuestion, LanguageSkill, Post
from experts.nominations.version.base_form import RecordPart
from experts.nominations.version.fields import AGENCIES, COMPETENCIES, Key, Line, Named, first_day, last_day
from experts.nominations.version.lookup import Lookup

Kind = IntakeQuestion.Kind
TYPE = _("Type a part of its name, then choose.")


class RowForm(RecordPart):
    """One of several; ``pk`` is that of the row of the record for which it stands."""

    pk = forms.IntegerField(widget=forms.HiddenInput, required=False)

    @property
    def unknown(self) -> tuple[str, list[str]] | None:
        """A name in it that is not known, and what it may mean."""
        return None


class PostForm(RowForm):
    agency = Named(label=_("Agency"), listed=AGENCIES, required=False, help_text=TYPE)
    since = first_day(_("From"), help_text=_("A year, a month or a day: 2019, 2019-03 or 2019-03-31."))
    until = last_day(_("To"), help_text=_("Leave it empty if the post is held today."))

    class Meta:
        model = Post
        fields = ["title", "unit", "is_primary"]
        field_classes = {"title": Line, "unit": Line}
        labels = {"is_primary": _("This is the main post")}

    field_order = ["title", "agency", "unit", "since", "until", "is_primary"]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        self.refuse_disorder("since", "until")
        return cleaned

    def columns(self) -> dict[str, Any]:
        columns = super().columns()
        name = columns.pop("agency", "")
        agency = self.lookup.agency(name) if name else None
        columns["agency_id"] = agency.pk if agency else None
        if agency and not agency.pk:
            columns["agency"] = name  # becomes a new agency, unless there is one of that name by then
        return columns

    @property
    def unknown(self) -> tuple[str, list[str]] | None:
        name = str(self["agency"].value() or "")
        agency = self.lookup.agency(name)
        return (name, self.lookup.near(Kind.AGENCY, name)) if agency and not agency.pk else None

    @classmethod
    def typed(cls, columns: dict[str, Any], lookup: Lookup) -> dict[str, Any]:
        key = columns.get("agency_id")
        name = lookup.agency_name(key) if key else columns.get("agency", "")
        return super().typed(columns | {"agency": name}, lookup)


class ExpertiseForm(RowForm):
    competency = Named(
        label=_("Competency"),
        listed=COMPETENCIES,
        help_text=_("Type and choose. If none fits, describe it in your own words, in any language."),
    )
    preset = frozenset({"level"})

    class Meta:
        model = Expertise
        fields = ["level", "roles", "since", "evidence"]
        field_classes = {"evidence": Line}
        help_texts = {"evidence": _("For example: led the reform of pay in 2021.")}

    field_order = ["competency", "level", "roles", "since", "evidence"]

    def columns(self) -> dict[str, Any]:
        columns = super().columns()
        words = columns.pop("competency", "")
        columns["competency_id"] = self.lookup.competency(words)
        if columns["competency_id"] is None:
            columns["own_words"] = words
        return columns

    @property
    def unknown(self) -> tuple[str, list[str]] | None:
        words = str(self["competency"].value() or "")
        is_unknown = words.strip() and self.lookup.competency(words) is None
        return (words, self.lookup.near(Kind.COMPETENCY, words)) if is_unknown else None

    @classmethod
    def typed(cls, columns: dict[str, Any], lookup: Lookup) -> dict[str, Any]:
        name = lookup.competencies.get(columns.get("competency_id") or 0) or columns.get("own_words", "")
        return super().typed(columns | {"competency": name}, lookup)


class LanguageForm(RowForm):
    language = Key("languages", label=_("Language"))
    preset = frozenset({"level"})

    class Meta:
        model = LanguageSkill
        fields = ["level", "can_teach"]

    field_order = ["language", "level", "can_teach"]


class AssignmentForm(RowForm):
    country = Key("countries", label=_("Country"), required=False)

    class Meta:
        model = Assignment
        fields = ["title", "organiser", "year", "role", "mode", "audience"]
        field_classes = dict.fromkeys(("title", "organiser", "audience"), Line)

    field_order = ["title", "role", "year", "organiser", "country", "mode", "audience"]


class EducationForm(RowForm):
    country = Key("countries", label=_("Country"), required=False)

    class Meta:
        model = Education
        fields = ["qualification", "field", "institution", "year"]
        field_classes = dict.fromkeys(("qualification", "field", "institution"), Line)

    field_order = ["qualification", "field", "institution", "country", "year"]


class AchievementForm(RowForm):
    link = forms.URLField(label=_("Link"), max_length=500, assume_scheme="https", required=False)

    class Meta:
        model = Achievement
        fields = ["kind", "title", "issuer", "year"]
        field_classes = {"title": Line, "issuer": Line}

    field_order = ["kind", "title", "issuer", "year", "link"]


class ContactForm(RowForm):
    preset = frozenset({"owner", "sharing"})

    class Meta:
        model = Contact
        fields = ["kind", "value", "owner", "sharing"]
        field_classes = {"value": Line}
