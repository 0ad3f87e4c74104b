"""A cell in Unicode and in letters of its own script, and in words what was changed for that."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from experts.intake import zawgyi
from experts.intake.lookalikes import in_latin, narrow
from experts.intake.outcome import shown
from experts.text import clean


def legible(text: str, row: Iterable[str]) -> tuple[str, str]:
    if text.isascii():
        return text, ""
    burmese = _in_unicode(text, row)
    narrowed = narrow(burmese)
    latin = in_latin(narrowed)
    changes = []
    if burmese != text:
        changes.append(_("It was in Zawgyi; in Unicode it is “%s”.") % shown(burmese))
    if narrowed != burmese:
        changes.append(_("Full-width letters were replaced by ordinary ones."))
    if latin != narrowed:
        changes.append(_("Letters of another script were replaced by the Latin ones that look the same."))
    return latin, " ".join(changes)


def _in_unicode(text: str, row: Iterable[str]) -> str:
    """Where the text alone does not tell whether it is in Zawgyi, its row does: one person typed it."""
    if not zawgyi.BURMESE.search(text):
        return text
    is_zawgyi = zawgyi.is_zawgyi(text)
    if is_zawgyi is None:
        is_zawgyi = zawgyi.is_zawgyi(" ".join(filter(zawgyi.BURMESE.search, row)))
    return clean(zawgyi.to_unicode(text)) if is_zawgyi else text
