"""Accounts for trying out each role. Their password is known to everybody."""

from django.db import transaction
from django.db.models import Case, When

from experts.models import Agency, Membership, User

PASSWORD = "demonstration"  # noqa: S105  no secret
Role = Membership.Role


def create_accounts() -> list[User]:
    """Create the accounts that are missing; return those."""
    first, second = _nominating_agencies()
    wanted = {
        "administrator@demo.example": ("Demo Administrator", Membership(role=Role.ADMINISTRATOR)),
        "reviewer@demo.example": ("Demo Reviewer", Membership(role=Role.REVIEWER)),
        "vocabulary@demo.example": ("Demo Vocabulary Editor", Membership(role=Role.VOCABULARY)),
        "auditor@demo.example": ("Demo Auditor", Membership(role=Role.AUDITOR)),
        "focal-id@demo.example": ("Demo Focal Point Indonesia", Membership(role=Role.FOCAL_POINT, country_id="ID")),
        "focal-vn@demo.example": ("Demo Focal Point Viet Nam", Membership(role=Role.FOCAL_POINT, country_id="VN")),
        "nominator@demo.example": ("Demo Nominator", Membership(role=Role.NOMINATOR, agency=first)),
        "nominator-2@demo.example": ("Second Demo Nominator", Membership(role=Role.NOMINATOR, agency=second)),
    }
    with transaction.atomic():
        return [
            _create(email, name, membership)
            for email, (name, membership) in wanted.items()
            if not User.objects.filter(email__iexact=email).exists()
        ]


def _nominating_agencies() -> tuple[Agency, Agency]:
    """Two of Indonesia: the civil-service agency and the one that trains, or the first that there are."""
    known = Case(When(slug__in=["id-bkn", "id-lan"], then=0), default=1)
    first, second = Agency.objects.existing().filter(country="ID").order_by(known, "slug")[:2]
    return first, second


def _create(email: str, name: str, membership: Membership) -> User:
    user = User.objects.create_user(email, PASSWORD, name=name, is_demonstration=True)
    membership.user = user
    membership.save()
    return user
