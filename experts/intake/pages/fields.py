"""What a column of a spreadsheet can hold, in words and in groups, for whoever tells what it means."""

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _

from experts.intake.columns import NAMES

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

GROUPS: list[tuple["StrOrPromise", dict[str, "StrOrPromise"]]] = [
    (
        _("Person"),
        {
            "name": _("Full name"),
            "given_name": _("Given name"),
            "family_name": _("Family name"),
            "name_local": _("Name in own script"),
            "other_names": _("Other names"),
            "titles": _("Titles, before or after the name"),
            "title_before": _("Titles before the name"),
            "title_after": _("Titles after the name"),
            "country": _("Country"),
            "external_id": _("External id"),
            "identity_number": _("Identity number (restricted)"),
            "record": _("Record"),
            "key": _("Record no."),
            "number": _("Number of the person in this file"),
        },
    ),
    (
        _("Profile"),
        {
            "category": _("Category"),
            "tier": _("Tier"),
            "rank_title": _("Rank"),
            "service_since": _("Year of entry into the service"),
            "summary": _("Summary"),
            "summary_local": _("Summary in own language"),
        },
    ),
    (
        _("Post"),
        {
            "position": _("Title of the post"),
            "unit": _("Unit"),
            "agency": _("Agency"),
            "parent_agency": _("Parent agency"),
            "as_of": _("In the post from–to, in one column"),
            "since": _("In the post since"),
            "until": _("In the post until"),
        },
    ),
    (
        _("Expertise"),
        {
            "competencies": _("Competencies"),
            "roles": _("Roles"),
            "expertise_level": _("Level of expertise"),
            "expertise_since": _("Expertise since"),
            "evidence": _("Evidence"),
        },
    ),
    (
        _("Languages"),
        {
            "languages": _("Languages"),
            "language_level": _("Level of the language"),
            "can_teach": _("Can teach in it"),
        },
    ),
    (
        _("Availability"),
        {
            "modes": _("In person or online"),
            "travels": _("Travels abroad"),
            "available_from": _("Available from"),
            "available_until": _("Available until"),
            "notice_weeks": _("Weeks of notice"),
        },
    ),
    (
        _("Assignment"),
        {
            "assignment_title": _("Title of the assignment"),
            "assignment_year": _("Year of the assignment"),
            "assignment_role": _("Role in the assignment"),
            "assignment_organiser": _("Organiser"),
            "assignment_country": _("Country of the assignment"),
            "assignment_mode": _("Assignment in person or online"),
            "assignment_audience": _("Audience"),
        },
    ),
    (
        _("Education"),
        {
            "qualification": _("Qualification"),
            "field_of_study": _("Field of study"),
            "institution": _("Institution"),
            "education_country": _("Country of the institution"),
            "education_year": _("Year of the qualification"),
        },
    ),
    (
        _("Achievement"),
        {
            "achievement_kind": _("Kind of achievement"),
            "achievement_title": _("Title of the achievement"),
            "achievement_issuer": _("Issuer"),
            "achievement_year": _("Year of the achievement"),
            "achievement_link": _("Link"),
        },
    ),
]
NOTHING = _("– left out –")


def choices() -> list[tuple[Any, Any]]:
    """For a select; of each group only what the check can read."""
    groups = [(group, [(name, label) for name, label in fields.items() if name in NAMES]) for group, fields in GROUPS]
    return [("", NOTHING), *((group, fields) for group, fields in groups if fields)]
