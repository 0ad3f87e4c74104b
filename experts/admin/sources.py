"""From where a change came, and as part of what, in words."""

from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

Context = dict[str, Any] | None

DATABASE = "database"  # nobody has said anything: it did not come through the site
SOURCES = {
    "admin": _("Admin"),
    "desk": _("Desk of a country"),
    "accounts": _("Account pages"),
    "page": _("Public pages and links in mails"),
    "import": _("Spreadsheet"),
    "undo": _("Spreadsheet, undone"),
    "spreadsheet": _("Spreadsheet of nominations"),
    "command": _("Command"),
    "worker": _("Worker"),
    "reference": _("Reference data"),
    "seed_demo": _("Demonstration"),
    DATABASE: _("Directly in the database"),
}
TASKS = {"remind": _("reminders"), "forget": _("forgetting what is no longer needed")}
ACTIONS = {
    "edit": _("Edited"),
    "put-back": _("Put back"),
    "publish": _("Published"),
    "hidden": _("Hidden"),
    "withdrawn": _("Withdrawn"),
    "confirm": _("Confirmed as correct"),
    "renew": _("Renewed"),
    "heed": _("Hidden as the official wishes"),
    "own-confirm": _("Confirmed by the official"),
    "own-consent": _("Consent of the official"),
    "own-refusal": _("Refusal of the official"),
    "suggest-own": _("Correction by the official"),
    "verify": _("Correction confirmed by its sender"),
    "done": _("Correction answered: done"),
    "declined": _("Correction answered: declined"),
    "draft": _("Nomination begun"),
    "write": _("Nomination written"),
    "join": _("Nomination joined to a record"),
    "send": _("Nomination sent"),
    "propose": _("Nomination proposed"),
    "endorse": _("Nomination endorsed"),
    "approve": _("Nomination approved"),
    "return": _("Nomination returned"),
    "decline": _("Nomination declined"),
    "withdraw": _("Taken back"),
    "invite": _("Invited"),
    "send-again": _("Invitation sent again"),
    "accept": _("Invitation accepted"),
    "deactivate": _("Account deactivated"),
    "reactivate": _("Account reactivated"),
    "reset-second-factor": _("Second factor reset"),
    "add-document": _("Document added"),
    "remove-document": _("Document removed"),
    "hand-over-documents": _("Documents handed over"),
}


def where(context: Context) -> str:
    """“Spreadsheet “officials.xlsx””, “Command load_reference”, “Directly in the database”."""
    if context is None:
        return str(SOURCES[DATABASE])
    source = context.get("source", "")
    label = str(SOURCES.get(source, source))
    if name := context.get("file"):
        return gettext("%(source)s “%(name)s”") % {"source": label, "name": name}
    more = context.get("command") or TASKS.get(context.get("task", ""))
    return f"{label}: {more}" if more else label


def act(context: Context) -> str:
    action = (context or {}).get("action", "")
    return str(ACTIONS.get(action, action))


def reason(context: Context) -> str:
    return str((context or {}).get("reason", ""))
