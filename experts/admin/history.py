"""The page with the history of a record and of the rows edited on its page, whoever or whatever changed them."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, cast

from django.contrib.admin.utils import unquote
from django.core.exceptions import ObjectDoesNotExist, PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.db.models import Model, Q
from django.http import Http404, HttpRequest
from django.template.response import TemplateResponse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from pghistory.models import Events

from experts.access import may_read_restricted
from experts.admin.changes import tell
from experts.models import Official

if TYPE_CHECKING:
    from experts.admin.base import PoolAdmin

ON_A_PAGE = 50


def show_history(admin: "PoolAdmin", request: HttpRequest, object_id: str) -> TemplateResponse:
    record = admin.get_object(request, unquote(object_id))
    is_gone = record is None
    record = record or as_it_was(admin.model, unquote(object_id))
    if record is None:
        raise Http404
    if not admin.has_view_or_change_permission(request, record):
        raise PermissionDenied
    page = Paginator(events_of(record, admin.told_parts), ON_A_PAGE).get_page(request.GET.get("p"))
    changes = tell(
        list(page.object_list),
        record,
        lambda noun: admin.read_as_its_admin(noun, request),
        restricted=admin.shows_restricted,
    )
    context = {
        **admin.admin_site.each_context(request),
        "title": _("History of %s") % name_of(record),
        "opts": admin.opts,
        "object": record,
        "object_name": name_of(record),
        "is_gone": is_gone,
        "page": page,
        "changes": changes,
        "may_see_more": not is_gone
        and any(change.is_restricted for change in changes)
        and may_read_restricted(request.user, cast(Official, record)),
        "can_put_back": not is_gone and admin.is_put_back and admin.has_change_permission(request, record),
    }
    request.current_app = admin.admin_site.name
    return TemplateResponse(request, "admin/object_history.html", context)


def events_of(record: Model, parts: Iterable[type[Model]]) -> Any:
    tracked = [type(record), *parts]
    events = Events.objects.across(*(model.pgh_event_model for model in tracked)).references(record)
    of_its_kin = Q(pgh_obj_model=type(record)._meta.label) & ~Q(pgh_obj_id=str(record.pk))  # the agencies of an agency
    merged_into_it = Q(pgh_data__merged_into_id=record.pk)
    return events.exclude(of_its_kin & ~merged_into_it).order_by("-pgh_created_at", "-pgh_id")


def as_it_was(noun: type[Model], key: str) -> Model | None:
    """What is not there any more, as its last event has it."""
    try:
        pk = noun._meta.pk.to_python(key)
    except ValidationError:
        return None
    if "\0" in key:
        return None
    event: Any = noun.pgh_event_model.objects.filter(pgh_obj_id=pk, pgh_label="delete").last()
    if event is None:
        return None
    kept = {field.name for field in event._meta.concrete_fields}
    fields = [field for field in noun._meta.concrete_fields if field.name in kept]
    return noun(**{field.attname: getattr(event, field.attname) for field in fields})


def name_of(record: Model) -> str:
    """Some are called by what they refer to, which may be gone, too."""
    try:
        return str(record)
    except (AttributeError, ObjectDoesNotExist):
        return f"{capfirst(str(record._meta.verbose_name))} {record.pk}"
