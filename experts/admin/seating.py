"""Pages of the desk on which roles and focal agencies are edited: what follows from a change is seen to with it."""

from typing import Any

from django.http import HttpRequest, HttpResponse

from experts.admin.decisions import who
from experts.nominations.seats import watched


class Seating:
    def changeform_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method != "POST":
            return super().changeform_view(request, *args, **kwargs)
        with watched(by=who(request)):
            return super().changeform_view(request, *args, **kwargs)

    def delete_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method != "POST":
            return super().delete_view(request, *args, **kwargs)
        with watched(by=who(request)):
            return super().delete_view(request, *args, **kwargs)
