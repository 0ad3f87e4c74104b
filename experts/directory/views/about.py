from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from experts.directory.fresh import fresh


@require_safe
@fresh
def about(request: HttpRequest, page: str) -> HttpResponse:
    return render(request, f"directory/about/{page}.html")
