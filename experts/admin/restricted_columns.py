"""What is never public of an official, as columns of an export for those who may have it."""

from typing import Any

from django.utils.text import capfirst

from experts.admin.export_columns import Column, part
from experts.models import Contact, PersonalRecord


def restricted_columns() -> list[Column]:
    fields = [Contact._meta.get_field(name) for name in ("kind", "owner", "value", "sharing")]
    contacts = part("contacts", Contact._meta.verbose_name_plural, Contact.objects.all(), fields, is_restricted=True)
    return [contacts, _personal("identity_number"), _personal("notes")]


def _personal(name: str) -> Column:
    field: Any = PersonalRecord._meta.get_field(name)
    label = capfirst(str(field.verbose_name))

    def text(official: object) -> str:
        return str(getattr(getattr(official, "personal_record", None), name, ""))

    return Column(name, label, text, ("personal_record",), is_restricted=True)
