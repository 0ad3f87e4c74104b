"""What is never public, as columns of an export for those who may have it."""

from typing import Any

from django.utils.text import capfirst

from experts.admin.export_columns import Column, part
from experts.admin.export_texts import reader_of
from experts.models import Contact, Correction, PersonalRecord


def restricted_columns() -> list[Column]:
    fields = [Contact._meta.get_field(name) for name in ("kind", "owner", "value", "sharing")]
    contacts = part("contacts", Contact._meta.verbose_name_plural, Contact.objects.all(), fields, is_restricted=True)
    return [contacts, _personal("identity_number"), _personal("notes")]


def columns_of_sender() -> list[Column]:
    fields: list[Any] = [Correction._meta.get_field(name) for name in ("requester_name", "requester_email", "language")]
    labels = [capfirst(str(field.verbose_name)) for field in fields]
    return [
        Column(field.name, label, reader_of(field), is_restricted=True)
        for field, label in zip(fields, labels, strict=True)
    ]


def _personal(name: str) -> Column:
    field: Any = PersonalRecord._meta.get_field(name)
    label = capfirst(str(field.verbose_name))

    def text(official: object) -> str:
        return str(getattr(getattr(official, "personal_record", None), name, ""))

    return Column(name, label, text, ("personal_record",), is_restricted=True)
