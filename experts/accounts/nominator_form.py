"""How a focal point invites somebody who may nominate for agencies of its country."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any, cast

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from experts.accounts import invitations
from experts.accounts.forms import Worded
from experts.models import Agency, Invitation, Membership, User
from experts.text import clean, fold

LIST = "agencies"  # the id of the list that the browser suggests from
AGENCIES = ("agency", "agency_2", "agency_3")


class AgencyField(forms.CharField):
    """An agency by any of its names. A browser suggests them while one types, without any script."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=300, widget=forms.TextInput({"list": LIST, "autocomplete": "off"}), **kwargs)
        self.known: dict[str, set[Agency]] = {}

    def clean(self, value: Any) -> Agency | None:
        typed = super().clean(value)
        if not typed:
            return None
        found = self.known.get(fold(typed), set())
        if len(found) != 1:
            raise ValidationError(_("Choose an agency from the list that appears while you type."))
        return next(iter(found))


class NominatorForm(Worded, forms.Form):
    name = forms.CharField(label=gettext_lazy("Name"), max_length=150)
    email = forms.EmailField(label=gettext_lazy("E-mail"), max_length=254)
    language = forms.ChoiceField(label=gettext_lazy("Language of the mail"), choices=settings.LANGUAGES)
    agency = AgencyField(
        label=gettext_lazy("Agency"), help_text=gettext_lazy("Type a part of its name or its acronym, then choose.")
    )
    agency_2 = AgencyField(label=gettext_lazy("Second agency (optional)"), required=False)
    agency_3 = AgencyField(label=gettext_lazy("Third agency (optional)"), required=False)

    def __init__(self, data: Any, *, agencies: Sequence[Agency], by: User) -> None:
        super().__init__(data, initial={"language": by.language or settings.LANGUAGE_CODE})
        self.agencies, self.by = agencies, by
        known = by_name(agencies)
        for name in AGENCIES:
            cast(AgencyField, self.fields[name]).known = known

    def clean_name(self) -> str:
        return clean(self.cleaned_data["name"])

    def save(self) -> Invitation | None:
        """The invitation, or None and what is in its way among the errors of the form."""
        given = self.cleaned_data
        chosen = dict.fromkeys(agency for name in AGENCIES if (agency := given[name]))
        try:
            return invitations.invite(
                email=given["email"],
                name=given["name"],
                language=given["language"],
                role=Membership.Role.NOMINATOR,
                agencies=list(chosen),
                by=self.by,
            )
        except ValidationError as error:
            self.add_error(None, error.messages)
            return None


def by_name(agencies: Iterable[Agency]) -> dict[str, set[Agency]]:
    known: dict[str, set[Agency]] = defaultdict(set)
    for agency in agencies:
        for name in [str(agency), *agency.all_names]:
            known[fold(name)].add(agency)
    known.pop("", None)
    return known
