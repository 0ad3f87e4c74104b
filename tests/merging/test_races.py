"""Two people merge at the same instant: the second is told."""

import pytest

from experts.merging.merge import merge
from experts.models import Official
from tests.factories import make_official, make_user
from tests.nominations.test_races import at_once

pytestmark = pytest.mark.django_db(transaction=True)


def test_of_two_merges_of_the_same_two_one_wins_whichever_way_round() -> None:
    by = make_user()
    one, other = make_official("Sri Wahyuni"), make_official("S. Wahyuni")
    ends = at_once(lambda: merge(one, other, by=by), lambda: merge(other, one, by=by))
    assert ends == ["TooLate", "done"]
    assert Official.objects.standing().get().posts.get().is_primary
