"""Says in the history from which part of the site a change came."""

import re
from typing import Any

from django.http import HttpRequest
from pghistory.middleware import HistoryMiddleware

PARTS = re.compile(r"^/(?:[a-z]{2}/)?(admin|desk|accounts)/")
OTHERS = "page"  # the pages of everybody, and the links in mails


class SourceMiddleware(HistoryMiddleware):
    def get_context(self, request: HttpRequest) -> dict[str, Any]:
        found = PARTS.match(request.path)
        return {**super().get_context(request), "source": found[1] if found else OTHERS}
