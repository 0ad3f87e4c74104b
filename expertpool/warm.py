"""What is made before the workers are forked, so that they share its memory and the first reader need not wait."""

import logging

import psycopg
from django.conf import settings
from django.db import DatabaseError
from django.template.loader import get_template

from experts.directory.index import keeper
from experts.directory.release import release
from experts.text import sort_key

logger = logging.getLogger(__name__)


def up() -> None:
    """Should the database be away or without tables, whoever asks first after that waits a little."""
    release()
    sort_key("")  # reads the tables of collation
    compile_templates()
    try:
        keeper.version()
    except (DatabaseError, psycopg.Error) as error:
        logger.warning("The index can't be made yet: %s", str(error).partition("\n")[0])


def compile_templates() -> None:
    """Django keeps them, except under DEBUG."""
    folder = settings.BASE_DIR / "templates"
    for path in folder.rglob("*.html"):
        get_template(str(path.relative_to(folder)))
