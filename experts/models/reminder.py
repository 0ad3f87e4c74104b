from django.db import models

from experts.models.official import Official


class Reminder(models.Model):
    """That somebody was reminded of a record so many months after it was last looked at: each step is told once."""

    official = models.ForeignKey(Official, models.CASCADE, related_name="reminders")
    looked_at = models.DateField()
    months = models.PositiveSmallIntegerField()
    sent_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["official", "looked_at", "months"], name="reminded_once"),
        ]

    def __str__(self) -> str:
        return f"{self.official_id}: {self.months}"
