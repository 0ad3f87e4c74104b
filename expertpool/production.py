"""What only the database can tell about whether this may be a public service."""

import logging

from django.conf import settings
from django.db import DatabaseError

from experts.models import Official, User

logger = logging.getLogger(__name__)


def refusals() -> list[str]:
    """What production must not hold, a line each."""
    if settings.DEMONSTRATION:
        return []
    held = {
        "demonstration people": Official.objects.filter(is_demonstration=True),
        "demonstration accounts": User.objects.filter(is_demonstration=True),
    }
    return [
        f"The database holds {what}: production needs a database that was never a demonstration's."
        for what, rows in held.items()
        if rows.exists()
    ]


def refuse_demonstration() -> None:
    """Stop before anything is served. Should the database be away just now, /readyz goes on asking."""
    try:
        problems = refusals()
    except DatabaseError:
        logger.warning("The database does not answer yet.")
        return
    if problems:
        raise SystemExit("\n".join(problems))
