from allauth.mfa.models import Authenticator
from django.utils.translation import gettext_lazy as _

from experts.models.history import keep_history


@keep_history(exclude=["data", "last_used_at"])
class SecondFactor(Authenticator):
    """What somebody signs in with besides the password. It is allauth's; here it gets a history, without its secret."""

    class Meta:
        proxy = True
        verbose_name = _("second factor")
        verbose_name_plural = _("second factors")
