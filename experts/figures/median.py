from django.db.models import Aggregate


class Median(Aggregate):
    """The one in the middle; of two, half-way between them."""

    function = "percentile_cont"
    template = "%(function)s(0.5) WITHIN GROUP (ORDER BY %(expressions)s)"
