"""An edit of what the public reads asks for a reason, and the country whose expert it is gets to know of it."""

from contextlib import AbstractContextManager
from typing import Any

import pghistory
from django import forms
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from experts.admin.decisions import who
from experts.admin.refusals import RefusedError
from experts.admin.versions import VersionedForm
from experts.models import Official
from experts.nominations import edits


class ReasonField(forms.CharField):
    """Why something is edited; it is never an edit by itself."""

    def has_changed(self, initial: Any, data: Any) -> bool:
        return False


class OfficialForm(VersionedForm):
    reason = ReasonField(
        label=gettext_lazy("Why do you edit it?"),
        max_length=300,
        required=False,
        widget=forms.TextInput({"class": "vTextField", "size": 80}),
        help_text=gettext_lazy(
            "Needed when the public reads something else afterwards. The focal points of the country get a mail "
            "with what you changed and this reason."
        ),
    )


class Editing:
    form = OfficialForm

    def save_model(self, request: HttpRequest, obj: Official, form: Any, change: bool) -> None:
        is_public = change and Official.objects.published().filter(pk=obj.pk).exists()
        request.before = edits.as_public(obj) if is_public else None
        if reason := form.cleaned_data.get("reason"):
            pghistory.context(action="edit", reason=reason)
        super().save_model(request, obj, form, change)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        official, before = form.instance, request.before
        if before is None or before == edits.as_public(official):
            return
        reason = form.cleaned_data.get("reason")
        if not reason:
            raise RefusedError("reason", _("The public reads something else after this: say why."))
        edits.tell(official, before, by=who(request), reason=reason)

    def telling(self, record: Official, *, by: Any, reason: str) -> AbstractContextManager[Any]:
        return edits.told_to_the_country(record, by=by, reason=reason)

    def render_change_form(self, request: HttpRequest, context: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        official = kwargs.get("obj")
        context["asks_reason"] = official is not None and official.is_published
        return super().render_change_form(request, context, *args, **kwargs)
