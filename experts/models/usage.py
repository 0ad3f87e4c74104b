from django.db import models


class Usage(models.Model):
    """How much of a limit is used up in one span of time.

    In a table, since Django's caches either belong to one process or count in two steps, which loses counts. Whom it
    counts stays unknown: the key is a keyed hash.
    """

    key = models.CharField(max_length=64, primary_key=True)
    number = models.PositiveIntegerField(default=0)
    ends_at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return f"{self.key[:8]}: {self.number}"
