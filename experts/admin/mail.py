from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from experts.admin.base import PlainAdmin, ReadOnly
from experts.models import OutgoingMail


class Fate(admin.SimpleListFilter):
    title = _("state")
    parameter_name = "state"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("sent", _("Sent")), ("waiting", _("Waiting")), ("failing", _("Failing"))]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        match self.value():
            case "sent":
                return queryset.exclude(sent_at=None)
            case "waiting":
                return queryset.filter(sent_at=None)
            case "failing":
                return queryset.filter(sent_at=None, tries__gt=0)
        return queryset


@admin.register(OutgoingMail)
class OutgoingMailAdmin(ReadOnly, PlainAdmin):
    """Whether mails go out. What is in them stays hidden: a link in a mail acts for whoever got it."""

    list_display = ["subject", "recipient", "created_at", "sent_at", "tries", "error"]
    list_filter = [Fate, "created_at"]
    search_fields = ["recipient", "subject"]
    fields = ["subject", "recipient", "message_id", "created_at", "sent_at", "tries", "error"]
