"""What plain SQL says, sharing nothing with the code but the tables; and random criteria to ask it about."""

import random
from datetime import date
from typing import Any

from django.db import connection

from experts.directory.criteria import Criteria
from experts.directory.options import Facet

CURRENT = "(p.until IS NULL OR p.until >= CURRENT_DATE)"

# For each filter, the values that one official has.
VALUES = {
    "competency": """
        SELECT unnest(ARRAY[c.slug, area.slug]) FROM experts_expertise e
        JOIN experts_competency own ON own.id = e.competency_id
        JOIN experts_competency c ON c.id = COALESCE(own.merged_into_id, own.id)
        LEFT JOIN experts_competency area ON area.id = c.parent_id WHERE e.official_id = o.id""",
    "country": "SELECT o.country_id",
    "region": f"""
        SELECT a.seat_id FROM experts_post p JOIN experts_agency a ON a.id = p.agency_id
        WHERE p.official_id = o.id AND {CURRENT}""",  # noqa: S608
    "role": "SELECT unnest(e.roles) FROM experts_expertise e WHERE e.official_id = o.id",
    "language": "SELECT s.language_id FROM experts_languageskill s WHERE s.official_id = o.id AND s.can_teach",
    "mode": "SELECT unnest(o.modes)",
    "tier": "SELECT o.tier_id",
    "category": "SELECT unnest(o.categories)",
    "agency": f"""
        SELECT a.slug FROM experts_post p JOIN experts_agency a ON a.id = p.agency_id
        WHERE p.official_id = o.id AND {CURRENT}""",  # noqa: S608
}
AVAILABLE = """ AND (o.available_from IS NULL OR o.available_from < %s::date + interval '1 month')
                AND (o.available_until IS NULL OR o.available_until >= %s)"""


def sql_rows(select: str, criteria: Criteria, leaving_out: str = "") -> list[tuple[Any, ...]]:
    sql, params = f"{select} WHERE o.status = 'published'", []
    for name, values in VALUES.items():
        if name != leaving_out and (wanted := getattr(criteria, name)):
            sql += f" AND EXISTS (SELECT FROM ({values}) AS x(v) WHERE v = ANY(%s))"  # noqa: S608
            params.append(list(wanted))
    if criteria.available:
        sql += AVAILABLE
        params += [criteria.available, criteria.available]
    with connection.cursor() as cursor:
        cursor.execute(sql + (" GROUP BY 1" if leaving_out else ""), params)
        return cursor.fetchall()


def sql_counts(name: str, criteria: Criteria) -> dict[str, int]:
    distinct = f"(SELECT DISTINCT v FROM ({VALUES[name]}) AS x(v) WHERE v IS NOT NULL)"  # noqa: S608
    select = f"SELECT v, count(*) FROM experts_official o CROSS JOIN LATERAL {distinct} AS k"  # noqa: S608
    return dict(sql_rows(select, criteria, leaving_out=name))


def shown_counts(facet: Facet) -> dict[str, int]:
    options = [*facet.options, *(below for option in facet.options for below in option.below)]
    return {option.value: option.count for option in options if option.count}


def sql_total(criteria: Criteria) -> int:
    total: int = sql_rows("SELECT count(*) FROM experts_official o", criteria)[0][0]
    return total


CHOICES = {
    "competency": ["talent-management", "human-resource-management", "taxation"],
    "country": ["ID", "TH", "JP", "VN"],
    "region": ["ID-JK", "ID-JB", "ID-BA"],
    "role": ["trainer", "speaker", "adviser"],
    "language": ["en", "id", "th"],
    "mode": ["in-person", "online"],
    "tier": ["executive", "top-executive"],
    "category": ["academic", "practitioner"],
}


def some(chance: random.Random, values: list[Any], at_most: int = 3) -> list[Any]:
    return chance.sample(values, chance.randint(0, min(at_most, len(values))))


def random_criteria(chance: random.Random, agencies: list[str]) -> Criteria:
    chosen = {name: tuple(some(chance, values, 2)) for name, values in CHOICES.items() if chance.random() < 0.4}
    if chance.random() < 0.3:
        chosen["agency"] = tuple(some(chance, agencies, 2))
    month = chance.choice([None, None, date(2026, 12, 1), date(2027, 2, 1), date(2027, 6, 1)])
    return Criteria(available=month, all=("agency",), **chosen)


def is_offered(region: str, criteria: Criteria) -> bool:
    """Regions are offered once their state, or they themselves, are chosen."""
    return region[:2] in criteria.country or region in criteria.region
