"""What waits at the desk and what is done, invented by chance that is always the same."""

import random
from collections.abc import Iterator
from datetime import timedelta
from itertools import cycle
from typing import Any

from django.contrib.auth.hashers import make_password
from django.db import connection, models, transaction
from django.db.models import F
from django.utils import timezone

NOMINATIONS = 20_000
CORRECTIONS = 3_000
MAILS = 3_000
AGENCIES = 1_500  # beside those of the reference
PEOPLE = 1_000
CHUNK = 1_000

# By how many of a thousand: most of what was ever asked is decided.
KINDS = {"new": 250, "change": 350, "renewal": 300, "removal": 100}
STATES = {"approved": 700, "declined": 80, "withdrawn": 40, "proposed": 50, "returned": 30, "endorsed": 100}
OPEN = ("proposed", "returned", "endorsed")
NOTE = "Please look at the new post first."
ANSWER = "Please say since when."
GROUNDS = {
    "eligibility": {"experience": True, "recommended_by": "Ministry", "conduct": True, "independent": True},
    "basis": {"kind": "public-task", "on": "2026-01-02", "reference": "Decree 1/2026"},
}


def fill_desk() -> None:
    """Nothing, when it was done already."""
    from experts.models import Nomination

    if Nomination.objects.exists():
        return
    dice = random.Random(11)  # noqa: S311 - the same each time
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # else the history's checks at the end are quadratic
        _agencies(dice)
        _people(dice)
        _nominations(dice)
        _corrections(dice)
        _mails(dice)
        _edits()
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")


def _agencies(dice: random.Random) -> None:
    from experts.models import Agency

    ministries = list(Agency.objects.existing().order_by("pk"))
    rows = []
    for number in range(AGENCIES):
        parent = dice.choice(ministries)
        agency = Agency(
            slug=f"bench-{number}",
            country_id=parent.country_id,
            name=f"Directorate {number} of the {parent.name}"[:255],
            parent=parent,
            is_confirmed=number % 10 > 0,
        )
        agency.refold()
        rows.append(agency)
    Agency.objects.bulk_create(rows)


def _people(dice: random.Random) -> None:
    """A focal point of each country, and nominators."""
    from experts.models import Agency, Country, Membership, User

    nobody = make_password(None)
    users = User.objects.bulk_create(
        User(email=f"bench{number}@demo.example", name=f"Account {number}", password=nobody) for number in range(PEOPLE)
    )
    agencies = list(Agency.objects.existing().order_by("pk"))
    focal = [
        Membership(user=user, role="focal-point", country=country)
        for user, country in zip(users, Country.objects.all(), strict=False)
    ]
    others = [Membership(user=user, role="nominator", agency=dice.choice(agencies)) for user in users[len(focal) :]]
    Membership.objects.bulk_create([*focal, *others])


def _nominations(dice: random.Random) -> None:
    from experts.models import Membership, Nomination, NominationStep, User

    focal = {each.country_id: each.user_id for each in Membership.objects.filter(role="focal-point").order_by("-pk")}
    decider = User.objects.get(email="administrator@demo.example").pk
    steps = []
    for officials in _chunks(dice):
        rows = [_nomination(official, dice, focal[official.country_id], decider) for official in officials]
        for row in Nomination.objects.bulk_create(rows):
            steps += [
                NominationStep(nomination=row, by_id=row.created_by_id, after="proposed"),
                NominationStep(nomination=row, by_id=row.created_by_id, before="proposed", after=row.state),
            ]
    NominationStep.objects.bulk_create(steps, batch_size=5_000)
    _spread(Nomination, "created_at")


def _chunks(dice: random.Random) -> Iterator[list[Any]]:
    """Officials with all their parts, each of them once."""
    from experts.models import Official
    from experts.nominations.version.columns import COLUMNS

    listed = list(Official.objects.listed().order_by("pk").values_list("pk", flat=True))
    chosen = dice.sample(listed, min(NOMINATIONS, len(listed)))
    for start in range(0, len(chosen), CHUNK):
        some = Official.objects.filter(pk__in=chosen[start : start + CHUNK]).order_by("pk")
        yield list(some.prefetch_related(*COLUMNS))


