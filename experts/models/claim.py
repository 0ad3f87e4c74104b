"""Who is at work on a nomination, so that two reviewers don’t do it twice."""

from datetime import timedelta
from typing import TYPE_CHECKING, Self

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from experts.models.history import keep_history
from experts.models.nomination import Nomination

if TYPE_CHECKING:
    from experts.models.user import User

LASTS = timedelta(minutes=30)


class ClaimQuerySet(models.QuerySet["Claim"]):
    def live(self) -> Self:
        return self.filter(at__gt=timezone.now() - LASTS)


@keep_history
class Claim(models.Model):
    """It says nothing of the nomination, so it is no part of that; it ends by itself."""

    nomination = models.OneToOneField(Nomination, models.CASCADE, related_name="claim", verbose_name=_("nomination"))
    by = models.ForeignKey("User", models.CASCADE, related_name="+", verbose_name=_("claimed by"))
    at = models.DateTimeField(_("claimed"), default=timezone.now)

    objects = ClaimQuerySet.as_manager()

    class Meta:
        verbose_name = _("claim")
        verbose_name_plural = _("claims")

    def __str__(self) -> str:
        return str(self.by)

    @property
    def is_live(self) -> bool:
        return self.at > timezone.now() - LASTS

    def is_anothers(self, user: "User") -> bool:
        return self.is_live and self.by_id != user.pk
