from datetime import date
from typing import TYPE_CHECKING, Any, Self

import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.db.models.functions import Greatest, TruncDate
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from experts.models.change import log_official
from experts.models.choices import Category, Mode
from experts.models.country import Country
from experts.models.fields import ChoicesField, PhotoField, YearField, only_choices, this_year
from experts.models.history import keep_history
from experts.models.rank import Tier
from experts.models.refolded import Refolded
from experts.models.slugs import issue_slugs
from experts.models.terms import name_indexes, terms_index
from experts.text import fold, sort_key

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from experts.models.user import User

CONSENT_BY_MAIL = "mail"  # what a nomination says for its basis where the official is asked

# A slug is registered the moment it is given out and stays registered when its official is gone, so that
# an address never comes to mean somebody else.
REGISTER_SLUG = """
    INSERT INTO experts_officialslug (slug, official_id) VALUES (NEW.slug, NEW.id);
    RETURN NEW;
"""

# When somebody was first published is written once, whoever publishes, and stays when a record is hidden for a while.
REMEMBER_PUBLICATION = """
    NEW.published_at = COALESCE(
        OLD.published_at, NEW.published_at, CASE WHEN NEW.status = 'published' THEN now() END
    );
    RETURN NEW;
"""

# Asked about an official who is published, and about the one whose post went: ``{official}``.
NEEDS_PRIMARY_POST = """
    IF EXISTS (SELECT 1 FROM experts_official WHERE id = {official} AND status = 'published')
        AND NOT EXISTS (SELECT 1 FROM experts_post WHERE official_id = {official} AND is_primary) THEN
        RAISE EXCEPTION 'a published official needs a primary post'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'published_official_has_a_primary_post';
    END IF;
    RETURN NULL;
"""


class OfficialQuerySet(models.QuerySet["Official"]):
    def published(self) -> Self:
        return self.filter(status=Official.Status.PUBLISHED)

    def visible_to(self, user: "User | AnonymousUser") -> Self:
        """Those whose record the user may read: the public the published ones, a focal point also its country's."""
        if not user.is_authenticated:
            return self.published()
        if user.reads_everything:
            return self
        return self.filter(Q(status=Official.Status.PUBLISHED) | Q(country__in=user.focal_countries))

    def standing(self) -> Self:
        """All but those that were merged into another record of the same person."""
        return self.filter(merged_into=None)

    def listed(self) -> Self:
        """Those that are public, or were until they were hidden for a while."""
        return self.filter(status__in=[Official.Status.PUBLISHED, Official.Status.HIDDEN])

    def on_desk_of(self, user: "User") -> Self:
        """Those, public or hidden, that the user speaks for: as their country’s focal point or for their agency."""
        from experts.models.post import Post

        theirs = Post.objects.current().filter(official=OuterRef("pk"), agency__in=user.nominating_agencies)
        return self.listed().filter(Q(country__in=user.focal_countries) | Exists(theirs))

    def waiting_for_consent(self) -> Self:
        """Those whom BKN has approved and who were asked by mail; the public does not see them before they agree."""
        asked = {"state": "approved", "kind": "new", "proposed__basis__kind": CONSENT_BY_MAIL}
        nominated = {f"nominations__{field}": value for field, value in asked.items()}
        return self.filter(status=Official.Status.DRAFT, legal_basis="", **nominated)

    def with_last_look(self) -> Self:
        """Each with ``looked_at``: the day on which somebody answerable last looked, at the latest to publish it."""
        return self.annotate(looked_at=Greatest("confirmed_on", TruncDate("published_at")))

    def publishable(self) -> Self:
        """Those that have what the database asks of a published record, but for the legal basis."""
        from experts.models.post import Post

        return self.filter(Exists(Post.objects.filter(official=OuterRef("pk"), is_primary=True)))


