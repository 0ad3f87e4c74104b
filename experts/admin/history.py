"""The page with the history of a record and of the rows edited on its page, whoever or whatever changed them."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Model, Q
from django.http import Http404, HttpRequest
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from pghistory.models import Events

from experts.admin.changes import tell

if TYPE_CHECKING:
    from experts.admin.base import PoolAdmin

ON_A_PAGE = 50


def show_history(admin: "PoolAdmin", request: HttpRequest, object_id: str) -> TemplateResponse:
    record = admin.get_object(request, unquote(object_id))
    if record is None:
        raise Http404
    if not admin.has_view_or_change_permission(request, record):
        raise PermissionDenied
    page = Paginator(events_of(record, admin.parts), ON_A_PAGE).get_page(request.GET.get("p"))
    context = {
        **admin.admin_site.each_context(request),
        "title": _("History of %s") % record,
        "opts": admin.opts,
        "object": record,
        "page": page,
        "changes": tell(list(page.object_list), record, lambda model: admin.read_as_its_admin(model, request)),
    }
    request.current_app = admin.admin_site.name
    return TemplateResponse(request, "admin/object_history.html", context)


def events_of(record: Model, parts: Iterable[type[Model]]) -> Any:
    tracked = [type(record), *parts]
    events = Events.objects.across(*(model.pgh_event_model for model in tracked)).references(record)
    of_its_kin = Q(pgh_obj_model=type(record)._meta.label) & ~Q(pgh_obj_id=str(record.pk))  # the agencies of an agency
    merged_into_it = Q(pgh_data__merged_into_id=record.pk)
    return events.exclude(of_its_kin & ~merged_into_it).order_by("-pgh_created_at", "-pgh_id")
