"""An agreed engagement as an entry that calendars read: of the requester, of the focal point and of the expert."""

from datetime import UTC, date, datetime, time, timedelta, timezone

import pytest
import vobject
from django.test import Client
from icalendar import Calendar, Event

from experts.engagements import workflow
from experts.engagements.workflow import Days
from experts.models import Engagement, Official, User
from tests.engagements.conftest import SECRET, mails_to
from tests.engagements.sending import confirmed, page_token, press, token_to

pytestmark = pytest.mark.django_db
Zone = Engagement.Zone
OFFSETS = {  # hours from UTC, of the civil time of each state
    **dict.fromkeys([Zone.PHNOM_PENH, Zone.JAKARTA, Zone.VIENTIANE, Zone.BANGKOK, Zone.HA_NOI], 7),
    **dict.fromkeys([Zone.BRUNEI, Zone.MAKASSAR, Zone.KUALA_LUMPUR, Zone.MANILA, Zone.SINGAPORE, Zone.BEIJING], 8),
    **dict.fromkeys([Zone.JAYAPURA, Zone.DILI, Zone.TOKYO, Zone.SEOUL], 9),
    Zone.YANGON: 6.5,
}


@pytest.fixture
def line(client: Client, sri: Official, indonesia: User) -> Engagement:
    return confirmed(client, "sri-wahyuni").engagements.get()


def settle(line: Engagement, by: User, days: Days) -> None:
    workflow.accept(line, days, for_the_expert=True, by=by)
    workflow.confirm(line)


def of_requester(client: Client, line: Engagement) -> tuple[Calendar, Event]:
    answer = client.get(f"/engagements/request/{line.pk}.ics", {"token": page_token()})
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    calendar = Calendar.from_ical(answer.content)
    (event,) = calendar.walk("VEVENT")
    return calendar, event


@pytest.mark.parametrize("zone", Zone)
def test_hours_are_those_of_the_place_in_every_state(
    client: Client, line: Engagement, indonesia: User, zone: Engagement.Zone
) -> None:
    settle(line, indonesia, Days(date(2027, 3, 1), date(2027, 3, 3), time(9), time(16, 30), zone))
    calendar, event = of_requester(client, line)
    start = event.decoded("dtstart")
    assert start.astimezone(UTC) == datetime(2027, 3, 1, 9, tzinfo=timezone(timedelta(hours=OFFSETS[zone])))
    assert event["dtstart"].params["TZID"] == zone
    assert [one["TZID"] for one in calendar.walk("VTIMEZONE")] == [zone]
    assert event.decoded("dtend") - start == timedelta(hours=7, minutes=30)
    assert event["rrule"] == {"FREQ": ["DAILY"], "COUNT": [3]}
    again = vobject.readOne(calendar.to_ical().decode())  # by the reader of another house
    assert again.vevent.dtstart.value == start


def test_whole_days_end_on_the_day_after_the_last(client: Client, line: Engagement, indonesia: User) -> None:
    settle(line, indonesia, Days(date(2027, 3, 1), date(2027, 3, 3)))
    calendar, event = of_requester(client, line)
    assert (event.decoded("dtstart"), event.decoded("dtend")) == (date(2027, 3, 1), date(2027, 3, 4))
    assert calendar["method"] == "PUBLISH"
    assert event["uid"] == f"engagement-{line.pk}@localhost"


def test_what_was_called_off_takes_its_entry_out_again(client: Client, line: Engagement, indonesia: User) -> None:
    settle(line, indonesia, Days(date(2027, 3, 1)))
    _calendar, before = of_requester(client, line)
    press(client, f"request/{line.pk}/cancel", page_token())
    calendar, event = of_requester(client, line)
    assert (calendar["method"], event["status"]) == ("CANCEL", "CANCELLED")
    assert event["uid"] == before["uid"]
    assert event["sequence"] > before["sequence"]


def test_the_focal_point_and_the_expert_get_it_too_and_nobody_s_address_is_in_it(
    client: Client, line: Engagement, indonesia: User, viet_nam: User
) -> None:
    settle(line, indonesia, Days(date(2027, 3, 1)))
    desk, other = Client(), Client()
    desk.force_login(indonesia)
    other.force_login(viet_nam)
    assert len(mails_to(SECRET)) == 1
    of_expert = client.get("/engagements/answer.ics", {"token": token_to(SECRET, "answer")})
    of_desk = desk.get(f"/desk/engagements/{line.pk}.ics")
    assert of_expert.content == of_desk.content
    for address in [SECRET, "rosa@academy.example", "id@focal.example"]:
        assert address not in of_desk.text
    assert other.get(f"/desk/engagements/{line.pk}.ics").status_code == 404


def test_before_it_is_agreed_there_is_nothing_for_a_calendar(client: Client, line: Engagement) -> None:
    assert client.get(f"/engagements/request/{line.pk}.ics", {"token": page_token()}).status_code == 404