@log_official("id")
@keep_history
class Official(Refolded):
    """A senior official of a government, and what may be asked of her or him."""

    class Status(models.TextChoices):
        DRAFT = "draft", _("Draft")
        PUBLISHED = "published", _("Published")
        HIDDEN = "hidden", _("Hidden")
        WITHDRAWN = "withdrawn", _("Withdrawn")

    class Reason(models.TextChoices):
        STALE = "stale", _("Not confirmed for too long")
        SUSPENDED = "suspended", _("Suspended")
        RETIRED = "retired", _("Retired")
        DECEASED = "deceased", _("Deceased")
        MOVED = "moved", _("Left the civil service")
        CONSENT_WITHDRAWN = "consent-withdrawn", _("Consent withdrawn")
        OBJECTED = "objected", _("Objection of the official")
        DUPLICATE = "duplicate", _("Entered twice")
        OTHER = "other", _("Other")

    OWN_WISH = (Reason.CONSENT_WITHDRAWN, Reason.OBJECTED)

    class LegalBasis(models.TextChoices):
        CONSENT = "consent", _("Consent")
        PUBLIC_TASK = "public-task", _("Public task")

    slug = models.SlugField(_("slug"), max_length=100, unique=True, help_text=_("Part of the address; never changes."))
    external_id = models.CharField(
        _("identifier of the source"), max_length=100, blank=True, help_text=_("The key in the state’s own system.")
    )
    is_demonstration = models.BooleanField(_("invented for demonstration"), default=False, editable=False)

    name = models.CharField(
        _("name"), max_length=200, help_text=_("Without titles, in Latin letters where there is one.")
    )
    name_local = models.CharField(_("name in its own script"), max_length=200, blank=True)
    title_before = models.CharField(_("titles before the name"), max_length=100, blank=True)
    title_after = models.CharField(_("titles after the name"), max_length=150, blank=True)
    other_names = ArrayField(models.CharField(max_length=200), default=list, blank=True, verbose_name=_("other names"))
    derived = {"sort_key", "folded_name", "updated_at"}
    sort_key = models.BinaryField(editable=False, max_length=1000)
    folded_name = models.TextField(editable=False, default="")
    country = models.ForeignKey(Country, models.PROTECT, related_name="officials", verbose_name=_("country"))
    photo = PhotoField(_("photo"), upload_to="photos/", blank=True)

    categories = ChoicesField(Category, verbose_name=_("category"))
    tier = models.ForeignKey(
        Tier, models.PROTECT, null=True, blank=True, related_name="officials", verbose_name=_("tier")
    )
    rank_title = models.CharField(_("local rank title"), max_length=120, blank=True)
    summary = models.TextField(_("summary in English"), max_length=600, blank=True)
    summary_local = models.TextField(_("summary in its own language"), max_length=600, blank=True)
    service_since = YearField(_("entered the service in"), null=True, blank=True)

    available_from = models.DateField(_("available from"), null=True, blank=True)
    available_until = models.DateField(_("available until"), null=True, blank=True)
    notice_weeks = models.PositiveSmallIntegerField(_("notice needed, in weeks"), null=True, blank=True)
    modes = ChoicesField(Mode, verbose_name=_("how"))
    travels = models.BooleanField(_("willing to travel"), default=False)

    status = models.CharField(_("status"), max_length=10, choices=Status, default=Status.DRAFT, editable=False)
    status_reason = models.CharField(_("reason"), max_length=20, choices=Reason, blank=True, editable=False)
    # Whoever was entered twice: the record that went stays as a signpost, and goes with the one that stands for both.
    merged_into = models.ForeignKey(
        "self",
        models.CASCADE,
        null=True,
        blank=True,
        editable=False,
        related_name="merged_from",
        verbose_name=_("merged into"),
    )
    legal_basis = models.CharField(_("legal basis"), max_length=12, choices=LegalBasis, blank=True)
    legal_basis_on = models.DateField(_("legal basis recorded on"), null=True, blank=True)
    legal_basis_reference = models.CharField(
        _("reference of the legal basis"), max_length=255, blank=True, help_text=_("Where the proof is kept.")
    )
    published_at = models.DateTimeField(_("first published"), null=True, blank=True, editable=False)
    confirmed_on = models.DateField(_("confirmed on"), null=True, blank=True, editable=False)
    confirmed_by = models.ForeignKey(
        "User", models.SET_NULL, null=True, blank=True, editable=False, related_name="+", verbose_name=_("confirmed by")
    )
    created_at = models.DateTimeField(_("created"), auto_now_add=True)
    updated_at = models.DateTimeField(_("changed"), auto_now=True)

    looked_at: date  # set by ``with_last_look()``

    objects = OfficialQuerySet.as_manager()

    class Meta:
        verbose_name = _("official")
        verbose_name_plural = _("officials")
        ordering = ["sort_key", "pk"]
        indexes = [
            models.Index("status", "sort_key", "id", name="official_by_name"),
            models.Index("sort_key", "id", name="official_in_order"),
            models.Index("updated_at", name="official_by_change"),
            models.Index(
                "status", F("confirmed_on").desc(nulls_last=True), "sort_key", name="official_by_confirmation"
            ),
            models.Index("status", F("published_at").desc(), "id", name="official_by_publication"),
            models.Index("country", "folded_name", name="official_by_identity"),
            GinIndex(OpClass("folded_name", "gin_trgm_ops"), name="official_name_trigrams"),
            *name_indexes(),
            terms_index("official_terms", "summary", "summary_local", "rank_title"),
        ]
        constraints = [
            models.CheckConstraint(condition=~Q(name=""), name="official_has_a_name"),
            models.UniqueConstraint(
                fields=["country", "external_id"],
                condition=~Q(external_id=""),
                name="external_id_once_in_a_country",
                violation_error_message=_("Another official of this country has this identifier."),
            ),
            only_choices("categories", Category, "official_categories_are_known"),
            only_choices("modes", Mode, "official_modes_are_known"),
            models.CheckConstraint(
                condition=Q(legal_basis="", legal_basis_on=None, legal_basis_reference="")
                | (~Q(legal_basis="") & Q(legal_basis_on__isnull=False) & ~Q(legal_basis_reference="")),
                name="legal_basis_is_complete_or_absent",
                violation_error_message=_("A legal basis needs its kind, its date and its reference."),
            ),
            models.CheckConstraint(
                condition=~Q(status="published") | ~Q(legal_basis=""),
                name="published_official_has_a_legal_basis",
                violation_error_message=_("Record the legal basis before this official is published."),
            ),
            models.CheckConstraint(
                condition=Q(status__in=["draft", "published"], status_reason="")
                | (Q(status__in=["hidden", "withdrawn"]) & ~Q(status_reason="")),
                name="hidden_official_has_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(merged_into=None)
                | (Q(status="withdrawn", status_reason="duplicate") & ~Q(merged_into=F("id"))),
                name="merged_official_is_a_withdrawn_duplicate",
            ),
            models.CheckConstraint(
                condition=Q(available_from=None)
                | Q(available_until=None)
                | Q(available_until__gte=F("available_from")),
                name="availability_ends_after_it_starts",
                violation_error_message=_("The availability ends before it starts."),
            ),
        ]
        triggers = [
            pgtrigger.Protect(name="keep_slug", operation=pgtrigger.Update, condition=pgtrigger.AnyChange("slug")),
            pgtrigger.Trigger(
                name="register_slug", operation=pgtrigger.Insert, when=pgtrigger.After, func=REGISTER_SLUG
            ),
            pgtrigger.Trigger(
                name="remember_publication",
                operation=pgtrigger.Insert | pgtrigger.UpdateOf("status", "published_at"),
                when=pgtrigger.Before,
                func=REMEMBER_PUBLICATION,
            ),
            pgtrigger.Trigger(
                name="needs_primary_post",
                operation=pgtrigger.Insert | pgtrigger.UpdateOf("status"),
                when=pgtrigger.After,
                timing=pgtrigger.Deferred,
                condition=pgtrigger.Q(new__status="published"),
                func=NEEDS_PRIMARY_POST.format(official="NEW.id"),
            ),
        ]

    def __str__(self) -> str:
        return self.full_name

    def save(self, **kwargs: Any) -> None:
        if not self.slug:
            (self.slug,) = issue_slugs([(self.country_id, self.name)])
        super().save(**kwargs)

    def get_absolute_url(self) -> str:
        return reverse("directory:official", args=[self.slug])

    def refold(self) -> None:
        self.sort_key = sort_key(self.name)
        self.folded_name = fold(" | ".join(filter(None, [self.name, self.name_local, *self.other_names])))

    @property
    def full_name(self) -> str:
        """The name with its titles: “Dr. Sri Wahyuni, S.Sos., M.Si.”."""
        name = f"{self.title_before} {self.name}".strip()
        return f"{name}, {self.title_after}" if self.title_after else name

    @property
    def initials(self) -> str:
        parts = [part for part in self.name.split() if part[0].isalpha()]
        return "".join(part[0] for part in [*parts[:1], *parts[1:][-1:]]).upper()

    @property
    def years_of_service(self) -> int | None:
        return None if self.service_since is None else max(0, this_year() - self.service_since)

    @property
    def has_left(self) -> bool:
        """For good, or by own wish: whoever is told of the official is told no name any more."""
        is_own_wish = self.status == self.Status.HIDDEN and self.status_reason in self.OWN_WISH
        return is_own_wish or self.status == self.Status.WITHDRAWN

    @property
    def is_published(self) -> bool:
        return self.status == self.Status.PUBLISHED
