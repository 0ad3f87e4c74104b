"""Accounts for trying out each role. Their password is known to everybody."""

from django.db import transaction

from experts.models import Agency, Membership, User

PASSWORD = "demonstration"  # noqa: S105  no secret
Role = Membership.Role


def create_accounts() -> list[User]:
    """Create the accounts that are missing; return those."""
    nominating = Agency.objects.existing().filter(country="ID").order_by("slug")
    agency = nominating.filter(slug="id-bkn").first() or nominating.first()
    wanted = {
        "administrator@demo.example": ("Demo Administrator", Membership(role=Role.ADMINISTRATOR)),
        "reviewer@demo.example": ("Demo Reviewer", Membership(role=Role.REVIEWER)),
        "focal-id@demo.example": ("Demo Focal Point Indonesia", Membership(role=Role.FOCAL_POINT, country_id="ID")),
        "focal-vn@demo.example": ("Demo Focal Point Viet Nam", Membership(role=Role.FOCAL_POINT, country_id="VN")),
        "nominator@demo.example": ("Demo Nominator", Membership(role=Role.NOMINATOR, agency=agency)),
    }
    with transaction.atomic():
        return [
            _create(email, name, membership)
            for email, (name, membership) in wanted.items()
            if not User.objects.filter(email__iexact=email).exists()
        ]


def _create(email: str, name: str, membership: Membership) -> User:
    user = User.objects.create_user(email, PASSWORD, name=name, is_demonstration=True)
    membership.user = user
    membership.save()
    return user
