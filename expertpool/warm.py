"""What is made before the workers are forked, so that they share its memory and the first reader need not wait."""

import logging

import psycopg
from django.db import DatabaseError

from experts.directory.index import keeper
from experts.directory.release import release

logger = logging.getLogger(__name__)


def up() -> None:
    """Should the database be away or without tables, whoever asks first after that waits a little."""
    release()
    try:
        keeper.version()
    except (DatabaseError, psycopg.Error) as error:
        logger.warning("The index can't be made yet: %s", str(error).partition("\n")[0])
