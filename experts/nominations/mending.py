"""What is to be mended in a nomination that was returned, where it stands, and how the one who mends it sees that.

Named as the form names its fields: a section (``posts``), a field (``person-name``), a row (``posts-0``), a field of a
row (``posts-0-title``), or a document (``document-7``).
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.html import format_html
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import override

from experts.models import Document, Nomination, NominationStep
from experts.nominations.version.joining import NAMING
from experts.nominations.version.sections import BLOCKS, GROUNDS, RECORD, Section, sections_of

DOCUMENT = "document"
SECTIONS = {section.slug: section for section in (*RECORD, *GROUNDS)}
SECTION_OF = {block.name: section for section in SECTIONS.values() for block in section.blocks}
MOST = 120  # characters of what stood there


@dataclass(frozen=True)
class Mark:
    key: str
    told: str = ""  # what stood there, so that it is known again

    @property
    def section(self) -> Section | None:
        name = self.key.partition("-")[0]
        return SECTIONS.get(self.key) or SECTION_OF.get(name)

    def __str__(self) -> str:
        """In the language of whoever reads it."""
        name, *rest = self.key.split("-")
        if name == DOCUMENT:
            return _("The scan can’t be read: %s") % self.told
        if not rest or not self.section:
            return str(SECTIONS[name].title)
        block = BLOCKS[name]
        row = [f"{block.title} {int(rest.pop(0)) + 1}"] if block.is_many else []
        field = [str(block.form.base_fields[rest[0]].label)] if rest else []
        place = " · ".join([str(self.section.title), *row, *field])
        return f"{place}: {self.told}" if self.told else place


def markable(nomination: Nomination) -> Iterator[str]:
    """All that somebody may be asked to mend in it."""
    if not nomination.has_version:
        return
    yield from (f"{DOCUMENT}-{document.pk}" for document in nomination.documents.all())
    for section in sections_of(nomination.kind):
        yield section.slug
        for block in section.blocks:
            fields = list(block.form.base_fields)
            if not block.is_many:
                yield from (f"{block.name}-{field}" for field in fields)
            for number, _row in enumerate(nomination.typed.get(block.name, []) if block.is_many else []):
                yield f"{block.name}-{number}"
                yield from (f"{block.name}-{number}-{field}" for field in fields)


def coarse(nomination: Nomination) -> list[tuple[str, str]]:
    """The sections and the documents, for whoever is not shown each field."""
    documents = [(f"{DOCUMENT}-{one.pk}", _("The scan can’t be read: %s") % one) for one in nomination.documents.all()]
    return [*((one.slug, str(one.title)) for one in sections_of(nomination.kind)), *documents]


def told(nomination: Nomination, keys: Iterable[str]) -> list[list[str]]:
    """As a step keeps it."""
    wanted = list(dict.fromkeys(keys))
    known = set(markable(nomination)) if wanted else set()
    return [[key, Truncator(_stands(nomination, key)).chars(MOST)] for key in wanted if key in known]


def marks_in(step: NominationStep) -> list[Mark]:
    return [Mark(key, said) for key, said in step.mend]


def marks_of(nomination: Nomination) -> list[Mark]:
    """What it was returned for, as long as it is not sent again."""
    returned = Nomination.State.RETURNED
    if nomination.state != returned:
        return []
    steps = [step for step in nomination.steps.all() if step.after == returned != step.before]
    return marks_in(steps[-1]) if steps else []


def unreadable(nomination: Nomination) -> list[Document]:
    """The documents that are asked for again and were not replaced yet."""
    asked = {mark.key for mark in marks_of(nomination)}
    return [one for one in nomination.documents.order_by("pk") if f"{DOCUMENT}-{one.pk}" in asked] if asked else []


def asks_for_files_only(nomination: Nomination) -> bool:
    marks = marks_of(nomination)
    return bool(marks) and all(mark.key.startswith(DOCUMENT) for mark in marks)


def by_place(marks: Iterable[Mark], typed: Mapping[str, Any]) -> dict[str, Mark]:
    """By the names in the form as it is now: what was said of a row goes with the row."""
    return {_place(mark, typed): mark for mark in marks}


def show_in(form: Any, places: Mapping[str, Mark]) -> None:
    """Beside the fields that are to be mended, tied to them as their help is."""
    for name, field in form.fields.items():
        if form.add_prefix(name) in places:
            field.help_text = format_html('<strong class="mend">{}</strong> {}', _("To be mended."), field.help_text)


def note_about(document: Document, language: str) -> str:
    """What one click says, to the one who sent it."""
    with override(language):
        return _("The scan can’t be read: %s") % document + ". " + _("Please send it again, in a better copy.")


def _place(mark: Mark, typed: Mapping[str, Any]) -> str:
    name, *rest = mark.key.split("-")
    if name not in BLOCKS or not BLOCKS[name].is_many or not rest:
        return mark.key
    here = [number for number, row in enumerate(typed.get(name, [])) if _naming(name, row) == mark.told]
    if len(rest) > 1 or not mark.told or int(rest[0]) in here or not here:
        return mark.key
    return f"{name}-{here[0]}"


def _stands(nomination: Nomination, key: str) -> str:
    """Nothing of what is never public: marks are mailed."""
    name, *rest = key.split("-")
    if name == DOCUMENT:
        return next(str(one) for one in nomination.documents.all() if f"{DOCUMENT}-{one.pk}" == key)
    if not rest or SECTION_OF[name].is_restricted:
        return ""
    content = nomination.typed.get(name, {})
    if BLOCKS[name].is_many:
        row = content[int(rest.pop(0))]
        return _said(row.get(rest[0])) if rest else _naming(name, row)
    return _said(content.get(rest[0]))


def _naming(name: str, row: Mapping[str, Any]) -> str:
    return Truncator(", ".join(filter(None, (_said(row.get(field)) for field in NAMING[name])))).chars(MOST)


def _said(value: Any) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else "" if value in (None, True, False) else str(value)
