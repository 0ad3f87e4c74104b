from collections.abc import Callable

from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from experts.directory.chips import make_chips
from experts.directory.columns import export_rows
from experts.directory.criteria import Criteria
from experts.directory.exports import csv_lines, xlsx_file
from experts.directory.fields import MAX_LENGTH
from experts.directory.filters import ORDERS
from experts.directory.fresh import fresh
from experts.directory.index import keeper
from experts.directory.interpreting import settle
from experts.directory.pages import make_pages
from experts.directory.reading import read_criteria
from experts.directory.search import matching, search
from experts.directory.vocabulary import Vocabulary
from experts.directory.ways_out import find_ways_out
from experts.text import clean


@require_safe
@vary_on_headers("HX-Request")
@fresh
def officials(request: HttpRequest) -> HttpResponse:
    """The list; or, for a page that shows it already, only what changes."""
    index = keeper.current()
    criteria, complaints = read_criteria(request.GET, index)
    if typed := request.GET.get("typed"):
        return redirect(settle(criteria, clean(typed)[:MAX_LENGTH], index).url())
    results = search(criteria, index)
    chips = make_chips(results.interpretation, results.facets)
    if criteria.page > results.pages:
        complaints.append(_("There is no page %(number)d; this is the last one.") % {"number": criteria.page})
    template = "directory/list_changes.html" if request.headers.get("HX-Request") else "directory/list.html"
    return render(
        request,
        template,
        {
            "criteria": criteria,
            "complaints": complaints,
            "results": results,
            "chips": chips,
            "orders": _orders(results.asked),
            "pages": make_pages(criteria, results.page, results.pages),
            "ways_out": None if results.total else find_ways_out(results.asked, chips, index),
            "words_only_url": criteria.but(words="only").url(),
            "clear_url": Criteria(q=results.asked.q, sort=criteria.sort).url(),
            "csv_url": criteria.but(all=()).url("officials_csv"),
            "xlsx_url": criteria.but(all=()).url("officials_xlsx"),
            "shows_invented": any(card.official.is_demonstration for card in results.cards),
        },
    )


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
        return render(request, "directory/refused.html", {"complaints": complaints}, status=400)
    return respond(matching(criteria, index), index.vocabulary)


def _host(request: HttpRequest) -> str:
    return f"{request.scheme}://{request.get_host()}"


def _orders(criteria: Criteria) -> list[tuple[str, str, str, bool]]:
    """Name, label, address and whether it applies, of each order that makes sense."""
    return [
        (name, str(label), criteria.but(sort=name).url(), name == criteria.order)
        for name, label in ORDERS
        if criteria.q or criteria.competency or name != "relevance"
    ]
