"""The sections of the form, in the order in which they are filled in."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from experts.models import Nomination
from experts.nominations.version import grounds, parts, person


@dataclass(frozen=True)
class Block:
    """A part of a section: one form, or a form for each of several rows."""

    name: str
    form: Any
    is_many: bool = False
    title: Any = ""
    add: Any = ""  # what the button says that adds a row


@dataclass(frozen=True)
class Section:
    slug: str
    title: Any
    lead: Any
    blocks: tuple[Block, ...]
    is_restricted: bool = False


def _rows(name: str, form: Any, title: Any, add: Any) -> Block:
    return Block(name, form, is_many=True, title=title, add=add)


PERSON, AVAILABILITY = Block("person", person.PersonForm), Block("availability", person.AvailabilityForm)
POSTS = _rows("posts", parts.PostForm, _("Post"), _("Add a post"))
EXPERTISE = _rows("expertise", parts.ExpertiseForm, _("Competency"), _("Add a competency"))
LANGUAGES = _rows("languages", parts.LanguageForm, _("Language"), _("Add a language"))
ASSIGNMENTS = _rows("assignments", parts.AssignmentForm, _("Assignment"), _("Add an assignment"))
EDUCATION = _rows("education", parts.EducationForm, _("Education"), _("Add education"))
ACHIEVEMENTS = _rows("achievements", parts.AchievementForm, _("Achievement"), _("Add an achievement"))
IDENTITY = Block("identity", person.IdentityForm)
CONTACTS = _rows("contacts", parts.ContactForm, _("Contact"), _("Add a contact"))
ELIGIBILITY, BASIS = Block("eligibility", grounds.EligibilityForm), Block("basis", grounds.BasisForm)

RECORD = (
    Section("person", _("Person"), _("Who it is, as the public will read it."), (PERSON,)),
    Section("posts", _("Posts"), _("The post held today, others beside it, and earlier ones."), (POSTS,)),
    Section("expertise", _("Expertise"), _("What this expert can be asked for."), (EXPERTISE,)),
    Section("languages", _("Languages"), _("In which languages this expert works and teaches."), (LANGUAGES,)),
    Section("availability", _("Availability"), _("When and how this expert can come."), (AVAILABILITY,)),
    Section("assignments", _("Assignments"), _("Trainings, talks and advice given so far."), (ASSIGNMENTS,)),
    Section(
        "background",
        _("Education and achievements"),
        _("Degrees; publications, awards and certificates."),
        (EDUCATION, ACHIEVEMENTS),
    ),
    Section(
        "contacts",
        _("Contacts"),
        _("Never public. Your focal point and BKN use them to reach the expert."),
        (CONTACTS, IDENTITY),
        is_restricted=True,
    ),
)
GROUNDS = (
    Section(
        "eligibility",
        _("Eligibility"),
        _("What the civil services of ASEAN ask of an expert. A letter of recommendation is needed."),
        (ELIGIBILITY,),
        is_restricted=True,
    ),
    Section(
        "basis",
        _("Legal basis"),
        _("Nothing is published before it is recorded."),
        (BASIS,),
        is_restricted=True,
    ),
)
BLOCKS = {block.name: block for section in (*RECORD, *GROUNDS) for block in section.blocks}


def sections_of(kind: str) -> tuple[Section, ...]:
    """A record that exists has shown its eligibility, and by what right it is published."""
    return RECORD if kind == Nomination.Kind.CHANGE else (*RECORD, *GROUNDS)
