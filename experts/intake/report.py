"""The lines in which the outcome of an import is told."""

from collections.abc import Iterable, Iterator, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from experts.intake.encodings import name_of
from experts.intake.outcome import Finding, Outcome, shown

EXAMPLES = 10


def problems(outcome: Outcome) -> Iterator[str]:
    """Every one of them: whoever mends the file mends it once."""
    return map(_finding, sorted(outcome.problems, key=lambda problem: (problem.sheet, problem.line)))


def summary(outcome: Outcome, *, everything: bool = False) -> Iterator[str]:
    """What the import did, or would have done; with a few examples of each kind, or with everything."""
    limit = None if everything else EXAMPLES
    yield from how_read(outcome.delimiter, outcome.encoding)
    yield _("Rows read: %(rows)d, of which wrong: %(wrong)d.") % {"rows": outcome.rows, "wrong": outcome.bad_rows}
    if outcome.ignored_columns:
        yield _("Ignored columns: %s.") % ", ".join(shown(name, 40) for name in outcome.ignored_columns)
    yield _("Officials: %(new)d new, %(changed)d changed, %(unchanged)d unchanged.") % {
        "new": outcome.new,
        "changed": outcome.changed,
        "unchanged": outcome.unchanged,
    }
    yield _("Posts: %(new)d new, %(changed)d changed.") % {"new": outcome.new_posts, "changed": outcome.changed_posts}
    yield from _listed(_("Unknown agencies, created as unconfirmed: %d."), outcome.new_agencies, limit)
    yield from _listed(_("Rows merged into the official of an earlier row: %d."), _merges(outcome), limit)
    yield from _listed(_("New people who may be somebody known: %d."), list(map(_finding, outcome.alike)), limit)
    yield from _listed(_("Remarks: %d."), list(map(_finding, outcome.remarks)), limit)
    if outcome.published or outcome.unpublished:
        yield _("Published: %d.") % outcome.published
        yield from _listed(_("Not published: %d."), [f"{one.name}: {one.reason}" for one in outcome.unpublished], limit)


def how_read(delimiter: str, encoding: str) -> Iterator[str]:
    """Of a CSV file: what was taken for what; an encoding that was guessed is to be checked."""
    if delimiter:
        named = {"delimiter": _delimiter(delimiter), "encoding": name_of(encoding)}
        yield _("Read as CSV with the delimiter %(delimiter)s, in %(encoding)s.") % named
    if encoding == "cp1252":
        yield _("The file is not in UTF-8; it was read as Windows-1252. Check letters with accents.")
    if encoding == "cp874":
        yield _("The file is not in UTF-8; it was read as Windows-874. Check the Thai letters.")


def _delimiter(mark: str) -> str:
    return {",": _("comma"), ";": _("semicolon"), "\t": _("tab"), "|": _("bar")}[mark]


def _merges(outcome: Outcome) -> list[str]:
    return [
        _("line %(line)d into line %(first)d: %(name)s")
        % {"line": merge.line, "first": merge.first_line, "name": merge.name}
        for merge in outcome.merges
    ]


def _listed(heading: str, lines: Sequence[str], limit: int | None) -> Iterable[str]:
    if not lines:
        return
    yield heading % len(lines)
    yield from (f"  {line}" for line in lines[:limit])
    if limit is not None and (more := len(lines) - limit) > 0:
        yield "  " + ngettext("and %d more", "and %d more", more) % more


def _finding(finding: Finding) -> str:
    told = _("line %(line)d, %(column)s “%(value)s”: %(reason)s") % {
        "line": finding.line,
        "column": finding.column or _("row"),
        "value": finding.value,
        "reason": finding.reason,
    }
    return _("sheet %(sheet)s, %(finding)s") % {"sheet": finding.sheet, "finding": told} if finding.sheet else told
