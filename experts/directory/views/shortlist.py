from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from experts.directory.downloads import in_turn
from experts.directory.fresh import fresh
from experts.directory.index import keeper
from experts.directory.same_origin import same_origin
from experts.directory.shortlist.keeping import MOST, kept_by, listed, read_slugs
from experts.directory.views.shortlist_change import change
from experts.directory.views.shortlist_page import shortlist_page
from experts.directory.views.spreadsheets import CSV, XLSX, Spreadsheet, download


@require_http_methods(["GET", "HEAD", "POST"])
@csrf_exempt
@same_origin
def shortlist(request: HttpRequest) -> HttpResponse:
    """The reader's own shortlist, or the one in the address. A POST changes the reader's own."""
    return change(request) if request.method == "POST" else _show(request)


@fresh
def _show(request: HttpRequest) -> HttpResponse:
    shared = request.GET.get("experts")
    if shared is None:
        return shortlist_page(request, kept_by(request))
    return shortlist_page(request, read_slugs(shared), is_shared=True)


@require_safe
@in_turn
def shortlist_csv(request: HttpRequest) -> HttpResponseBase:
    return _export(request, CSV)


@require_safe
@in_turn
def shortlist_xlsx(request: HttpRequest) -> HttpResponseBase:
    return _export(request, XLSX)


def _export(request: HttpRequest, kind: Spreadsheet) -> HttpResponseBase:
    """Whom the address names, never whom a cookie does: a file is the same for everybody."""
    vocabulary = keeper.current().vocabulary
    officials = listed(read_slugs(request.GET.get("experts", ""))[:MOST])
    if not officials:
        raise Http404
    return download(request, kind, list(officials.values()), vocabulary)
