from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from experts.directory.chips import make_chips
from experts.directory.criteria import Criteria
from experts.directory.fields import MAX_LENGTH
from experts.directory.filters import ORDERS
from experts.directory.fresh import fresh
from experts.directory.index import keeper
from experts.directory.interpreting import settle
from experts.directory.missed.keeping import keeps_missed
from experts.directory.missed.reading import missed_by
from experts.directory.pages import make_pages
from experts.directory.reading import read_criteria
from experts.directory.search import search
from experts.directory.ways_out import find_ways_out
from experts.text import clean


@require_safe
@vary_on_headers("HX-Request")
@keeps_missed
@fresh
def officials(request: HttpRequest) -> HttpResponse:
    """The list; or, for a page that shows it already, only what changes."""
    index = keeper.current()
    criteria, complaints = read_criteria(request.GET, index)
    if typed := request.GET.get("typed"):
        return redirect(settle(criteria, clean(typed)[:MAX_LENGTH], index).url())
    results = search(criteria, index)
    request.missed = missed_by(criteria, results)  # type: ignore[attr-defined]
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
            "page_query": f"?page={results.page}" if results.page > 1 else "",  # of which the other languages have one
            "pages": make_pages(criteria, results.page, results.pages),
            "ways_out": None if results.total else find_ways_out(results.asked, chips, index),
            "words_only_url": criteria.but(words="only").url(),
            "clear_url": Criteria(q=results.asked.q, sort=criteria.sort).url(),
            "csv_url": criteria.but(all=()).url("officials_csv"),
            "xlsx_url": criteria.but(all=()).url("officials_xlsx"),
            "feed_url": criteria.but(all=(), sort="").url("officials_feed"),
            "shows_invented": any(card.official.is_demonstration for card in results.cards),
        },
    )


def _orders(criteria: Criteria) -> list[tuple[str, str, str, bool]]:
    """Name, label, address and whether it applies, of each order that makes sense."""
    return [
        (name, str(label), criteria.but(sort=name).url(), name == criteria.order)
        for name, label in ORDERS
        if criteria.q or criteria.competency or name != "relevance"
    ]
