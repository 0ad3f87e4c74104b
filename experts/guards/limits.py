"""How often something may be done, counted for all processes together."""

import time
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import F
from django.utils import timezone
from django.utils.crypto import salted_hmac

from experts.models import Usage


class TooOften(Exception):  # noqa: N818  no error of ours
    def __init__(self, until: datetime) -> None:
        super().__init__(until)
        self.until = until

    @property
    def seconds(self) -> int:
        return max(1, int((self.until - timezone.now()).total_seconds()) + 1)


@dataclass(frozen=True)
class Limit:
    """At most so often in each span of time, for each value."""

    name: str
    most: int
    span: timedelta

    def use(self, value: str = "") -> None:
        """Count once more, or raise ``TooOften``. What is counted in a transaction that fails does not count."""
        number, ends_at = self._span()
        key = salted_hmac("experts.guards.limits", f"{self.name} {number} {value}", algorithm="sha256").hexdigest()
        usage, _created = Usage.objects.get_or_create(key=key, defaults={"ends_at": ends_at})
        if not Usage.objects.filter(pk=usage.pk, number__lt=self.most).update(number=F("number") + 1):
            raise TooOften(ends_at)

    def _span(self) -> tuple[int, datetime]:
        """The number of the present span, and when it ends."""
        seconds = int(self.span.total_seconds())
        number = int(time.time()) // seconds
        return number, datetime.fromtimestamp((number + 1) * seconds, tz=timezone.get_current_timezone())


def mailbox(email: str) -> str:
    """The same for all spellings of an address that end in one mailbox."""
    local, _at, domain = email.lower().rpartition("@")
    return f"{local.partition('+')[0]}@{domain}"


def forget_ended() -> None:
    Usage.objects.filter(ends_at__lt=timezone.now()).delete()
