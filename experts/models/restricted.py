"""What is never public. Kept in tables of its own, so that no public query can load it by accident."""

from django.core.files.storage import Storage, storages
from django.core.validators import validate_email
from django.db import models
from django.db.models import Q
from django.utils.crypto import get_random_string
from django.utils.translation import gettext_lazy as _

from experts.models.history import keep_history
from experts.models.nomination import Nomination
from experts.models.official import Official
from experts.models.request import Request

DOCUMENTS = "documents"  # the folder of their files
SUFFIXES = {"application/pdf": ".pdf", "image/jpeg": ".jpg", "image/png": ".png"}


@keep_history
class PersonalRecord(models.Model):
    """The identity number and the reviewers' notes about an official."""

    official = models.OneToOneField(
        Official, models.CASCADE, related_name="personal_record", verbose_name=_("official")
    )
    identity_number = models.CharField(_("identity number"), max_length=60, blank=True)
    notes = models.TextField(_("reviewers’ notes"), blank=True)

    class Meta:
        verbose_name = _("personal record")
        verbose_name_plural = _("personal records")

    def __str__(self) -> str:
        return str(self.official)


@keep_history
class Contact(models.Model):
    class Kind(models.TextChoices):
        EMAIL = "email", _("E-mail")
        PHONE = "phone", _("Phone")

    class Owner(models.TextChoices):
        OFFICE = "office", _("The office’s")
        PERSONAL = "personal", _("Personal")

    class Sharing(models.TextChoices):
        NEVER = "never", _("Never")
        ON_ACCEPTANCE = "on-acceptance", _("When a request is accepted")

    official = models.ForeignKey(Official, models.CASCADE, related_name="contacts", verbose_name=_("official"))
    kind = models.CharField(_("kind"), max_length=8, choices=Kind)
    owner = models.CharField(_("whose"), max_length=10, choices=Owner, default=Owner.OFFICE)
    value = models.CharField(_("address or number"), max_length=254)
    sharing = models.CharField(_("may be shared"), max_length=14, choices=Sharing, default=Sharing.NEVER)

    class Meta:
        verbose_name = _("contact")
        verbose_name_plural = _("contacts")
        ordering = ["official", "kind", "owner", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["official", "kind", "value"],
                name="contact_once",
                violation_error_message=_("This contact is listed already."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} ({self.get_owner_display()})"

    def clean(self) -> None:
        if self.kind == self.Kind.EMAIL:
            validate_email(self.value)


def restricted_storage() -> Storage:
    return storages["restricted"]


def document_path(document: "Document", filename: str) -> str:
    """A name that can't be guessed and tells nothing of the person."""
    return f"{DOCUMENTS}/{get_random_string(24)}{SUFFIXES.get(document.content_type, '')}"


# The title is the name that somebody gave a file, often a person’s, and goes with the row: history is kept for good.
@keep_history(exclude=["title"])
class Document(models.Model):
    """A scan that proves something: a consent, a recommendation, a certificate, the letter of a request."""

    class Kind(models.TextChoices):
        CONSENT = "consent", _("Consent")
        RECOMMENDATION = "recommendation", _("Recommendation")
        CERTIFICATE = "certificate", _("Certificate")
        OTHER = "other", _("Other")

    official = models.ForeignKey(
        Official, models.CASCADE, null=True, blank=True, related_name="documents", verbose_name=_("official")
    )
    nomination = models.ForeignKey(
        Nomination, models.CASCADE, null=True, blank=True, related_name="documents", verbose_name=_("nomination")
    )
    request = models.OneToOneField(
        Request, models.CASCADE, null=True, blank=True, related_name="letter", verbose_name=_("request")
    )
    kind = models.CharField(_("kind"), max_length=15, choices=Kind)
    title = models.CharField(_("title"), max_length=200, blank=True)
    file = models.FileField(_("file"), upload_to=document_path, storage=restricted_storage)
    content_type = models.CharField(_("type"), max_length=20, blank=True, editable=False)  # what it is by its content
    size = models.PositiveIntegerField(_("bytes"), default=0, editable=False)
    pages = models.PositiveSmallIntegerField(_("pages"), default=0, editable=False)  # of which pictures are kept
    by = models.ForeignKey(
        "User", models.PROTECT, null=True, blank=True, editable=False, related_name="+", verbose_name=_("added by")
    )
    added_at = models.DateTimeField(_("added"), auto_now_add=True)

    class Meta:
        verbose_name = _("document")
        verbose_name_plural = _("documents")
        ordering = ["official", "-added_at", "pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(file=""), name="document_has_a_file"),
            models.CheckConstraint(
                condition=Q(official__isnull=False) | Q(nomination__isnull=False) | Q(request__isnull=False),
                name="document_belongs_to_something",
            ),
        ]

    def __str__(self) -> str:
        return self.title or self.get_kind_display()

    @property
    def page_numbers(self) -> range:
        return range(1, self.pages + 1)
