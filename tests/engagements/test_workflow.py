"""From a need to what was delivered: each step, who takes it, and who is told."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client
from django.utils import timezone

from experts.engagements import requesting, workflow
from experts.engagements.contacts import contacts_for
from experts.engagements.requesting import Need, TooMany
from experts.engagements.transitions import Party, TooLate
from experts.engagements.workflow import Days
from experts.models import Assignment, Contact, Engagement, Evaluation, Official, Request, User
from tests.engagements.conftest import SECRET, all_text, mails_to
from tests.factories import make_competency, make_country, make_official, make_request, make_user

pytestmark = pytest.mark.django_db
State = Engagement.State
REQUESTER = "rosa@academy.example"


def ask(*officials: Official, **fields: object) -> Request:
    given = {
        "purpose": "training",
        "mode": "online",
        "organisation": "Academy of Public Service",
        "requester_name": "Rosa Delgado",
        "requester_email": REQUESTER,
    }
    return requesting.ask(Need(columns=given | fields, officials=list(officials)), language="en")


def lines(request: Request) -> list[Engagement]:
    return list(request.engagements.order_by("position"))


def states(request: Request) -> list[str]:
    return [line.state for line in lines(request)]


def asked(*officials: Official, **fields: object) -> Request:
    request = ask(*officials, **fields)
    requesting.verify(request)
    request.refresh_from_db()
    return request


def test_nothing_is_forwarded_before_the_link_in_the_mail_was_followed(sri: Official, indonesia: User) -> None:
    request = ask(sri, message="Please come", organisation="Ministry of Wonders")
    assert states(request) == [State.WAITING]
    (mail,) = mails_to(REQUESTER)
    assert not mails_to("id@focal.example")
    for typed in ["Please come", "Ministry of Wonders", "Rosa", "Sri"]:
        assert typed not in mail.subject + mail.text + mail.html


def test_confirmed_each_expert_goes_to_the_focal_point_of_the_expert_s_country(
    sri: Official, hue: Official, indonesia: User, viet_nam: User
) -> None:
    request = asked(sri, hue)
    assert states(request) == [State.FORWARDED, State.FORWARDED]
    (to_id,), (to_vn,) = mails_to("id@focal.example"), mails_to("vn@focal.example")
    assert "Sri Wahyuni" in to_id.text
    assert "Sri Wahyuni" not in to_vn.text
    assert REQUESTER not in to_id.text


def test_confirming_twice_does_nothing_the_second_time(sri: Official, indonesia: User) -> None:
    request = asked(sri)
    requesting.verify(request)
    assert len(mails_to("id@focal.example")) == 1
    assert len(mails_to(REQUESTER)) == 2  # to confirm it, and its page


def test_nobody_has_more_than_five_open_requests_in_whatever_spelling(sri: Official) -> None:
    for number in range(5):
        make_request(sri, requester_email=f"Rosa+{number}@academy.example")
    request = ask(sri)
    with pytest.raises(TooMany):
        requesting.verify(request)
    request.refresh_from_db()
    assert request.state == Request.State.UNVERIFIED


def test_where_experts_are_ranked_the_next_is_asked_when_one_declines(
    sri: Official, hue: Official, indonesia: User, viet_nam: User
) -> None:
    request = asked(sri, hue, in_turn=True)
    assert states(request) == [State.FORWARDED, State.WAITING]
    assert not mails_to("vn@focal.example")
    workflow.decline(lines(request)[0], reason=Engagement.Reason.BUSY, by=indonesia)
    assert states(request) == [State.DECLINED, State.FORWARDED]
    assert len(mails_to("vn@focal.example")) == 1


def test_the_expert_agrees_or_the_agency_answers_before_a_focal_point_accepts(
    sri: Official, indonesia: User, soon: date
) -> None:
    (line,) = lines(asked(sri))
    with pytest.raises(ValidationError):
        workflow.accept(line, Days(soon), by=indonesia)
    workflow.expert_says(line, agrees=True)
    workflow.accept(line, Days(soon), by=indonesia)
    line.refresh_from_db()
    assert (line.state, line.expert_answer, line.starts_on) == (State.ACCEPTED, "agreed", soon)


def test_what_an_expert_refused_no_agency_accepts_instead(sri: Official, indonesia: User, soon: date) -> None:
    (line,) = lines(asked(sri))
    workflow.expert_says(line, agrees=False)
    with pytest.raises(ValidationError):
        workflow.accept(line, Days(soon), for_the_expert=True, by=indonesia)


def test_who_left_the_pool_is_not_promised_to_anybody(sri: Official, indonesia: User, soon: date) -> None:
    (line,) = lines(asked(sri))
    Official.objects.filter(pk=sri.pk).update(status="hidden", status_reason="other")
    with pytest.raises(ValidationError):
        workflow.accept(line, Days(soon), for_the_expert=True, by=indonesia)


def test_a_focal_point_answers_for_its_own_country_alone(
    sri: Official, indonesia: User, viet_nam: User, soon: date
) -> None:
    (line,) = lines(asked(sri))
    with pytest.raises(PermissionDenied):
        workflow.decline(line, reason=Engagement.Reason.BUSY, by=viet_nam)
    with pytest.raises(PermissionDenied):
        workflow.accept(line, Days(soon), for_the_expert=True, by=viet_nam)


def test_administrators_answer_for_a_country_without_a_focal_point(sri: Official, soon: date) -> None:
    administrator = make_user(email="dewi@bkn.example")
    (line,) = lines(asked(sri))
    assert mails_to("dewi@bkn.example")
    workflow.accept(line, Days(soon), for_the_expert=True, by=administrator)
    line.refresh_from_db()
    assert line.state == State.ACCEPTED


def test_contacts_are_shared_from_the_acceptance_on_and_in_no_mail(sri: Official, indonesia: User, soon: date) -> None:
    (line,) = lines(asked(sri))
    assert not contacts_for([line])
    workflow.accept(line, Days(soon), for_the_expert=True, by=indonesia)
    line.refresh_from_db()
    assert [contact.value for contact in contacts_for([line])[sri.pk]] == [SECRET]
    assert SECRET not in all_text()


@pytest.mark.parametrize(
    ("field", "value"),
    [("sharing", "never"), ("legal_basis", "public-task"), ("status", "hidden")],
)
def test_contacts_stay_with_the_record_unless_its_legal_basis_allows(
    sri: Official, indonesia: User, soon: date, field: str, value: str
) -> None:
    (line,) = lines(asked(sri))
    workflow.accept(line, Days(soon), for_the_expert=True, by=indonesia)
    if field == "sharing":
        Contact.objects.update(sharing=value)
    else:
        reason = {"status_reason": "other"} if field == "status" else {}
        Official.objects.filter(pk=sri.pk).update(**{field: value} | reason)
    assert not contacts_for(Engagement.objects.filter(pk=line.pk).select_related("official"))


def agreed(sri: Official, by: User, day: date) -> Engagement:
    (line,) = lines(asked(sri))
    workflow.accept(line, Days(day), for_the_expert=True, by=by)
    workflow.confirm(line)
    line.refresh_from_db()
    return line


def test_other_days_ask_the_focal_point_and_the_expert_again(sri: Official, indonesia: User, soon: date) -> None:
    line = agreed(sri, indonesia, soon)
    workflow.move(line, Days(soon + timedelta(days=7)), note="The room is taken.")
    line.refresh_from_db()
    assert (line.state, line.expert_answer, line.starts_on) == (State.FORWARDED, "", soon + timedelta(days=7))
    assert "The room is taken." in mails_to("id@focal.example")[-1].text


def test_nothing_took_place_before_its_first_day(sri: Official, indonesia: User, soon: date) -> None:
    line = agreed(sri, indonesia, soon)
    with pytest.raises(ValidationError):
        workflow.deliver(line, by=indonesia)
    with pytest.raises(ValidationError):
        workflow.miss(line, note="A flood.", by=indonesia)


def test_the_focal_point_s_yes_makes_it_an_assignment_of_the_record(sri: Official, indonesia: User) -> None:
    today = timezone.localdate()
    line = agreed(sri, indonesia, today)
    line.request.competencies.add(make_competency("talent-management"))
    Request.objects.update(country=make_country("PH"))
    workflow.deliver(line, by=Party.REQUESTER)
    assert not Assignment.objects.exists()
    workflow.vouch(line, by=indonesia)
    (assignment,) = sri.assignments.all()
    assert assignment.title == "A training: Talent management"
    assert (assignment.organiser, assignment.year, assignment.country_id) == (
        "Academy of Public Service",
        today.year,
        "PH",
    )
    assert "1 of these came through the pool" in Client().get("/experts/sri-wahyuni/").text
    with pytest.raises(TooLate):
        workflow.vouch(line, by=indonesia)


def scores() -> Evaluation:
    return Evaluation(knowledge=5, teaching=4, preparation=5, usefulness=4, comment="Very clear.")


def test_the_evaluation_ends_the_request_and_its_words_go_into_no_mail(sri: Official, indonesia: User) -> None:
    line = agreed(sri, indonesia, timezone.localdate())
    workflow.deliver(line, by=indonesia)
    workflow.evaluate(line, scores())
    line.request.refresh_from_db()
    assert line.request.state == Request.State.ENDED
    assert Evaluation.objects.get().average == 4.5
    assert "Very clear." not in all_text()
    with pytest.raises(TooLate):
        workflow.evaluate(line, scores())


def test_what_did_not_take_place_says_why_and_ends(sri: Official, indonesia: User) -> None:
    line = agreed(sri, indonesia, timezone.localdate())
    with pytest.raises(ValidationError):
        workflow.miss(line, note=" ", by=indonesia)
    workflow.miss(line, note="A flood.", by=indonesia)
    line.request.refresh_from_db()
    assert line.request.state == Request.State.ENDED
    assert "A flood." in mails_to(REQUESTER)[-1].text


def test_cancelling_all_tells_whoever_was_asked_and_nobody_else(
    sri: Official, hue: Official, indonesia: User, viet_nam: User
) -> None:
    request = asked(sri, hue, in_turn=True)
    requesting.cancel_all(request, note="No budget.")
    request.refresh_from_db()
    assert (request.state, states(request)) == (Request.State.ENDED, [State.CANCELLED, State.CANCELLED])
    assert "No budget." in mails_to("id@focal.example")[-1].text
    assert not mails_to("vn@focal.example")


def test_when_all_have_declined_bkn_looks_for_others(sri: Official, indonesia: User, reviewer: User) -> None:
    request = asked(sri)
    workflow.decline(lines(request)[0], reason=Engagement.Reason.UNSUITED, by=indonesia)
    request.refresh_from_db()
    assert request.state == Request.State.OPEN
    assert request in Request.objects.without_experts()
    assert len(mails_to("raka@bkn.example")) == 1


def test_a_need_goes_to_bkn_which_proposes_experts(hue: Official, viet_nam: User, reviewer: User) -> None:
    request = asked(wanted="Rice storage")
    assert len(mails_to("raka@bkn.example")) == 1
    requesting.propose(request, [hue], by=reviewer)
    assert states(request) == [State.FORWARDED]
    assert request not in Request.objects.without_experts()
    with pytest.raises(ValidationError):
        requesting.propose(request, [hue], by=reviewer)


def test_a_focal_point_proposes_its_own_experts_only(
    sri: Official, hue: Official, viet_nam: User, reviewer: User
) -> None:
    request = asked(wanted="Rice storage")
    requesting.pass_on(request, [make_country("VN")], by=reviewer)
    assert len(mails_to("vn@focal.example")) == 1
    requesting.pass_on(request, [make_country("VN")], by=reviewer)
    assert len(mails_to("vn@focal.example")) == 1
    with pytest.raises(PermissionDenied):
        requesting.propose(request, [sri], by=viet_nam)
    requesting.propose(request, [hue], by=viet_nam)
    assert states(request) == [State.FORWARDED]


def test_bkn_closes_what_nobody_can_be_found_for(reviewer: User) -> None:
    request = asked(wanted="Rice storage")
    requesting.close(request, answer="Nobody yet.", by=reviewer)
    assert "Nobody yet." in mails_to(REQUESTER)[-1].text
    with pytest.raises(TooLate):
        requesting.close(request, answer="Nobody yet.", by=reviewer)


def test_what_is_at_work_bkn_does_not_close(sri: Official, indonesia: User, reviewer: User) -> None:
    request = asked(sri)
    with pytest.raises(TooLate):
        requesting.close(request, answer="Nobody.", by=reviewer)


def test_focal_points_read_what_came_to_them_and_bkn_what_was_confirmed(
    sri: Official, hue: Official, indonesia: User, viet_nam: User, reviewer: User
) -> None:
    ours, unverified = asked(sri), ask(hue)
    both = asked(hue, sri, in_turn=True)
    assert set(Request.objects.visible_to(indonesia)) == {ours}
    assert set(Request.objects.visible_to(viet_nam)) == {both}
    assert set(Request.objects.visible_to(reviewer)) == {ours, both}
    assert not Request.objects.visible_to(make_user("focal-point", country="MY")).exists()
    assert unverified not in Request.objects.verified()
    assert set(Engagement.objects.visible_to(indonesia)) == set(ours.engagements.all())


def test_the_history_keeps_nothing_that_a_requester_wrote(sri: Official) -> None:
    request = asked(sri, message="A secret plan")
    (event, *_others) = request.events.order_by("pgh_id")
    kept = str({field.name: getattr(event, field.attname) for field in event._meta.fields})
    for typed in ["secret plan", "Rosa", REQUESTER, "Academy"]:
        assert typed not in kept


def test_only_the_pool_itself_lets_something_lapse(sri: Official, indonesia: User) -> None:
    (line,) = lines(asked(sri))
    workflow.lapse(line)
    line.refresh_from_db()
    assert line.state == State.LAPSED
    assert mails_to(REQUESTER)
    with pytest.raises(TooLate):
        workflow.decline(line, reason=Engagement.Reason.BUSY, by=indonesia)


def test_an_official_of_another_agency_is_asked_at_most_once_in_a_request(sri: Official, reviewer: User) -> None:
    request = asked(sri, make_official("Budi Santoso"))
    assert len(lines(request)) == 2
    with pytest.raises(ValidationError):
        requesting.propose(request, [sri], by=reviewer)
