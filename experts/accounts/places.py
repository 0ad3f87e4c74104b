"""Where a role may hold."""

from collections.abc import Sequence

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from experts.models import Agency, Country, Membership

Role = Membership.Role


def check_places(role: Role, country: Country | None, agencies: Sequence[Agency]) -> None:
    """As the database has it for memberships, told beside the field of the form that is wrong."""
    if role == Role.NOMINATOR:
        _check_agencies(agencies)
    elif agencies:
        raise ValidationError({"agencies": _("Only nominators have agencies.")})
    if role == Role.FOCAL_POINT and country is None:
        raise ValidationError({"country": _("Choose the country that this person speaks for.")})
    if role != Role.FOCAL_POINT and country is not None:
        raise ValidationError({"country": _("Only focal points have a country; a nominator’s is that of the agency.")})


def _check_agencies(agencies: Sequence[Agency]) -> None:
    if not agencies:
        raise ValidationError({"agencies": _("Choose at least one agency.")})
    if len({agency.country_id for agency in agencies}) > 1:
        raise ValidationError({"agencies": _("Choose agencies of one country.")})
    if any(agency.dissolved_on for agency in agencies):
        raise ValidationError({"agencies": _("Choose agencies that exist today.")})
