"""What the database refuses, in the words of the rule that it keeps."""

from collections.abc import Iterable

from django.db import IntegrityError
from django.db.models import Model
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

# Rules kept by triggers have no constraint in a model that could hold their message.
TRIGGERS = {"published_official_has_a_primary_post": _("A published official needs a primary post.")}


class RefusedError(Exception):
    """What was saved a moment ago can’t stay: the field of the form, and why."""

    def __init__(self, field: str, why: str) -> None:
        super().__init__(why)
        self.field, self.why = field, why


def explain(error: IntegrityError, models: Iterable[type[Model]]) -> str:
    name = getattr(getattr(error.__cause__, "diag", None), "constraint_name", None) or ""
    for model in models:
        for constraint in model._meta.constraints:
            if constraint.name == name:
                return str(constraint.get_violation_error_message())
    unknown = gettext("This doesn’t fit with what is recorded already. Look at the record again, then save.")
    return str(TRIGGERS.get(name, unknown))
