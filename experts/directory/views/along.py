"""What can be taken along of a list: spreadsheets of it, and a feed of those who are new in it."""

from collections.abc import Callable, Iterator
from typing import IO

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe

from experts.directory.columns import export_rows
from experts.directory.downloads import Download, in_turn
from experts.directory.exports import csv_file, xlsx_file
from experts.directory.feeds import load_newest, make_feed
from experts.directory.fresh import fresh
from experts.directory.index import keeper
from experts.directory.reading import read_criteria
from experts.directory.reads import one_snapshot
from experts.directory.search import matching

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_safe
@fresh
def officials_feed(request: HttpRequest) -> HttpResponse:
    index = keeper.current()
    criteria, complaints = read_criteria(request.GET, index)
    if complaints:
        return _refused(request, complaints)
    feed = make_feed(load_newest(criteria, index), request)
    return HttpResponse(feed.writeString("utf-8"), content_type=feed.content_type)


@require_safe
@in_turn
def officials_csv(request: HttpRequest) -> HttpResponseBase:
    return _export(request, csv_file, filename="experts.csv", content_type="text/csv; charset=utf-8")


@require_safe
@in_turn
def officials_xlsx(request: HttpRequest) -> HttpResponseBase:
    return _export(request, xlsx_file, filename="experts.xlsx", content_type=XLSX)


def _export(
    request: HttpRequest, write: Callable[[Iterator[list[str]]], IO[bytes]], **headers: str
) -> HttpResponseBase:
    """All results, or a refusal: in a file, nobody would see that a filter was left out."""
    with one_snapshot():
        index = keeper.current()
        criteria, complaints = read_criteria(request.GET, index)
        if complaints:
            return _refused(request, complaints)
        host = f"{request.scheme}://{request.get_host()}"
        file = write(export_rows(matching(criteria, index), index.vocabulary, host))
    return Download(file, as_attachment=True, **headers)


def _refused(request: HttpRequest, complaints: list[str]) -> HttpResponse:
    return render(request, "directory/refused.html", {"complaints": complaints}, status=400)
