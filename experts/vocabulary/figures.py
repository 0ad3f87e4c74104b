"""What the vocabulary's tree tells of each competency: who has it, who would have it, and how it is labelled."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db import connection

from experts.directory.criteria import Criteria
from experts.directory.index import keeper
from experts.directory.search import tally
from experts.models import Competency, CompetencyLabel, Language

# Of versions that were sent: what they add to the record, or begin a record with.
NOMINATIONS = """
    SELECT (expertise->>'competency_id')::bigint, array_agg(DISTINCT nomination.id)
    FROM experts_nomination AS nomination
    CROSS JOIN LATERAL jsonb_array_elements(nomination.proposed->'expertise') AS expertise
    WHERE nomination.state IN ('proposed', 'endorsed', 'returned') AND expertise->>'competency_id' IS NOT NULL
    AND NOT coalesce(nomination.base->'expertise' @> jsonb_build_array(
        jsonb_build_object('competency_id', expertise->'competency_id')), false)
    GROUP BY 1
"""


@dataclass
class Figures:
    """``labels`` has the texts by language, the preferred one first; ``lacks`` the languages without such a one."""

    experts: int = 0
    nominations: int = 0
    unreviewed: int = 0
    labels: dict[str, list[str]] = field(default_factory=dict)
    lacks: list[str] = field(default_factory=list)


def figures() -> dict[int, Figures]:
    """Of all competencies, by key. A fixed number of queries."""
    competencies = list(Competency.objects.all())
    counts = tally(Criteria(), keeper.current())[1]["competency"]
    made = {one.pk: Figures(experts=counts.get(one.slug, 0)) for one in competencies}
    for pk, nominations in _nominations(competencies).items():
        made[pk].nominations = len(nominations)
    preferred = _add_labels(made)
    expected = [code for code in languages() if any(code in codes for codes in preferred.values())]
    for one in competencies:
        has = preferred.get(one.pk, set())
        made[one.pk].lacks = [] if one.merged_into_id else [code for code in expected if code not in has]
    return made


def languages() -> list[str]:
    """Those in which some competency has a preferred label, in their order."""
    used = CompetencyLabel.objects.filter(is_preferred=True).values("language")
    return list(Language.objects.filter(pk__in=used).values_list("pk", flat=True))


def _nominations(competencies: Iterable[Competency]) -> dict[int, set[int]]:
    """By competency; an area has those of what lies in it too."""
    with connection.cursor() as cursor:
        cursor.execute(NOMINATIONS)
        own: dict[int, set[int]] = {pk: set(nominations) for pk, nominations in cursor.fetchall()}
    found: dict[int, set[int]] = {}
    for one in competencies:
        for pk in filter(None, [one.pk, one.parent_id]):
            found.setdefault(pk, set()).update(own.get(one.pk, ()))
    return found


def _add_labels(made: dict[int, Figures]) -> dict[int, set[str]]:
    """Return the languages in which each competency has a preferred label."""
    preferred: dict[int, set[str]] = {}
    order = ("competency", "language__position", "language", "-is_preferred", "text")
    columns = ("competency", "language", "text", "is_preferred", "is_reviewed")
    for pk, language, text, is_preferred, is_reviewed in CompetencyLabel.objects.order_by(*order).values_list(*columns):
        made[pk].labels.setdefault(language, []).append(text)
        made[pk].unreviewed += not is_reviewed
        if is_preferred:
            preferred.setdefault(pk, set()).add(language)
    return preferred
