"""A merge in the history of the record that stays."""

from django.db.models import Model
from django.utils.translation import gettext as _
from pghistory.models import Events

from experts.history.listing import Event


def kind_of(event: Events | Event, record: Model | None, *, says_something: bool) -> str:
    """What the merge did to the record, or nothing if the event tells something else."""
    if record and event.pgh_obj_model == record._meta.label and event.pgh_obj_id != str(record.pk):
        return _("Merged into this one")
    came_along = event.pgh_label == "update" and not says_something
    return _("Came along with a merge") if came_along and (event.pgh_context or {}).get("action") == "merge" else ""


def name_in(event: Events | Event) -> str:
    data = event.pgh_data
    return str(data.get("name") or data.get("slug") or "")
