"""The forms by which a file is sent, and by which is decided what becomes of it."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from experts.intake.pages.upload import FileForm
from experts.models import Agency, Country, Intake
from experts.nominations.bulk import archives
from experts.nominations.starting import PlaceForm
from experts.nominations.version import typed as typing
from experts.nominations.version.lookup import Lookup
from experts.nominations.version.sections import GROUNDS

MOST_PEOPLE = 5000  # a hundred seconds, in which nobody else takes in a spreadsheet


class SendForm(PlaceForm, FileForm):
    """For which country or agency the people of the file are nominated."""

    field_order = ["place", "file"]

    def for_whom(self) -> tuple[Country, Agency | None]:
        place = self.places[self.cleaned_data["place"]]
        return (place.country, place) if isinstance(place, Agency) else (place, None)


class DecisionForm(forms.Form):
    SEND, KEEP = "send", "keep"
    digest = forms.CharField(required=False, widget=forms.HiddenInput)
    only_right = forms.BooleanField(required=False, widget=forms.HiddenInput)
    what = forms.ChoiceField(
        label=_("What becomes of the rows?"),
        choices=[
            (SEND, _("Send them on. Those that lack something become drafts")),
            (KEEP, _("Keep all of them as drafts, to be looked at first")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what becomes of the rows.")},
    )
    letter = forms.FileField(
        label=_("Letter of recommendation"),
        help_text=_(
            "One letter that names all of them, as PDF, JPEG or PNG (at most 5 MB); or a ZIP of letters, each called "
            "by the name of the person or the number of the row."
        ),
        widget=forms.FileInput({"accept": ".pdf,image/jpeg,image/png,.zip"}),
        required=False,
        error_messages={"empty": _("The file is empty.")},
    )

    def __init__(self, intake: Intake, data: Any = None, files: Any = None) -> None:
        wrong = intake.counts.get("wrong", 0)
        super().__init__(data, files, initial={"digest": intake.digest, "only_right": bool(wrong)})
        self.intake = intake
        self.has_new = bool(intake.counts.get("new"))
        if not self.has_new:
            del self.fields["letter"]

    @property
    def sends(self) -> bool:
        return bool(self.cleaned_data.get("what") == self.SEND)

    def clean_letter(self) -> UploadedFile | None:
        letter: UploadedFile | None = self.cleaned_data["letter"]
        if letter:
            archives.check_letters(letter)
        return letter

    def clean(self) -> None:
        if self.intake.counts.get("new", 0) + self.intake.counts.get("changed", 0) > MOST_PEOPLE:
            self.add_error(None, _("At most %d people are nominated at once. Divide the spreadsheet.") % MOST_PEOPLE)
        if self.sends and self.has_new and not self.cleaned_data.get("letter") and "letter" not in self.errors:
            self.add_error("letter", _("Add the letter of recommendation: nobody new is sent without it."))

    def keep(self, locked: Intake, typed: typing.Typed, *, endorses: bool) -> None:
        """With the file, until the worker makes nominations of it."""
        letter = self.cleaned_data.get("letter")
        locked.decision = {"sends": self.sends, "endorses": endorses, "typed": typed}
        locked.decision["letters"] = letter.name if letter else ""
        locked.letters.delete(save=False)
        if letter:
            locked.letters.save(letter.name, letter, save=False)


class GroundsForm:
    """Why all of the file belong into the pool, and by what right their records are published."""

    def __init__(self, intake: Intake, data: Any = None) -> None:
        self._lookup = Lookup(intake.country_id or "")
        self._data = data
        self.typed: typing.Typed = {}
        for section in GROUNDS if data is not None else ():
            self.typed |= typing.read(section, data, self._lookup)

    def is_valid(self) -> bool:
        return all(form.is_valid() for form in self.forms(is_judged=True))

    def forms(self, *, is_judged: bool) -> Iterator[Any]:
        make = typing.judge if is_judged else typing.show
        yield from (make(block, self.typed, self._lookup) for section in GROUNDS for block in section.blocks)
