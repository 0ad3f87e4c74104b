"""What became of a spreadsheet, in one line: “3 endorsed, 190 drafts, 7 wrong rows left out”."""

from django.utils.translation import ngettext

from experts.models import Intake


def outcome(intake: Intake) -> str:
    counts = intake.counts
    told = [
        _sent(counts.get("sent", 0), is_endorsed=intake.decision.get("endorses", False)),
        _told(ngettext("%d draft", "%d drafts", counts.get("drafts", 0)), counts.get("drafts", 0)),
        _told(ngettext("%d nominated already", "%d nominated already", counts.get("known", 0)), counts.get("known", 0)),
        _told(ngettext("%d unchanged", "%d unchanged", counts.get("unchanged", 0)), counts.get("unchanged", 0)),
        _told(
            ngettext("%d wrong row left out", "%d wrong rows left out", counts.get("wrong", 0)), counts.get("wrong", 0)
        ),
    ]
    return ", ".join(filter(None, told))


def _sent(number: int, *, is_endorsed: bool) -> str:
    if is_endorsed:
        return _told(ngettext("%d endorsed", "%d endorsed", number), number)
    return _told(ngettext("%d proposed", "%d proposed", number), number)


def _told(text: str, number: int) -> str:
    return text % number if number else ""
