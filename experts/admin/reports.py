"""The yearly report, as a page that prints and as a workbook."""

from typing import Any

from django.contrib.admin import AdminSite
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from experts.access import may_read_reports
from experts.figures.report import workbook
from experts.figures.report.sections import sections_of
from experts.figures.report.span import span_of, years


def urls(site: AdminSite) -> list[Any]:
    def show(request: HttpRequest, year: int) -> HttpResponse:
        return _show(site, request, year)

    return [
        path("report/<int:year>/", site.admin_view(require_safe(show)), name="report"),
        path("report/<int:year>.xlsx", site.admin_view(require_safe(_send)), name="report_workbook"),
    ]


def _show(site: AdminSite, request: HttpRequest, year: int) -> HttpResponse:
    known = _checked(request, year)
    span = span_of(year)
    context = {
        **site.each_context(request),
        "title": gettext("Report of %(year)s") % {"year": year},
        "year": year,
        "years": known,
        "span": span,
        "lasts": year == timezone.localdate().year,
        "sections": sections_of(span),
    }
    request.current_app = site.name
    return TemplateResponse(request, "admin/report/page.html", context)


def _send(request: HttpRequest, year: int) -> FileResponse:
    _checked(request, year)
    file = workbook.write(sections_of(span_of(year)))
    return FileResponse(file, as_attachment=True, filename=f"expert-pool-{year}.xlsx")


def _checked(request: HttpRequest, year: int) -> list[int]:
    """The years that there are, of which the one that is asked for is one."""
    if not may_read_reports(request.user):
        raise PermissionDenied
    known = years()
    if year not in known:
        raise Http404
    return known
