"""What people may have searched without finding, for trying out how that becomes a part of the vocabulary."""

from datetime import date, timedelta

from experts.models import MissedTerm

SEARCHED = [
    ("en", "talent pipeline", 14),
    ("en", "nudging", 9),
    ("en", "service recovery", 6),
    ("id", "pemimpin masa depan", 11),
    ("id", "belanja pintar", 7),
    ("th", "ภาครัฐเปิด", 4),
]


def create_searches(today: date) -> None:
    MissedTerm.objects.bulk_create(
        [
            MissedTerm(
                key=MissedTerm.key_of(term, language),
                language=language,
                term=term,
                times=times,
                days=max(2, times // 2),
                first_on=today - timedelta(days=4 * times),
                last_on=today - timedelta(days=times % 5),
            )
            for language, term, times in SEARCHED
        ],
        ignore_conflicts=True,
    )
