"""Two questions from those who look after the service: is the process alive, and can it serve?"""

from functools import cache

from django.db import DatabaseError, connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from expertpool import production


@require_safe
@never_cache
def healthz(request: HttpRequest) -> HttpResponse:
    return plain("ok")


@require_safe
@never_cache
def readyz(request: HttpRequest) -> HttpResponse:
    problem = why_not_ready()
    return plain(problem, status=503) if problem else plain("ok")


def why_not_ready() -> str:
    try:
        if migrations_on_disk() - MigrationRecorder(connection).applied_migrations().keys():
            return "Migrations are waiting to be applied."
        return "\n".join(production.refusals())
    except DatabaseError:
        return "The database does not answer."


@cache
def migrations_on_disk() -> frozenset[tuple[str, str]]:
    return frozenset(MigrationLoader(None).disk_migrations)


def plain(text: str, status: int = 200) -> HttpResponse:
    return HttpResponse(f"{text}\n", status=status, content_type="text/plain; charset=utf-8")
