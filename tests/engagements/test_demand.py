"""What requests teach: demand against supply, and how countries answer."""

from datetime import timedelta

import pytest
from django.utils import timezone

from experts.figures.demand import Needs, answers, demand, last_year, needs
from experts.figures.supply import supply
from experts.models import Competency, Engagement, Official
from tests.factories import make_competency, make_official, make_request

pytestmark = pytest.mark.django_db
State = Engagement.State


def test_what_is_asked_for_stands_beside_how_many_can_be_asked(sri: Official) -> None:
    make_official("Hidden", published=False, competencies=["talent-management"])
    for _number in range(2):
        make_request(sri).competencies.add(make_competency("talent-management"))
    make_request().competencies.add(make_competency("taxation"))
    Engagement.objects.filter(pk=Engagement.objects.earliest("pk").pk).update(
        state=State.DELIVERED, forwarded_at=timezone.now(), expert_answer="agency", starts_on="2026-01-01"
    )
    found = {each.competency.slug: each for each in demand(*last_year(), most=20)}
    talent, taxation = found["talent-management"], found["taxation"]
    assert (talent.requests, talent.not_found, talent.held) == (2, 0, 1)
    assert (taxation.requests, taxation.not_found, taxation.held) == (1, 1, 0)
    area = make_competency("area")
    Competency.objects.filter(pk=talent.competency.pk).update(parent=area)
    keys = {slug: Competency.objects.get(slug=slug).pk for slug in ("area", "talent-management", "taxation")}
    assert supply(list(keys.values())) == {keys["area"]: 1, keys["talent-management"]: 1, keys["taxation"]: 0}


def test_how_soon_and_how_often_a_country_says_yes(sri: Official, hue: Official) -> None:
    now = timezone.now()
    for days, state, reason in [(2, "accepted", ""), (4, "declined", "busy"), (9, "confirmed", ""), (0, "lapsed", "")]:
        answered = None if state == "lapsed" else now
        make_request(sri).engagements.update(
            state=state,
            reason=reason,
            expert_answer="agency",
            starts_on="2027-01-01",
            forwarded_at=now - timedelta(days=days),
            answered_at=answered,
        )
    make_request(hue).engagements.update(
        state="accepted", expert_answer="agency", forwarded_at=now - timedelta(days=400)
    )
    found = answers(*last_year())
    assert list(found) == ["ID"]
    indonesia = found["ID"]
    assert (indonesia.forwarded, indonesia.lapsed, indonesia.acceptance) == (4, 1, 67)
    assert indonesia.median == timedelta(days=4)


def test_needs_for_which_nobody_was_found_are_counted(sri: Official) -> None:
    make_request(sri)
    make_request()
    make_request(state="ended")
    make_request(state="unverified")
    assert needs(*last_year()) == Needs(requests=3, without_experts=2, not_found=2)
