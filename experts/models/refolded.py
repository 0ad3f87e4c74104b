from typing import Any, ClassVar

from django.db import models


class Refolded(models.Model):
    """Rows with columns that Python derives from others: the form that is searched, the key that sorts.

    ``save`` keeps them in step; whoever writes around it calls ``refold`` before.
    """

    derived: ClassVar[set[str]]

    class Meta:
        abstract = True

    def save(self, **kwargs: Any) -> None:
        self.refold()
        if (fields := kwargs.get("update_fields")) is not None:
            kwargs["update_fields"] = {*fields, *self.derived}
        super().save(**kwargs)

    def refold(self) -> None:
        """Bring the derived columns in step with those that they come from."""
        raise NotImplementedError
