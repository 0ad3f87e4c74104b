"""Responses with the public fields of officials, to take along."""

from collections.abc import Callable, Sequence

from django.http import FileResponse, HttpRequest, HttpResponseBase, StreamingHttpResponse
from django.utils.translation import gettext as _

from experts.directory.columns import export_rows
from experts.directory.exports import csv_lines, xlsx_file
from experts.directory.vocabulary import Vocabulary

Download = Callable[[HttpRequest, Sequence[int], Vocabulary], HttpResponseBase]


def csv_download(request: HttpRequest, officials: Sequence[int], vocabulary: Vocabulary) -> HttpResponseBase:
    return StreamingHttpResponse(
        csv_lines(export_rows(officials, vocabulary, _host(request))),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": 'attachment; filename="experts.csv"'},
    )


def xlsx_download(request: HttpRequest, officials: Sequence[int], vocabulary: Vocabulary) -> HttpResponseBase:
    file = xlsx_file(export_rows(officials, vocabulary, _host(request)), title=_("Experts"))
    return FileResponse(file, as_attachment=True, filename="experts.xlsx")


def _host(request: HttpRequest) -> str:
    return f"{request.scheme}://{request.get_host()}"
