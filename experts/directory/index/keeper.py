"""Keeps the index of this process: made once, and at each use brought to what the running transaction sees."""

import logging
from dataclasses import dataclass, field, replace
from datetime import date
from threading import Lock, Thread

import numpy as np
from django.db import connection
from django.utils import timezone

from experts.directory.index import facets as bitmaps
from experts.directory.index import log
from experts.directory.index.facets import Facets
from experts.directory.index.order import EVERYBODY, PUBLISHED
from experts.directory.index.sources import raw_cursor
from experts.directory.index.words import Words
from experts.directory.reads import once, one_snapshot
from experts.directory.vocabulary import Vocabulary, load_vocabulary
from experts.models.change import VOCABULARY

logger = logging.getLogger(__name__)

MOST_LATE = 3000  # officials who stand behind the others, each of which makes every page a little slower

# Of those whose post ended in the meantime, no change is logged.
ENDED = "SELECT DISTINCT official_id FROM experts_post WHERE until >= %s AND until < %s"


@dataclass(frozen=True)
class Index:
    """A value: whoever has it can go on reading it while a newer one is made.

    ``unsure`` holds those who were read in a transaction that had written, and may have been rolled back.
    """

    position: log.Position
    vocabulary: Vocabulary
    facets: Facets
    words: Words
    unsure: frozenset[int] = field(default=frozenset())

    @property
    def version(self) -> str:
        """Changes with everything that the pages could show."""
        return f"{self.position.version}-{self.facets.today:%Y%m%d}"


class Keeper:
    def __init__(self, whom: str) -> None:
        self._whom = whom
        self._lock = Lock()
        self._index: Index | None = None
        self._is_rebuilding = False

    def current(self) -> Index:
        """The index as the running transaction sees the database.

        For all queries of a page to see the same, begin with ``one_snapshot`` and make this the first of them.
        """
        return once(self._refreshed)

    def _refreshed(self) -> Index:
        with self._lock:
            self._index = build(self._whom) if self._index is None else refreshed(self._index)
            if len(self._index.facets.order.late) > MOST_LATE and not self._is_rebuilding:
                self._is_rebuilding = True
                Thread(target=self._rebuild, name="index", daemon=True).start()
            return self._index

    def version(self) -> str:
        """The present index's version. One query, which needs no snapshot of its own, unless something has changed."""
        index = self._index
        if index is not None and is_current(index):
            return index.version
        with one_snapshot():
            return self.current().version

    def forget(self) -> None:
        """Start over at the next use: for tests, whose writes are rolled back."""
        with self._lock:
            self._index = None

    def _rebuild(self) -> None:
        """Make a new index while the old one serves. What changes meanwhile is patched at the next use."""
        try:
            with one_snapshot():
                index = build(self._whom)
            with self._lock:
                self._index = index
        except Exception:
            logger.exception("The index could not be made anew; the old one stays in use.")
        finally:
            self._is_rebuilding = False
            connection.close()


_public, desk = Keeper(PUBLISHED), Keeper(EVERYBODY)  # the desk's is made at its first search
current, version = _public.current, _public.version


def forget() -> None:
    _public.forget()
    desk.forget()


def build(whom: str = PUBLISHED) -> Index:
    today = timezone.localdate()
    position = log.start()
    with raw_cursor() as cursor:
        cursor.execute("SELECT set_config('work_mem', '256MB', true)")  # to group in memory, in this transaction
    facets = bitmaps.build(today, whom)
    unsure = frozenset([VOCABULARY] if position.writer else [])
    return Index(position, load_vocabulary(), facets, Words(facets.order, today), unsure)


def is_current(index: Index) -> bool:
    """Whether nothing has changed, by midnight neither."""
    news = log.news_since(index.position)
    is_same = not (news.officials or news.vocabulary or news.too_much or index.unsure)
    return is_same and index.facets.today == timezone.localdate()


def refreshed(index: Index) -> Index:
    news = log.news_since(index.position)
    if news.too_much or (VOCABULARY in index.unsure and not news.position.writer):
        return build(index.facets.order.whom)
    today = timezone.localdate()
    changed = {*news.officials, *_whose_posts_ended(index.facets.today, today), *index.unsure} - {VOCABULARY}
    if changed or today != index.facets.today:
        index = _patched(index, sorted(changed), today)
    unsure = changed | ({VOCABULARY} if news.vocabulary else set()) if news.position.writer else ()
    return replace(
        index,
        position=news.position,
        vocabulary=load_vocabulary() if news.vocabulary else index.vocabulary,
        unsure=frozenset(unsure),
    )


def _patched(index: Index, officials: list[int], today: date) -> Index:
    freed = index.facets.order.rows_of(np.array(officials, dtype=np.int64))
    facets = index.facets.patched(officials, today)
    return replace(index, facets=facets, words=index.words.patched(officials, freed, facets.order, today))


def _whose_posts_ended(before: date, today: date) -> list[int]:
    if today == before:
        return []
    with connection.cursor() as cursor:
        cursor.execute(ENDED, sorted([before, today]))
        return [official for (official,) in cursor.fetchall()]
