"""Spreadsheets on their way in: the file, and what was found in its rows.

All of it is restricted: a row that waits may hold anything that a record holds.
"""

from pathlib import PurePath
from typing import TYPE_CHECKING, BinaryIO, Self, cast

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Q
from django.utils.crypto import get_random_string
from django.utils.translation import gettext_lazy as _

from experts.models.agency import Agency
from experts.models.country import Country
from experts.models.restricted import restricted_storage

if TYPE_CHECKING:
    from experts.models.user import User


def intake_path(intake: "Intake", filename: str) -> str:
    return f"intake/{get_random_string(24)}{PurePath(filename).suffix.lower()[:10]}"


class IntakeQuerySet(models.QuerySet["Intake"]):
    def at_work(self) -> Self:
        """Those with which the worker is busy, or will be."""
        return self.filter(state__in=Intake.AT_WORK)

    def for_the_pool(self) -> Self:
        """Those by which administrators write records."""
        return self.filter(nominates=False)

    def visible_to(self, user: "User") -> Self:
        """At the desk: those by which the user’s country or agencies nominate."""
        own = Q(country__in=user.focal_countries) | Q(agency__in=user.nominating_agencies)
        return self.filter(own, nominates=True)


class Intake(models.Model):
    """One file that is taken in, from the upload until it is part of the pool, or is undone."""

    class State(models.TextChoices):
        READING = "reading", _("Being read")
        MAPPING = "mapping", _("Waits for the meaning of its columns")
        CHECKING = "checking", _("Being checked")
        ASKING = "asking", _("Waits for answers")
        READY = "ready", _("Ready: nothing is written yet")
        APPLYING = "applying", _("Being written")
        DONE = "done", _("Taken in")
        UNDOING = "undoing", _("Being undone")
        UNDONE = "undone", _("Undone")
        REFUSED = "refused", _("Can’t be read")
        FAILED = "failed", _("Failed")

    AT_WORK = (State.READING, State.CHECKING, State.APPLYING, State.UNDOING)

    file = models.FileField(_("file"), upload_to=intake_path, storage=restricted_storage)
    name = models.CharField(_("name of the file"), max_length=255)
    country = models.ForeignKey(
        Country,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("country"),
        help_text=_("Of all rows, where no column says it."),
    )
    sender = models.ForeignKey(
        "User", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("sent by")
    )
    language = models.CharField(_("language"), max_length=8, default="en")
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.READING)
    message = models.TextField(_("message"), blank=True)
    encoding = models.CharField(_("encoding"), max_length=20, blank=True)
    delimiter = models.CharField(_("delimiter"), max_length=3, blank=True)
    # One a sheet: {"sheet", "header": […], "samples": [[…]], "fields": […], "separators": […], "rows": number}.
    tables = models.JSONField(_("columns"), default=list)
    notes = models.JSONField(
        _("remarks"), default=list
    )  # on what is no row of it: {"sheet", "line", "value", "reason"}
    counts = models.JSONField(_("result"), default=dict)
    done = models.PositiveIntegerField(_("rows done"), default=0)
    total = models.PositiveIntegerField(_("rows in all"), default=0)
    agencies = models.JSONField(editable=False, default=list)  # that are proposed; see experts/intake/proposals.py
    snapshot = models.JSONField(editable=False, default=dict)  # what the check had seen of everybody's changes
    digest = models.CharField(
        editable=False, max_length=64, default=""
    )  # of what was found, so that a yes is to just that
    only_right = models.BooleanField(_("only the right rows"), default=False)
    legal_basis_reference = models.CharField(_("reference of the legal basis"), max_length=255, blank=True)
    # Whether its rows become nominations of its country, or of an agency, and how that was decided: see
    # ``experts.nominations.bulk``. The letters are forgotten with the file.
    nominates = models.BooleanField(_("nominates"), default=False, editable=False)
    agency = models.ForeignKey(
        Agency, models.PROTECT, null=True, blank=True, editable=False, related_name="+", verbose_name=_("agency")
    )
    decision = models.JSONField(editable=False, default=dict)
    letters = models.FileField(_("letters"), upload_to=intake_path, storage=restricted_storage, blank=True)
    context = models.UUIDField(editable=False, null=True)  # of the history, by which all of it is found again
    created_at = models.DateTimeField(_("sent"), auto_now_add=True)
    worked_at = models.DateTimeField(_("last worked on"), auto_now=True)
    decided_by = models.ForeignKey(
        "User", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("taken in by")
    )
    applied_at = models.DateTimeField(_("taken in on"), null=True, blank=True)

    objects = IntakeQuerySet.as_manager()

    class Meta:
        verbose_name = _("spreadsheet")
        verbose_name_plural = _("spreadsheets")
        ordering = ["-created_at", "-pk"]
        indexes = [models.Index(fields=["state", "created_at"], name="intake_by_state_and_age")]
        constraints = [
            models.CheckConstraint(
                condition=Q(nominates=False, agency=None) | Q(nominates=True, country__isnull=False),
                name="who_nominates_has_a_country",
            )
        ]

    def __str__(self) -> str:
        return self.name

    def opened(self) -> BinaryIO:
        return cast("BinaryIO", self.file.open("rb"))

    def forget_files(self) -> None:
        for file in (self.file, self.letters):
            file.delete(save=False)

    @property
    def is_at_work(self) -> bool:
        return self.state in self.AT_WORK

    @property
    def percent(self) -> int:
        return min(100, self.done * 100 // self.total) if self.total else 0


class IntakeRowQuerySet(models.QuerySet["IntakeRow"]):
    def people(self) -> Self:
        """The first row about each person: it holds what all rows say of her or him."""
        return self.filter(kind__in=IntakeRow.PEOPLE)


class IntakeRow(models.Model):
    """What a row of the file would do."""

    class Kind(models.TextChoices):
        NEW = "new", _("New")
        CHANGED = "changed", _("Changed")
        UNCHANGED = "unchanged", _("Unchanged")
        MERGED = "merged", _("Joined to another row")
        WRONG = "wrong", _("Wrong")

    PEOPLE = (Kind.NEW, Kind.CHANGED, Kind.UNCHANGED)

    intake = models.ForeignKey(Intake, models.CASCADE, related_name="rows")
    number = models.PositiveIntegerField()  # in the order of the file, over all sheets
    sheet = models.CharField(max_length=100, blank=True)
    line = models.PositiveIntegerField()
    kind = models.CharField(max_length=10, choices=Kind)
    name = models.CharField(max_length=255, blank=True)
    country_id = models.CharField(max_length=2, blank=True)
    official_id = models.BigIntegerField(null=True)
    nomination_id = models.BigIntegerField(null=True)
    into = models.PositiveIntegerField(null=True)  # the number of the row to which a merged one is joined
    lacks = models.JSONField(default=list)  # why it stayed a draft, in words
    # {"column", "place": from 0 or -1, "value", "reason", "problem": whether it keeps the row out}
    findings = models.JSONField(default=list)
    changes = models.JSONField(default=list)  # [what, before, after], in words
    draft = models.JSONField(
        default=dict, encoder=DjangoJSONEncoder
    )  # what is to be written; see experts/intake/dossiers.py
    cells = models.JSONField(default=list)  # of a wrong row, to be mended
    is_publishable = models.BooleanField(default=False)  # a draft with a current post, once it is taken in
    keys = ArrayField(models.TextField(), default=list)  # by which others may find the same person

    objects = IntakeRowQuerySet.as_manager()

    class Meta:
        verbose_name = _("row")
        verbose_name_plural = _("rows")
        ordering = ["intake", "number"]
        indexes = [
            models.Index(fields=["intake", "kind", "number"], name="intake_row_by_kind"),
            GinIndex(fields=["keys"], name="intake_row_keys"),
        ]
        constraints = [models.UniqueConstraint(fields=["intake", "number"], name="intake_row_once")]

    def __str__(self) -> str:
        return f"{self.sheet} {self.line}".strip()
