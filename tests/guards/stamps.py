import time
from unittest.mock import patch

from experts.guards.forms import GuardedForm


def opened(seconds_ago: float) -> str:
    """What a form holds that was opened so long ago."""
    with patch("django.core.signing.time.time", return_value=time.time() - seconds_ago):
        return str(GuardedForm().fields["opened"].initial)
