"""What exists: one file a noun, each with its QuerySet."""

from experts.models.agency import Agency, AgencyName
from experts.models.career import Achievement, Assignment, Education
from experts.models.change import Change, Pruning
from experts.models.choices import Category, Mode, Role
from experts.models.claim import Claim
from experts.models.competency import Competency, CompetencyLabel
from experts.models.correction import Correction
from experts.models.country import Country, FocalPointTerm, Language, Region
from experts.models.engagement import Engagement, EngagementStep, Evaluation
from experts.models.expertise import Expertise, LanguageSkill
from experts.models.history import RecordedChange
from experts.models.intake import Intake, IntakeRow
from experts.models.intake_question import IntakeQuestion, KnownAs
from experts.models.invitation import Invitation
from experts.models.look import Look
from experts.models.missed_term import MissedTerm
from experts.models.nomination import Nomination, NominationStep
from experts.models.official import Official
from experts.models.outgoing_mail import OutgoingMail
from experts.models.own_say import ListedQuestion, OwnLink, OwnWord
from experts.models.post import Post
from experts.models.proposed_word import ProposedWord, WordProposal
from experts.models.rank import Rank, Tier
from experts.models.reminder import Reminder
from experts.models.request import Request, RequestMessage
from experts.models.restricted import Contact, Document, PersonalRecord
from experts.models.second_factor import SecondFactor
from experts.models.slugs import OfficialSlug
from experts.models.usage import Usage
from experts.models.user import Membership, User

__all__ = [
    "Achievement",
    "Agency",
    "AgencyName",
    "Assignment",
    "Category",
    "Change",
    "Claim",
    "Competency",
    "CompetencyLabel",
    "Contact",
    "Correction",
    "Country",
    "Document",
    "Education",
    "Engagement",
    "EngagementStep",
    "Evaluation",
    "Expertise",
    "FocalPointTerm",
    "Intake",
    "IntakeQuestion",
    "IntakeRow",
    "Invitation",
    "KnownAs",
    "Language",
    "LanguageSkill",
    "ListedQuestion",
    "Look",
    "Membership",
    "MissedTerm",
    "Mode",
    "Nomination",
    "NominationStep",
    "Official",
    "OfficialSlug",
    "OutgoingMail",
    "OwnLink",
    "OwnWord",
    "PersonalRecord",
    "Post",
    "ProposedWord",
    "Pruning",
    "Rank",
    "RecordedChange",
    "Region",
    "Reminder",
    "Request",
    "RequestMessage",
    "Role",
    "SecondFactor",
    "Tier",
    "Usage",
    "User",
    "WordProposal",
]
