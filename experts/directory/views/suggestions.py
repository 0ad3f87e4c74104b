from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from experts.directory.criteria import Criteria
from experts.directory.fields import WordsField
from experts.directory.fresh import fresh
from experts.directory.index import keeper
from experts.directory.suggestions import suggest


@require_safe
@vary_on_headers("HX-Request")
@fresh
def suggestions(request: HttpRequest) -> HttpResponse:
    """While somebody types, what goes under the search box; or else a page with the same."""
    text = WordsField().understood(request.GET.get("q", ""))
    index = keeper.current()
    groups = suggest(text, index)
    context = {
        "criteria": Criteria(q=text),
        "groups": groups,
        "number": sum(len(group.suggestions) for group in groups),
        "shows_invented": bool(index.facets.having("is_demonstration", True)),
    }
    template = "components/suggestions.html" if request.headers.get("HX-Request") else "directory/suggestions.html"
    return render(request, template, context)
