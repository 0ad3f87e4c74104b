"""Something to see at the administrators' desk: nominations that wait, and what readers suggest."""

from datetime import date, timedelta

from benchmarks.database import choose

ADMINISTRATOR, PASSWORD = "administrator@demo.example", "demonstration"  # noqa: S105  no secret
LOOKS = {"front": "/admin/", "report": f"/admin/report/{date.today().year}/"}
FOCAL_POINTS = {"ID": "focal-id@demo.example", "VN": "focal-vn@demo.example"}
DAYS = (0, 1, 2, 5, 8, 15)  # that some have waited
EACH = 4


def fill_desk(officials: int) -> None:
    """In a process of its own; what is there already stays."""
    choose(officials)
    from django.utils import timezone

    from experts.models import Nomination, Official, User
    from tests.factories import make_correction, make_nomination

    if Nomination.objects.exists():
        return
    for country, email in FOCAL_POINTS.items():
        focal_point = User.objects.get(email=email)
        chosen = iter(Official.objects.published().filter(country=country)[: EACH * len(DAYS)])
        for days in DAYS:
            endorsed_at = timezone.now() - timedelta(days=days, hours=1)
            make_nomination(next(chosen), state="endorsed", by=focal_point, endorsed_at=endorsed_at)
            make_nomination(next(chosen), state="approved", by=focal_point, endorsed_at=endorsed_at)
            make_correction(next(chosen))
            make_correction(next(chosen), from_official=True)
