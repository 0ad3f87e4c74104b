"""Putting a record back to how it was before or after a change: first what would change, then for which reason."""

from contextlib import AbstractContextManager, nullcontext
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from experts.admin.changes import RESTRICTED, Change, tell
from experts.admin.decisions import who
from experts.admin.refusals import explain
from experts.history import restoring
from experts.history.states import Point
from experts.history.versions import version_of

BEFORE, AFTER = "before", "after"


class PointForm(forms.Form):
    """From the address."""

    at = forms.DateTimeField()
    side = forms.ChoiceField(choices=[(BEFORE, BEFORE), (AFTER, AFTER)])

    @property
    def point(self) -> Point:
        return Point(self.cleaned_data["at"], is_before=self.cleaned_data["side"] == BEFORE)


class PutBackForm(forms.Form):
    reason = forms.CharField(
        label=gettext_lazy("Why?"), max_length=300, widget=forms.TextInput({"class": "vTextField", "size": 80})
    )
    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0)


class PuttingBack:
    """For admins whose records can be put back."""

    admin_site: Any
    inlines: Any
    model: Any
    opts: Any
    parts: Any
    is_put_back = False
    not_put_back: tuple[str, ...] = ()  # fields that change in an act of their own

    def get_urls(self) -> list[Any]:
        view = self.admin_site.admin_view(self.put_back)
        name = f"{self.opts.app_label}_{self.opts.model_name}_put_back"
        pages = [path("<path:object_id>/put-back/", view, name=name)] if self.is_put_back else []
        return [*pages, *super().get_urls()]

    @property
    def parts_put_back(self) -> list[Any]:
        """Whatever is restricted, and what officials have said, stays as it is."""
        return [inline.model for inline in self.inlines if inline.model not in RESTRICTED]

    def put_back(self, request: HttpRequest, object_id: str) -> HttpResponse:
        record = self.get_object(request, unquote(object_id))
        if record is None:
            raise Http404
        if not self.has_change_permission(request, record):
            raise PermissionDenied
        asked = PointForm(request.GET)
        if not asked.is_valid():
            messages.error(request, _("Choose a change in the history."))
            return self._to_history(record)
        seen = version_of(record, self.parts)
        form = PutBackForm(request.POST if request.method == "POST" else None)
        try:
            if form.is_valid() and self._is_carried_out(request, record, asked.point, form):
                return self._to_history(record)
            plan = restoring.plan(record, self.parts_put_back, asked.point, self.not_put_back)
        except restoring.NothingThereError:
            messages.error(request, _("There was nothing then to which it could be put back."))
            return self._to_history(record)
        return self._ask(request, record, asked, form, plan, seen)

    def _to_history(self, record: Any) -> HttpResponse:
        return redirect(f"admin:experts_{self.opts.model_name}_history", record.pk)

    def _is_carried_out(self, request: HttpRequest, record: Any, point: Point, form: PutBackForm) -> bool:
        told = {"by": who(request), "reason": form.cleaned_data["reason"]}
        wanted = {"lasting": self.not_put_back, "counted": self.parts, "seen": form.cleaned_data["seen"]}
        try:
            with transaction.atomic(), self.telling(record, **told):
                restoring.put_back(record, self.parts_put_back, point, **told, **wanted)
        except restoring.OvertakenError:
            form.add_error(None, _("Somebody has changed the record meanwhile: this is what would change now."))
        except IntegrityError as error:
            form.add_error(None, explain(error, [self.model, *self.parts]))
        else:
            messages.success(request, _("%s is as it was then.") % record)
            return True
        return False

    def telling(self, record: Any, *, by: Any, reason: str) -> AbstractContextManager[Any]:
        """Who has to know of the change is told with it."""
        return nullcontext()

    def _ask(
        self, request: HttpRequest, record: Any, asked: PointForm, form: PutBackForm, plan: restoring.Plan, seen: int
    ) -> HttpResponse:
        stays = [capfirst(str(self.model._meta.get_field(name).verbose_name)) for name in self.not_put_back]
        context = {
            **self.admin_site.each_context(request),
            "title": _("Put back %s?") % record,
            "opts": self.opts,
            "object": record,
            "is_before": asked.point.is_before,
            "at": asked.point.at,
            "form": form,
            "seen": seen,
            "changes": self._told(request, record, plan.steps),
            "left_out": self._told(request, record, plan.left_out),
            "stays": ", ".join(stays),
        }
        request.current_app = self.admin_site.name
        return TemplateResponse(request, "admin/put_back.html", context)

    def _told(self, request: HttpRequest, record: Any, steps: list[restoring.Step]) -> list[Change]:
        events = [step.event for step in steps]
        return tell(events, record, lambda noun: self.read_as_its_admin(noun, request))
