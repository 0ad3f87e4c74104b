"""A database for each number of officials, in the embedded server: filled once, kept for the next run."""

import os
from pathlib import Path
from urllib.parse import urlencode

import django
from environs import Env
from psycopg.sql import SQL, Identifier

from expertpool.database import create_if_missing
from expertpool.embedded.place import NAME, Place
from expertpool.embedded.usage import connect, use

FEW = 1000
DATA = Env().path("EXPERTPOOL_DATA", Path(__file__).resolve().parent.parent / ".data")


def choose(officials: int | str) -> None:
    """Set Django up in this process, with the database of so many officials or of that name. Once in a process."""
    place = Place(DATA)
    use(place, throwaway=False)
    name = f"expertpool_bench_{officials}"
    with connect(place) as server:
        create_if_missing(server, name)
    where = urlencode({"host": str(place.sockets)})
    os.environ |= {"DATABASE_URL": f"postgresql://{NAME}@/{name}?{where}"}
    os.environ |= {"EXPERTPOOL_MODE": "demonstration", "DJANGO_SETTINGS_MODULE": "expertpool.settings"}
    django.setup()


def start_anew(name: str) -> None:
    """A database with few officials, without what an earlier run has written there."""
    place = Place(DATA)
    use(place, throwaway=False)
    with connect(place) as server:
        server.execute(SQL("DROP DATABASE IF EXISTS {}").format(Identifier(f"expertpool_bench_{name}")))
    choose(name)
    _fill(FEW)


def fill(officials: int) -> None:
    """Bring the tables, the reference data, the people and PostgreSQL's statistics up to date."""
    choose(officials)
    _fill(officials)


def _fill(officials: int) -> None:
    from django.core.management import call_command
    from django.db import connection

    from expertpool import prepare

    prepare.migrate()
    call_command("load_reference", verbosity=0)
    call_command("seed_demo", officials=officials)
    prepare.collect_static_files()
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")


def copy(name: str, *, of: int) -> None:
    """A database of that name with what the one of so many officials holds, unless there is one."""
    place = Place(DATA)
    use(place, throwaway=False)
    with connect(place) as server:
        if server.execute("SELECT FROM pg_database WHERE datname = %s", [f"expertpool_bench_{name}"]).fetchone():
            return
        statement = SQL("CREATE DATABASE {} TEMPLATE {}")
        server.execute(statement.format(*(Identifier(f"expertpool_bench_{each}") for each in (name, of))))
