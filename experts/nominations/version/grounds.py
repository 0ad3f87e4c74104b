"""Why somebody belongs into the pool, and by what right the record is published."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from experts.models import Official
from experts.models.official import CONSENT_BY_MAIL
from experts.nominations.version.base_form import Part
from experts.nominations.version.fields import Line, first_day

LegalBasis = Official.LegalBasis


class EligibilityForm(Part, forms.Form):
    """The criteria on which the civil services agreed; the first four are mandatory."""

    experience = forms.BooleanField(label=_("Has experience in civil-service matters"))
    recommended_by = Line(
        label=_("Recommended by"),
        max_length=200,
        help_text=_("The government institution or professional agency whose letter you add below."),
    )
    conduct = forms.BooleanField(label=_("Fulfils the code of conduct: no plagiarism, no criminal case"))
    independent = forms.BooleanField(label=_("Is able to work independently"))
    foreign_languages = forms.BooleanField(label=_("Works in foreign languages (optional)"), required=False)
    forums = forms.BooleanField(label=_("Has spoken in national or international forums (optional)"), required=False)


class BasisForm(Part, forms.Form):
    BY_MAIL = CONSENT_BY_MAIL
    kind = forms.ChoiceField(
        label=_("By what right is the record published?"),
        choices=[
            (LegalBasis.CONSENT.value, _("Consent: the signed form is added below")),
            (BY_MAIL, _("Consent: the official is asked by e-mail, and nothing is public before the answer")),
            (LegalBasis.PUBLIC_TASK.value, _("Public task: a law or decree says so")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose by what right the record is published.")},
    )
    on = first_day(_("Date of the consent or decree"))
    reference = Line(
        label=_("Reference"),
        max_length=255,
        required=False,
        help_text=_("Number and title of the decree, or where the signed form is kept."),
    )

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("kind") in (None, self.BY_MAIL):
            return given
        if not given.get("reference") and "reference" not in self.errors:
            self.add_error("reference", _("Give the reference of the consent or of the decree."))
        if not given.get("on") and "on" not in self.errors:
            self.add_error("on", _("Give the date."))
        elif given.get("on") and given["on"] > timezone.localdate():
            self.add_error("on", _("The date is in the future."))
        return given
