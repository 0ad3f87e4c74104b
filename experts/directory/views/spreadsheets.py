"""Responses with the public fields of officials, to take along."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import IO

from django.http import HttpRequest

from experts.directory.columns import export_rows
from experts.directory.downloads import Download
from experts.directory.exports import csv_file, xlsx_file
from experts.directory.vocabulary import Vocabulary


@dataclass(frozen=True)
class Spreadsheet:
    write: Callable[[Iterator[list[str]]], IO[bytes]]
    filename: str
    content_type: str


CSV = Spreadsheet(csv_file, "experts.csv", "text/csv; charset=utf-8")
XLSX = Spreadsheet(xlsx_file, "experts.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")


def download(request: HttpRequest, kind: Spreadsheet, officials: Sequence[int], vocabulary: Vocabulary) -> Download:
    """Of the officials with these keys, in this order. The view must take its turn."""
    host = f"{request.scheme}://{request.get_host()}"
    file = kind.write(export_rows(officials, vocabulary, host))
    return Download(file, as_attachment=True, filename=kind.filename, content_type=kind.content_type)
