"""Everything public about one official."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from experts.directory.cards import Card, load_cards
from experts.directory.vocabulary import Vocabulary
from experts.models import (
    Achievement,
    Assignment,
    Category,
    Competency,
    Country,
    Education,
    Expertise,
    LanguageSkill,
    Membership,
    Mode,
    Official,
    Post,
    Role,
)

SIMILAR = 4


@dataclass(frozen=True)
class Skill:
    competency: Competency
    expertise: Expertise
    roles: list[str]


@dataclass(frozen=True)
class Profile:
    official: Official
    country: Country
    posts: list[Post]
    former_posts: list[Post]
    skills: list[Skill]
    teaches_in: list[str]
    speaks: list[str]
    language_codes: list[str]
    assignments: list[Assignment]
    education: list[Education]
    achievements: list[Achievement]
    similar: list[Card]
    is_confirmed_by_focal_point: bool
    engagements: int  # that came through the pool

    @property
    def modes(self) -> list[str]:
        return modes(self.official)

    @property
    def categories(self) -> list[str]:
        return [str(category.label) for category in Category if category in self.official.categories]

    @property
    def availability(self) -> str:
        return availability(self.official)


def load_profile(official: Official, vocabulary: Vocabulary) -> Profile:
    """A fixed number of queries, one for each kind of row."""
    posts = list(official.posts.select_related("agency", "agency__successor").prefetch_related("agency__former_names"))
    expertise = list(official.expertise.all())
    languages = list(official.languages.all())
    shared = frozenset(row.competency_id for row in expertise)
    return Profile(
        official=official,
        country=vocabulary.all_countries[official.country_id],
        posts=[post for post in posts if post.is_current],
        former_posts=[post for post in posts if not post.is_current],
        skills=[_skill(row, vocabulary) for row in expertise],
        teaches_in=_languages((skill for skill in languages if skill.can_teach), vocabulary),
        speaks=_languages((skill for skill in languages if not skill.can_teach), vocabulary),
        language_codes=[skill.language_id for skill in languages],
        assignments=list(official.assignments.select_related("country")),
        education=list(official.education.select_related("country")),
        achievements=list(official.achievements.all()),
        similar=load_cards(_similar(official, shared), vocabulary, shared),
        is_confirmed_by_focal_point=_is_confirmed_by_focal_point(official),
        engagements=official.engagements.vouched().count(),
    )


def modes(official: Official) -> list[str]:
    return [str(mode.label) for mode in Mode if mode in official.modes]


def availability(official: Official) -> str:
    """“From January 2027 until June 2027, with 4 weeks’ notice”, or as much of it as is known."""
    start, end, weeks = official.available_from, official.available_until, official.notice_weeks
    parts = []
    if start and start > timezone.localdate():
        parts.append(_("from %(month)s") % {"month": date_format(start, "YEAR_MONTH_FORMAT")})
    if end:
        parts.append(_("until %(month)s") % {"month": date_format(end, "YEAR_MONTH_FORMAT")})
    if weeks:
        notice = ngettext("with %(weeks)d week’s notice", "with %(weeks)d weeks’ notice", weeks)
        parts.append(notice % {"weeks": weeks})
    return capfirst(", ".join(parts))


def _skill(row: Expertise, vocabulary: Vocabulary) -> Skill:
    tree = vocabulary.competencies
    roles = [str(role.label) for role in Role if role in row.roles]
    return Skill(tree.by_pk[tree.heirs[row.competency_id]], row, roles)


def _languages(skills: Iterable[LanguageSkill], vocabulary: Vocabulary) -> list[str]:
    return [f"{vocabulary.languages[skill.language_id]} ({skill.get_level_display().lower()})" for skill in skills]


def _is_confirmed_by_focal_point(official: Official) -> bool:
    """Whether to say so. Others confirm too, after an import for example; who it was stays unsaid."""
    if official.confirmed_on is None or official.is_demonstration:
        return official.confirmed_on is not None
    return Membership.objects.filter(
        user=official.confirmed_by_id, role=Membership.Role.FOCAL_POINT, country=official.country_id
    ).exists()


def _similar(official: Official, competencies: frozenset[int]) -> list[int]:
    """Those who share the most competencies."""
    others = Official.objects.published().exclude(pk=official.pk)
    sharing = others.filter(expertise__competency__in=competencies).annotate(shared=Count("expertise"))
    return list(sharing.order_by("-shared", "sort_key", "pk").values_list("pk", flat=True)[:SIMILAR])
