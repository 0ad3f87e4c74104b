from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class OutgoingMail(models.Model):
    """A mail as it is to go out, kept until some time after it went. It has no history: that would outlive it."""

    recipient = models.EmailField(_("recipient"))
    subject = models.CharField(_("subject"), max_length=600)
    text = models.TextField(_("text"))
    html = models.TextField(_("HTML"))
    message_id = models.CharField(_("Message-ID"), max_length=255, unique=True)
    created_at = models.DateTimeField(_("written"), auto_now_add=True)
    sent_at = models.DateTimeField(_("sent"), null=True, blank=True)
    tries = models.PositiveSmallIntegerField(_("tries"), default=0)
    error = models.CharField(_("what failed last"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("outgoing mail")
        verbose_name_plural = _("outgoing mails")
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(subject__contains="\n") & ~Q(subject__contains="\r"), name="mail_subject_is_one_line"
            ),
        ]

    def __str__(self) -> str:
        return self.subject
