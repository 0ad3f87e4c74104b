"""Who a row is about: the name, the name in its own script, and the titles."""

from django.utils.translation import gettext_lazy as _

from experts.intake import synonyms
from experts.intake.cells import Cells
from experts.intake.names import Name, joined, sort_titles, take_apart
from experts.intake.values import limit
from experts.models import Official
from experts.text import letters

# Where the family’s name stands first, unless a column says that it is the last one.
FAMILY_FIRST = {"CN", "JP", "KH", "KR", "VN"}
SAYS_ITS_PLACE = {"firstname", "firstnames", "namadepan", "lastname", "namabelakang"}


def names(cells: Cells, country: str) -> tuple[Name, Name]:
    """The name, and the name in its own script: each stands in for the other where only one is given."""
    name = _of_two_parts(cells, country) if not cells.has("name") else _name(cells, "name", country)
    local = _name(cells, "name_local", country)
    if not name.text and not local.text and not cells.is_wrong("name", "name_local", "given_name", "family_name"):
        fields = ("name", "name_local", "given_name", "family_name")
        cells.wrong(next(filter(cells.has, fields), "name"), _("The name is missing."))
    return (name if name.text else local), local


def _of_two_parts(cells: Cells, country: str) -> Name:
    places = {letters(cells.printed(field)) for field in ("given_name", "family_name")}
    fields = ["given_name", "family_name"]
    if country in FAMILY_FIRST and not places & SAYS_ITS_PLACE:
        fields.reverse()
    parts = [cells.text(field) for field in fields]
    return _understood(cells, fields[0], " ".join(filter(None, parts)), country)


def _name(cells: Cells, field: str, country: str) -> Name:
    return _understood(cells, field, cells.text(field, limit(Official, "name")), country)


def _understood(cells: Cells, field: str, printed: str, country: str) -> Name:
    if not printed:
        return Name("")
    if len(printed) > (most := limit(Official, "name") or 0):
        cells.wrong(field, _("The name is longer than %d characters.") % most, printed)
    if printed[0] in "=+-@" or not any(map(str.isalpha, printed)):
        cells.wrong(field, _("This is not a name."))
    elif letters(printed) in synonyms.VACANT:
        cells.wrong(field, _("This says that the post is vacant; it names nobody."))
    if cells.says("record"):
        return Name(printed)  # as the record has it, and whoever has edited it wants it
    return take_apart(printed, country)


def titles(cells: Cells, country: str, name: Name) -> tuple[str, str]:
    sorted_before, sorted_after = sort_titles(cells.text("titles"), country)
    before = joined(joined(cells.text("title_before"), sorted_before, " "), name.before, " ")
    after = joined(joined(cells.text("title_after"), sorted_after, ", "), name.after, ", ")
    for field, text in {"title_before": before, "title_after": after}.items():
        if len(text) > (most := limit(Official, field) or 0):
            cells.wrong(field, _("The titles are longer than %d characters.") % most, text)
    return before, after
