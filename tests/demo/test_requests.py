import pytest
from django.utils import timezone

from experts.demo.asked import ASKED
from experts.demo.requests import create_requests
from experts.models import Engagement, EngagementStep, OutgoingMail, Request
from tests.factories import make_official

pytestmark = pytest.mark.django_db
NOW = timezone.now()


def test_requests_are_invented_once_in_many_states_and_mail_nobody() -> None:
    make_official("Real", country="ID", competencies=["talent-management"])
    for country in ["ID", "VN", "SG", "TH", "MY"]:
        make_official(f"Invented of {country}", country=country, is_demonstration=True)
    for _twice in range(2):
        create_requests(NOW)
    assert Request.objects.filter(is_demonstration=True).count() == len(ASKED) == 7
    assert Request.objects.without_experts().count() == 1
    assert not Engagement.objects.exclude(official__is_demonstration=True).exists()
    assert len(set(Engagement.objects.values_list("state", flat=True))) >= 7
    assert not EngagementStep.objects.filter(at__gt=NOW).exists()
    assert Engagement.objects.get(state="evaluated").assignment
    assert not OutgoingMail.objects.exists()


def test_without_invented_experts_only_the_need_is_invented() -> None:
    make_official("Real", country="ID")
    create_requests(NOW)
    assert Request.objects.get().engagements.count() == 0
