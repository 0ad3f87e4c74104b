from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from experts.directory.index import keeper
from experts.directory.shortlist.comparing import compare
from experts.directory.shortlist.keeping import MOST, Slugs, found


def shortlist_page(
    request: HttpRequest, asked: Slugs, *, is_shared: bool = False, refusal: str = "", status: int = 200
) -> HttpResponse:
    """The experts side by side, who may be the reader's own choice or somebody else's."""
    index = keeper.current()
    known = found(asked[:MOST])  # of two records that were merged, both slugs
    officials = dict(known.values())
    tables = compare(list(officials.values()), index.vocabulary)
    experts = ",".join(officials)
    context = {
        "is_shared": is_shared,
        "notices": [*([refusal] if refusal else []), *_left_out(asked, len(known))],
        "tables": tables,
        "size": len(officials),
        "experts": experts,
        "share_url": request.build_absolute_uri(_address("shortlist", experts)),
        "ask_url": f"{reverse('engagements:request_new')}?expert={experts}",
        "csv_url": _address("shortlist_csv", experts),
        "xlsx_url": _address("shortlist_xlsx", experts),
        "shows_invented": any(column.official.is_demonstration for table in tables for column in table),
    }
    return render(request, "directory/shortlist.html", context, status=status)


def _address(view: str, experts: str) -> str:
    """Slugs have nothing that would need quoting."""
    return f"{reverse(f'directory:{view}')}?experts={experts}"


def _left_out(asked: Slugs, known: int) -> list[str]:
    said = []
    if len(asked) > MOST:
        said.append(_("A shortlist has room for %(most)d experts: these are the first.") % {"most": MOST})
    if missing := len(asked[:MOST]) - known:
        text = ngettext(
            "%(number)d expert of this list is not, or no longer, in the pool and was left out.",
            "%(number)d experts of this list are not, or no longer, in the pool and were left out.",
            missing,
        )
        said.append(text % {"number": missing})
    return said
