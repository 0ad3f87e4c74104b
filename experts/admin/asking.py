"""The page between a button and what it decides: it says what follows, names the records, and asks for words."""

from typing import Any

from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.forms import Form
from django.http import HttpRequest
from django.template.response import TemplateResponse

NAMED = 20  # records told by name in a message or on a page; the others are counted


def ask(
    admin: Any, request: HttpRequest, template: str, *, decision: Any, form: Form, records: Any, back: str
) -> TemplateResponse:
    """``admin`` is that of the records; ``decision`` has a name, a question, a consequence and what its button says."""
    context = {
        **admin.admin_site.each_context(request),
        "title": decision.question,
        "opts": admin.opts,
        "decision": decision,
        "form": form,
        "records": records[:NAMED],
        "more": max(0, records.count() - NAMED),
        "back": back or request.get_full_path(),
        "marked": request.POST.getlist(ACTION_CHECKBOX_NAME),
    }
    request.current_app = admin.admin_site.name
    return TemplateResponse(request, template, context)
