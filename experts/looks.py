"""Who looks at restricted data is recorded: the only ways in which a look is written.

Callers: the administrators' desk (restricted pages, histories, exports, corrections), and whatever sends a document.
"""

from datetime import timedelta
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import BigIntegerField, QuerySet, Value
from django.db.models.functions import Cast, Coalesce
from django.utils import timezone

from experts.models import Document, Look, Nomination, Official, User

Part = Look.Part
SAME = timedelta(minutes=10)  # within which somebody who goes to and fro looks once
ALWAYS = {Part.EXPORT}  # each file that goes out counts, however soon after another

# One statement, be it about one official or about all.
WRITE = """
    WITH seen (official_id, nomination_id) AS ({seen}),
    this (by_id, part, document_id, at, since) AS (
        SELECT %s::bigint, %s::varchar, %s::bigint, %s::timestamptz, %s::timestamptz
    )
    INSERT INTO experts_look (by_id, part, document_id, at, official_id, nomination_id)
    SELECT this.by_id, this.part, this.document_id, this.at, seen.official_id, seen.nomination_id FROM seen, this
    WHERE NOT EXISTS (
        SELECT FROM experts_look AS before
        WHERE before.by_id = this.by_id AND before.at > this.since AND before.part = this.part
            AND before.official_id IS NOT DISTINCT FROM seen.official_id
            AND before.nomination_id IS NOT DISTINCT FROM seen.nomination_id
            AND before.document_id IS NOT DISTINCT FROM this.document_id
    )
"""


def record(officials: QuerySet[Official], part: Part, *, by: User | AnonymousUser) -> int:
    """That somebody sees this part of these officials; return how many looks are written."""
    return _write(officials.values_list("pk", Cast(Value(None), BigIntegerField())), part, by)


def record_nomination(nomination: Nomination, *, by: User | AnonymousUser) -> int:
    """That somebody sees what a nomination proposes: its official may have no record yet."""
    seen = Nomination.objects.filter(pk=nomination.pk).values_list("official_id", "pk")
    return _write(seen, Part.NOMINATION, by)


def record_document(document: Document, *, by: User | AnonymousUser) -> int:
    """That somebody opens the document, or the picture of one of its pages."""
    whose = Coalesce("official_id", "nomination__official_id")
    seen = Document.objects.filter(pk=document.pk).values_list(whose, "nomination_id")
    return _write(seen, Part.DOCUMENT, by, document.pk)


def _write(rows: QuerySet[Any], part: Part, by: User | AnonymousUser, document: int | None = None) -> int:
    now = timezone.now()
    since = now if part in ALWAYS else now - SAME
    try:
        seen, parameters = rows.order_by().query.sql_with_params()
    except EmptyResultSet:
        return 0
    with connection.cursor() as cursor:
        cursor.execute(WRITE.format(seen=seen), [*parameters, by.pk, part, document, now, since])
        return cursor.rowcount
