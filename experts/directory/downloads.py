"""Files that may be long in the sending: written at once, so that a slow reader keeps nothing but a thread, and a few
at a time, so that pages always find another one.
"""

from collections.abc import Callable
from contextlib import ExitStack
from functools import wraps
from http import HTTPStatus
from threading import BoundedSemaphore, Lock

from django.db import connection
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render

View = Callable[[HttpRequest], HttpResponseBase]

MOST = 8  # in each process, which has so many threads more than pages need
PATIENCE = 15  # seconds until it is one's turn: longer queues would write for readers who have left
RETRY_AFTER = 60  # seconds

_places = BoundedSemaphore(MOST)
_pen = Lock()  # writing is work for the processor: two at once would slow down pages twice as much


class Download(FileResponse):
    """Gives its place back when all of it has been sent, or nobody takes it any more."""

    place: ExitStack | None = None

    def close(self) -> None:
        super().close()
        if self.place:
            self.place.close()


def in_turn(view: View) -> View:
    """The view may return a ``Download``, which is sent when the database has been let go of."""

    @wraps(view)
    def answer(request: HttpRequest) -> HttpResponseBase:
        if not _places.acquire(blocking=False):
            return _busy(request)
        with ExitStack() as place:
            place.callback(_places.release)
            if not _pen.acquire(timeout=PATIENCE):
                return _busy(request)
            try:
                response = view(request)
            finally:
                _pen.release()
            if not connection.in_atomic_block:
                connection.close()
            if isinstance(response, Download):
                response.place = place.pop_all()
            return response

    return answer


def _busy(request: HttpRequest) -> HttpResponse:
    response = render(request, "directory/busy.html", status=HTTPStatus.SERVICE_UNAVAILABLE)
    response["Retry-After"] = str(RETRY_AFTER)
    response["Cache-Control"] = "no-store"
    return response
