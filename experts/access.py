"""Who may see and do what. Which rows somebody may read is a query of the noun: ``visible_to(user)``.

Django admin asks through ``RolePermissions``; everything else asks the predicates.
"""

from typing import Any

from django.contrib.auth.backends import ModelBackend
from django.contrib.auth.models import AnonymousUser
from django.db.models import Q

from experts.models import Country, Invitation, Membership, Nomination, Official, User

Anyone = User | AnonymousUser
Role = Membership.Role

# What those at BKN may do in Django admin: role × noun × actions. What a role has no line for is not there for it.
LOOK, KEEP = frozenset({"view"}), frozenset({"view", "add", "change", "delete"})
OTHERS = "all other nouns"
GRANTS: dict[Role, dict[str, frozenset[str]]] = {
    Role.ADMINISTRATOR: {OTHERS: KEEP},
    Role.REVIEWER: {
        **dict.fromkeys(["user", "membership", "invitation", "outgoingmail", "look"], frozenset()),
        OTHERS: LOOK,
    },
    Role.AUDITOR: {OTHERS: LOOK},
    Role.VOCABULARY: {
        **dict.fromkeys(["competency", "competencylabel"], KEEP),
        **dict.fromkeys(["language", "missedterm", "proposedword"], LOOK),
    },
}


def may_administer(user: Anyone) -> bool:
    """Edit records, publish and hide them, keep the reference data."""
    return isinstance(user, User) and user.is_administrator


def may_review(user: Anyone) -> bool:
    """Decide on nominations."""
    return isinstance(user, User) and (user.is_administrator or user.has_role(Role.REVIEWER))


def may_oversee(user: Anyone) -> bool:
    """Read every record at BKN, published or not."""
    return isinstance(user, User) and user.reads_everything


def may_enter_desk(user: Anyone) -> bool:
    """Come into Django admin; what is there for whom says GRANTS."""
    return isinstance(user, User) and user.is_staff


def may_read_reports(user: Anyone) -> bool:
    """Read what a year brought: whoever reads all nominations."""
    return user.has_perm("experts.view_nomination")


def may_read_restricted(user: Anyone, official: Official) -> bool:
    """Read contacts, identity number, notes and documents, and be recorded with it."""
    return may_oversee(user) or may_keep(user, official)


def may_keep(user: Anyone, official: Official) -> bool:
    """Keep the record up to date: an administrator, or the focal point of the official's country."""
    return may_administer(user) or (isinstance(user, User) and official.country_id in user.focal_countries)


def may_nominate(user: Anyone, official: Official) -> bool:
    """Propose something about the official: a nominator of an agency in which the official holds a post today."""
    agencies = user.nominating_agencies if isinstance(user, User) else set()
    return bool(agencies) and official.posts.current().filter(agency__in=agencies).exists()


def has_desk(user: Anyone) -> bool:
    """Speak for a country or for agencies, and so have a desk."""
    return isinstance(user, User) and bool(user.focal_countries or user.nominating_agencies)


def focal_points_of(country: str) -> list[User]:
    role = Q(memberships__role=Role.FOCAL_POINT, memberships__country=country)
    return list(User.objects.filter(role, is_active=True))


def vacant_countries() -> set[str]:
    """Those without a focal point who could answer."""
    held = Membership.objects.filter(role=Membership.Role.FOCAL_POINT, user__is_active=True)
    return set(Country.objects.exclude(pk__in=held.values("country")).values_list("pk", flat=True))


def nominators_of(nomination: Nomination) -> list[User]:
    """Those who may propose something about the same official, or for the same agency, today."""
    agencies: Any = [nomination.agency_id]
    if nomination.official and not nomination.has_version:
        agencies = nomination.official.posts.current().values("agency")
    nominating = Q(memberships__role=Role.NOMINATOR, memberships__agency__in=agencies)
    return list(User.objects.filter(nominating, is_active=True).distinct())


def administrators() -> list[User]:
    return _staff(Role.ADMINISTRATOR)


def reviewers() -> list[User]:
    """Those at BKN who decide on nominations."""
    return _staff(Role.ADMINISTRATOR, Role.REVIEWER)


def keepers_of(country: str) -> list[User]:
    """The focal points of the country, or the administrators while it has none."""
    return focal_points_of(country) or administrators()


def _staff(*roles: Role) -> list[User]:
    staff = User.objects.filter(Q(is_superuser=True) | Q(memberships__role__in=roles), is_active=True)
    return list(staff.distinct())


def may_invite(user: Anyone, invitation: Invitation) -> bool:
    """Ask somebody in, send that again or withdraw it: an administrator, and a focal point its country's nominators."""
    is_of_own_country = isinstance(user, User) and invitation.country_id in user.focal_countries
    return may_administer(user) or (invitation.role == Role.NOMINATOR and is_of_own_country)


def needs_second_factor(user: Anyone) -> bool:
    """Those who come into the desk, or speak for a country, sign in with more than a password."""
    return may_enter_desk(user) or (isinstance(user, User) and bool(user.focal_countries))


def may_in_admin(user: User, action: str, noun: str) -> bool:
    roles = {Role.ADMINISTRATOR} if user.is_administrator else {Role(membership.role) for membership in user.roles}
    granted = [GRANTS[role] for role in roles & GRANTS.keys()]
    return any(action in nouns.get(noun, nouns.get(OTHERS, ())) for nouns in granted)


class RolePermissions(ModelBackend):
    """Django's permissions from the user's memberships, as GRANTS has them."""

    def has_perm(self, user_obj: Any, perm: str, obj: Any = None) -> bool:
        action, _, noun = perm.rpartition(".")[2].partition("_")
        return user_obj.is_active and may_in_admin(user_obj, action, noun)

    def has_module_perms(self, user_obj: Any, app_label: str) -> bool:
        return may_enter_desk(user_obj)
