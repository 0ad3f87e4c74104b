"""While the database is away: “try again shortly”, soon and without a traceback, whatever was asked for."""

import logging
import sys
import time
from collections.abc import Callable
from http import HTTPStatus

import psycopg
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.template.loader import render_to_string
from django.views import defaults
from psycopg_pool import PoolTimeout

RETRY_AFTER = 5  # seconds
PAUSE = 1.0  # seconds
AWAY = (OperationalError, InterfaceError, psycopg.OperationalError, psycopg.InterfaceError)
ALWAYS_ANSWERED = {"/healthz", "/readyz"}

logger = logging.getLogger(__name__)


class OutageMiddleware:
    """Once somebody has waited for a connection in vain, the next ones need not: they would occupy every thread."""

    paused_until = 0.0

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if time.monotonic() < self.paused_until and request.path not in ALWAYS_ANSWERED:
            return try_again_shortly()
        return self.get_response(request)


def server_error(request: HttpRequest) -> HttpResponseBase:
    """Django's ``handler500``. It learns of an exception in any view or middleware, as no middleware would."""
    error = sys.exception()
    if not isinstance(error, AWAY):
        return defaults.server_error(request)
    logger.error("The database does not answer: %s", str(error).partition("\n")[0])
    if isinstance(error.__cause__ or error, PoolTimeout):
        OutageMiddleware.paused_until = time.monotonic() + PAUSE
    return try_again_shortly()


def try_again_shortly() -> HttpResponse:
    """Made without the request: a session or a user would have to be asked of the database."""
    return HttpResponse(
        render_to_string("503.html"),
        status=HTTPStatus.SERVICE_UNAVAILABLE,
        headers={"Retry-After": str(RETRY_AFTER), "Cache-Control": "no-store"},
    )


class ToldAlready(logging.Filter):
    """Keeps Django from telling of the same once more, with a traceback."""

    def filter(self, record: logging.LogRecord) -> bool:
        return getattr(record, "status_code", None) != HTTPStatus.SERVICE_UNAVAILABLE
