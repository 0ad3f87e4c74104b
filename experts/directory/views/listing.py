from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from experts.directory.chips import make_chips
from experts.directory.criteria import Criteria
from experts.directory.fields import MAX_LENGTH
from experts.directory.filters import ORDERS
from experts.directory.fresh import fresh
from experts.directory.index import keeper
from experts.directory.interpreting import settle
from experts.directory.pages import make_pages
from experts.directory.reading import read_criteria
from experts.directory.search import matching, search
from experts.directory.views.downloads import Download, csv_download, xlsx_download
from experts.directory.ways_out import find_ways_out
from experts.text import clean


@require_safe
@fresh
def officials(request: HttpRequest) -> HttpResponse:
    index = keeper.current()
    criteria, complaints = read_criteria(request.GET, index)
    if typed := request.GET.get("typed"):
        return redirect(settle(criteria, clean(typed)[:MAX_LENGTH], index).url())
    results = search(criteria, index)
    chips = make_chips(results.interpretation, results.facets)
    if criteria.page > results.pages:
        complaints.append(_("There is no page %(number)d; this is the last one.") % {"number": criteria.page})
    return render(
        request,
        "directory/list.html",
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
    return _export(request, csv_download)


@require_safe
def officials_xlsx(request: HttpRequest) -> HttpResponseBase:
    return _export(request, xlsx_download)


def _export(request: HttpRequest, download: Download) -> HttpResponseBase:
    """All results, or a refusal: in a file, nobody would see that a filter was left out."""
    index = keeper.current()
    criteria, complaints = read_criteria(request.GET, index)
    if complaints:
        return render(request, "directory/refused.html", {"complaints": complaints}, status=400)
    return download(request, matching(criteria, index), index.vocabulary)


def _orders(criteria: Criteria) -> list[tuple[str, str, bool]]:
    """Label, address and whether it applies, of each order that makes sense."""
    return [
        (str(label), criteria.but(sort=name).url(), name == criteria.order)
        for name, label in ORDERS
        if criteria.q or criteria.competency or name != "relevance"
    ]
