"""What can be taken along of a list: spreadsheets of it, and a feed of those who are new in it."""

from collections.abc import Callable

from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from experts.directory.columns import export_rows
from experts.directory.exports import csv_lines, xlsx_file
from experts.directory.feeds import load_newest, make_feed
from experts.directory.fresh import fresh
from experts.directory.index import keeper
from experts.directory.reading import read_criteria
from experts.directory.search import matching
from experts.directory.vocabulary import Vocabulary


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
def officials_csv(request: HttpRequest) -> HttpResponseBase:
    def respond(officials: list[int], vocabulary: Vocabulary) -> HttpResponseBase:
        lines = csv_lines(export_rows(officials, vocabulary, _host(request)))
        return StreamingHttpResponse(
            lines,
            content_type="text/csv; charset=utf-8",
            headers={"Content-Disposition": 'attachment; filename="experts.csv"'},
        )

    return _export(request, respond)


@require_safe
def officials_xlsx(request: HttpRequest) -> HttpResponseBase:
    def respond(officials: list[int], vocabulary: Vocabulary) -> HttpResponseBase:
        file = xlsx_file(export_rows(officials, vocabulary, _host(request)), title=_("Experts"))
        return FileResponse(file, as_attachment=True, filename="experts.xlsx")

    return _export(request, respond)


def _export(request: HttpRequest, respond: Callable[[list[int], Vocabulary], HttpResponseBase]) -> HttpResponseBase:
    """All results, or a refusal: in a file, nobody would see that a filter was left out."""
    index = keeper.current()
    criteria, complaints = read_criteria(request.GET, index)
    if complaints:
        return _refused(request, complaints)
    return respond(matching(criteria, index), index.vocabulary)


def _host(request: HttpRequest) -> str:
    return f"{request.scheme}://{request.get_host()}"


def _refused(request: HttpRequest, complaints: list[str]) -> HttpResponse:
    return render(request, "directory/refused.html", {"complaints": complaints}, status=400)
