"""What can be taken along of a list: spreadsheets of it, and a feed of those who are new in it."""

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe

from experts.directory.downloads import in_turn
from experts.directory.feeds import load_newest, make_feed
from experts.directory.fresh import fresh
from experts.directory.index import keeper
from experts.directory.reading import read_criteria
from experts.directory.reads import one_snapshot
from experts.directory.search import matching
from experts.directory.views.spreadsheets import CSV, XLSX, Spreadsheet, download


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
    return _export(request, CSV)


@require_safe
@in_turn
def officials_xlsx(request: HttpRequest) -> HttpResponseBase:
    return _export(request, XLSX)


def _export(request: HttpRequest, kind: Spreadsheet) -> HttpResponseBase:
    """All results, or a refusal: in a file, nobody would see that a filter was left out."""
    with one_snapshot():
        index = keeper.current()
        criteria, complaints = read_criteria(request.GET, index)
        if complaints:
            return _refused(request, complaints)
        return download(request, kind, matching(criteria, index), index.vocabulary)


def _refused(request: HttpRequest, complaints: list[str]) -> HttpResponse:
    return render(request, "directory/refused.html", {"complaints": complaints}, status=400)
