"""The changes of all nouns in one list, of which everybody sees those of the nouns that she or he may read."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models import Model, Q
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _

from experts.admin.base import PlainAdmin, PoolAdmin, ReadOnly
from experts.admin.change_filter import ChangeFilter, PlaceField
from experts.admin.changes import Change, tell
from experts.admin.naming import Names
from experts.history.listing import Event, newest, oldest_at
from experts.history.versions import parent_of
from experts.models import Correction, Nomination, RecordedChange

ON_A_PAGE = 50
# All but what nobody except its author reads yet.
TOLD = {
    Nomination: ~Q(state=Nomination.State.DRAFT),
    Correction: ~Q(state=Correction.State.UNVERIFIED),
}


@dataclass(frozen=True)
class Owner:
    """The noun on whose page a row is edited, and the column that says of which record."""

    noun: type[Model]
    column: str

    def key(self, change: Change) -> Any:
        return change.event.pgh_data.get(self.column)

    def address(self, change: Change) -> str:
        key = self.key(change)
        return "" if key is None else reverse(f"admin:experts_{self.noun._meta.model_name}_history", args=[key])


@dataclass(frozen=True)
class Row:
    change: Change
    record: str  # to which a child row belongs
    address: str


@admin.register(RecordedChange)
class AllChangesAdmin(ReadOnly, PlainAdmin):
    def get_urls(self) -> list[Any]:
        view = self.admin_site.admin_view(self.changelist_view)
        return [path("", view, name="experts_recordedchange_changelist")]

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        if not self.has_view_permission(request):
            raise PermissionDenied
        owners = self._owners(request)
        form = ChangeFilter(request.GET, list(owners))
        events = _events(form, owners) if form.is_valid() else []
        context = {
            **self.admin_site.each_context(request),
            "title": _("All changes"),
            "opts": self.opts,
            "form": form,
            "rows": self._rows(request, events[:ON_A_PAGE], owners),
            "older": form.address(after=PlaceField.text(events[ON_A_PAGE - 1].place)) if events[ON_A_PAGE:] else "",
            "newest": form.address() if request.GET.get("after") else "",
            "wider": form.wider(),
            "narrower": form.narrower(oldest_at(owners)),
        }
        request.current_app = self.admin_site.name
        return TemplateResponse(request, "admin/all_changes.html", context)

    def _owners(self, request: HttpRequest) -> dict[type[Model], Owner]:
        """The nouns whose history the reader may see."""
        owners: dict[type[Model], Owner] = {}
        for noun, kept_by in self.admin_site._registry.items():
            if isinstance(kept_by, PoolAdmin) and kept_by.has_view_permission(request):
                parts = [part for part in kept_by.told_parts if hasattr(part, "pgh_event_model")]
                owners = {part: Owner(noun, parent_of(part, noun)) for part in parts} | owners
                if hasattr(noun, "pgh_event_model"):
                    owners[noun] = Owner(noun, noun._meta.pk.column)
        return owners

    def _rows(self, request: HttpRequest, events: Sequence[Event], owners: dict[type[Model], Owner]) -> list[Row]:
        names = Names(lambda noun: self.read_as_its_admin(noun, request))
        changes = tell(events, None, names.read)
        owned = [(change, owners[apps.get_model(change.event.pgh_obj_model)]) for change in changes]
        for change, owner in owned:
            names.wanted[owner.noun].add(owner.key(change))
        return [Row(change, self._record(change, owner, names), owner.address(change)) for change, owner in owned]

    def _record(self, change: Change, owner: Owner, names: Names) -> str:
        key = owner.key(change)
        is_itself = change.event.pgh_obj_model == owner.noun._meta.label
        return "" if is_itself or key is None else names.of(owner.noun, key)


def _events(form: ChangeFilter, owners: Iterable[type[Model]]) -> list[Event]:
    chosen, wanted = form.cleaned_data["noun"], form.wanted
    nouns = [noun for noun in owners if chosen in ("", noun._meta.label)]
    of_each = {noun: wanted & TOLD[noun] if noun in TOLD else wanted for noun in nouns}
    return newest(of_each, ON_A_PAGE + 1, form.cleaned_data["after"], form.contexts)
