"""What stands in the way of a version: what is wrong in its forms, and what nobody has said yet."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from experts.intake.dossiers import Draft
from experts.models import Achievement, Category, Contact, Document, Nomination, Official
from experts.nominations.version.columns import columns_of
from experts.nominations.version.grounds import BasisForm
from experts.nominations.version.lookup import Lookup
from experts.nominations.version.sections import Section, sections_of
from experts.nominations.version.typed import judge

EVIDENCE = {
    Category.ACADEMIC: Achievement.Kind.PUBLICATION,
    Category.PRACTITIONER: Achievement.Kind.CERTIFICATE,
}


@dataclass(frozen=True)
class Problem:
    section: str  # its slug
    field: str  # the id of the field in its page, or nothing
    text: str


def missing(nomination: Nomination, lookup: Lookup, *, endorses: bool) -> list[Problem]:
    """``endorses``: the next step is the focal point’s, who has put what was said in own words into the list’s."""
    sections = sections_of(nomination.kind)
    wrong = [problem for section in sections for problem in _wrong(section, nomination, lookup)]
    columns = columns_of(nomination.typed, lookup)
    return [*wrong, *_about_record(nomination, columns, endorses=endorses), *_about_grounds(nomination, columns)]


def _wrong(section: Section, nomination: Nomination, lookup: Lookup) -> Iterator[Problem]:
    for block in section.blocks:
        judged = judge(block, nomination.typed, lookup)
        judged.is_valid()
        for form in judged.forms if block.is_many else [judged]:
            yield from _errors(section, form)
        if block.is_many:
            yield from (Problem(section.slug, "", str(error)) for error in judged.non_form_errors())


def _errors(section: Section, form: Any) -> Iterator[Problem]:
    for name, errors in form.errors.as_data().items():
        place = form[name].id_for_label if name in form.fields else ""
        label = str(form[name].label) if place else ""
        yield from (Problem(section.slug, place, _in_words(label, error)) for error in errors)


def _in_words(label: str, error: ValidationError) -> str:
    if error.code == "required" and label:
        return _("Missing: %s") % label
    text = " ".join(error.messages)
    return f"{label}: {text}" if label else text


def _about_record(nomination: Nomination, columns: Draft, *, endorses: bool) -> Iterator[Problem]:
    today = timezone.localdate().isoformat()
    main = [post for post in columns.get("posts", []) if post["is_primary"]]
    if not main:
        yield Problem("posts", "", _("Say which post is the main one."))
    elif main[0]["until"] and main[0]["until"] < today:
        yield Problem("posts", "", _("The main post has ended: add the one held today."))
    expertise = columns.get("expertise", [])
    if not expertise and nomination.kind == Nomination.Kind.NEW:
        yield Problem("expertise", "", _("Add at least one competency."))
    for number, row in enumerate(expertise):
        if endorses and row["competency_id"] is None:
            text = _("“%s” is in own words: choose the competency of the list that it means.") % row["own_words"]
            yield Problem("expertise", f"id_expertise-{number}-competency", text)
    if nomination.kind == Nomination.Kind.NEW and not columns["official"].get("categories"):
        yield Problem("person", "", _("Say whether this expert is an academic, a practitioner or both."))


def _about_grounds(nomination: Nomination, columns: Draft) -> Iterator[Problem]:
    if nomination.kind != Nomination.Kind.NEW:
        return
    documents = set(nomination.documents.values_list("kind", flat=True))
    if Document.Kind.RECOMMENDATION not in documents:
        yield Problem("eligibility", "", _("Add the letter of recommendation."))
    for category in columns["official"].get("categories", []):
        if not _has_evidence(Category(category), columns, documents):
            yield Problem("background", "", EVIDENCE_MISSING[Category(category)]())
    yield from _about_basis(columns, documents)


def _about_basis(columns: Draft, documents: set[str]) -> Iterator[Problem]:
    kind = columns.get("basis", {}).get("kind")
    if kind == Official.LegalBasis.CONSENT and Document.Kind.CONSENT not in documents:
        yield Problem("basis", "", _("Add the signed consent."))
    has_address = any(row["kind"] == Contact.Kind.EMAIL for row in columns.get("contacts", []))
    if kind == BasisForm.BY_MAIL and not has_address:
        yield Problem("contacts", "", _("Add an e-mail address: the official is asked for consent there."))


def _has_evidence(category: Category, columns: Draft, documents: set[str]) -> bool:
    kinds = {row["kind"] for row in columns.get("achievements", [])}
    has_taken_part = category == Category.PRACTITIONER and bool(columns.get("assignments"))
    return EVIDENCE[category] in kinds or Document.Kind.CERTIFICATE in documents or has_taken_part


EVIDENCE_MISSING = {
    Category.ACADEMIC: lambda: _("An academic shows a publication: add one, or a certificate among the documents."),
    Category.PRACTITIONER: lambda: _(
        "A practitioner shows a certificate or an assignment: add one, or a certificate among the documents."
    ),
}
