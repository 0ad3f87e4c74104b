"""`make bench`: how fast the pages are, on a database of their own with 10,000 invented officials.

The figures depend on the machine and on what else it does; the ratios to /healthz say more.
"""

import json
import os
import time
from dataclasses import asdict
from pathlib import Path
from urllib.parse import urlencode

import django
from environs import Env

from benchmarks.client import Measured, measure
from expertpool.children import Child
from expertpool.database import create_if_missing
from expertpool.embedded.place import NAME, Place
from expertpool.embedded.usage import connect, use

OFFICIALS = 10_000
DATABASE = "expertpool_bench"
RESULTS = Path(__file__).parent / "results.json"
BASELINE = "/healthz"


def main() -> None:
    place = Place(Env().path("EXPERTPOOL_DATA", Path(__file__).resolve().parent.parent / ".data"))
    use(place, throwaway=False)
    with connect(place) as server:
        create_if_missing(server, DATABASE)
    where = urlencode({"host": str(place.sockets)})
    os.environ |= {"DATABASE_URL": f"postgresql://{NAME}@/{DATABASE}?{where}", "PORT": "0"}
    os.environ |= {"EXPERTPOOL_MODE": "demonstration", "DJANGO_SETTINGS_MODULE": "expertpool.settings"}
    django.setup()
    fill()
    pages = pages_to_ask_for()
    results = serve_and_measure(pages)
    print(table(results))
    RESULTS.write_text(json.dumps([asdict(result) for result in results], indent=2) + "\n")


def fill() -> None:
    from django.core.management import call_command
    from django.db import connection

    from expertpool import prepare

    prepare.migrate()
    call_command("load_reference", verbosity=0)
    call_command("seed_demo", officials=OFFICIALS)
    prepare.collect_static_files()
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")


def pages_to_ask_for() -> dict[str, str]:
    from experts.models import Official

    slug = Official.objects.published().order_by("pk").values_list("slug", flat=True)[0]
    return {
        BASELINE: BASELINE,
        "list": "/experts/",
        "filtered list": "/experts/?country=ID&competency=talent-management",
        "profile": f"/experts/{slug}/",
    }


def serve_and_measure(pages: dict[str, str]) -> list[Measured]:
    from expertpool.run import answers, reserved_port, run_web_server

    with reserved_port() as door:
        web = Child(lambda: run_web_server(door))
        try:
            while not answers(door):
                time.sleep(0.1)
            return [measure(door.getsockname()[1], page, path) for page, path in pages.items()]
        finally:
            web.end()


def table(results: list[Measured]) -> str:
    baseline = next(result.median for result in results if result.page == BASELINE)
    head = f"{'page':16}{'fastest ms':>12}{'median ms':>12}{'p99 ms':>12}{'a second':>12}{'× ' + BASELINE:>12}"
    return "\n".join(
        [head]
        + [
            f"{r.page:16}{r.fastest:12.1f}{r.median:12.1f}{r.p99:12.1f}{r.a_second:12.0f}{r.median / baseline:12.1f}"
            for r in results
        ]
    )


if __name__ == "__main__":
    main()