def _nomination(official: Any, dice: random.Random, by: int, decider: int) -> Any:
    from experts.models import Nomination

    (kind,), (state,) = (dice.choices(list(odds), list(odds.values())) for odds in (KINDS, STATES))
    now = timezone.now()
    is_new = kind == "new" and state in OPEN
    fields: dict[str, Any] = {"kind": kind, "state": state, "country_id": official.country_id, "created_by_id": by}
    fields |= {"note": NOTE, "changed_by_id": by, "official": None if is_new else official}
    fields |= {"reason": "retired"} if kind == "removal" else {}
    fields |= {"endorsed_by_id": by, "endorsed_at": now} if state in ("endorsed", "approved") else {}
    fields |= {"decided_by_id": decider, "decided_at": now} if state in ("approved", "declined") else {}
    fields |= {"answer": ANSWER} if state in ("returned", "declined") else {}
    return Nomination(**fields, **(_version(official, kind, dice) if kind in Nomination.WITH_VERSION else {}))


def _version(official: Any, kind: str, dice: random.Random) -> dict[str, Any]:
    from experts.nominations.version.columns import COLUMNS, OF_RECORD, _plain

    record: dict[str, Any] = {"official": _plain(official, OF_RECORD)}
    for name, columns in COLUMNS.items():
        record[name] = [{"pk": row.pk, **_plain(row, columns)} for row in getattr(official, name).all()]
    changed = {"summary": f"{official.summary} Advises on budgets."[:600], "service_since": dice.randint(1990, 2015)}
    proposed = record | {"official": record["official"] | changed} | GROUNDS
    if kind == "new":
        proposed["official"] = proposed["official"] | {"name": f"{official.name} {dice.choice('ABCDEFGH')}"}
    return {"name": proposed["official"]["name"], "proposed": proposed, "base": {} if kind == "new" else record}


def _corrections(dice: random.Random) -> None:
    from experts.models import Correction, Official

    officials = list(Official.objects.listed().order_by("pk").values_list("pk", flat=True))
    now, states = timezone.now(), cycle(["open", "done", "done", "unverified"])
    Correction.objects.bulk_create(
        Correction(
            official_id=dice.choice(officials),
            part=dice.choice(Correction.Part.values),
            text="The post has another name since March.",
            requester_email=f"reader{number}@example.org",
            language="en",
            state=(state := next(states)),
            verified_at=None if state == "unverified" else now - timedelta(days=dice.randint(0, 90)),
            decided_at=now if state == "done" else None,
        )
        for number in range(CORRECTIONS)
    )


def _mails(dice: random.Random) -> None:
    from experts.models import OutgoingMail

    now = timezone.now()
    OutgoingMail.objects.bulk_create(
        OutgoingMail(
            recipient=f"bench{dice.randrange(PEOPLE)}@demo.example",
            subject=f"Nomination {number} waits for you",
            text="Please look at it.",
            html="<p>Please look at it.</p>",
            message_id=f"<bench{number}@demo.example>",
            sent_at=None if number % 50 == 0 else now,
            tries=number % 3,
        )
        for number in range(MAILS)
    )


def _edits() -> None:
    """So that there is a history: a fifth of the records was changed once."""
    from experts.models import Official

    Official.objects.annotate(fifth=F("pk") % 5).filter(fifth=0).update(notice_weeks=6)


def _spread(model: type[models.Model], field: str) -> None:
    """Over the last two years."""
    with connection.cursor() as cursor:
        table = model._meta.db_table
        cursor.execute(f"UPDATE {table} SET {field} = now() - (id % 700) * interval '1 day'")  # noqa: S608
