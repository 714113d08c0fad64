"""任后监督: called for, reported, polled by the meeting, put right, polled again, told."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.timezone import localdate

from congress.accounts.models import Role
from congress.notices.models import Notice
from congress.printing import pdf
from congress.workflow.flow import NotYours
from meetings import actions
from meetings.deadlines import overseeing as clocks
from meetings.documents.overseeing import result_sheet
from meetings.models import DutyClock, DutyReport, Tenure
from tests import make
from tests.meetings import chamber, elected, personnel

pytestmark = pytest.mark.django_db
SUMS = {"yes": 0, "basic": 0, "no": 0}


def called(**facts):
    """(report, officer, head of the bureau)."""
    bureau = make.unit("望川区财政局")
    head = make.user(Role.UNIT_HEAD, bureau)
    held = Tenure.objects.create(
        official=personnel.official(), post=personnel.post(organ=bureau), starts_on=date(2024, 1, 5)
    )
    clerk = elected.officer()
    facts = {"year": 2026, "due_on": localdate() + timedelta(30), **facts}
    (report,) = actions.call_reports([held], by=clerk, **facts)
    return report, clerk, head


def polled(report, room, item, officer, **sums):
    report.refresh_from_db()
    prepare = actions.prepare_vote
    (vote,) = actions.poll_reports(item, by=officer, reports=[report], method="machine", prepare=prepare)
    vote = actions.start_vote(vote, by=officer, sitting=room)
    return actions.count_votes(vote, by=officer, figures={vote.lines.get().pk: {**SUMS, **sums}})


def test_a_bad_verdict_is_put_right_and_polled_again():
    report, clerk, head = called()
    actions.receive_report(report, by=head, file=make.stored())
    held, _people, room, officer = chamber.in_session(5)
    item = chamber.item(held, kind="poll", status="deliberated")
    vote = polled(report, room, item, officer, yes=1, no=4)
    report.refresh_from_db()
    assert report.status == "rectifying"
    assert DutyClock.objects.running().get().kind == "appointment.rectify"
    actions.receive_report(report, by=clerk, file=make.stored())
    assert not DutyClock.objects.running().exists()
    polled(report, room, item, officer, yes=5)
    report.refresh_from_db()
    assert (report.status, [poll.round for poll in report.polls.all()]) == ("done", [1, 2])
    actions.tell_result(report, by=clerk)
    sheet = result_sheet(DutyReport.objects.get(), list(report.polls.all()))
    assert [row["verdict"] for row in sheet["rounds"]] == ["不满意", "满意"]
    assert sheet["copies"] == "区委、望川区财政局、本人"
    assert pdf.render("meetings/duty_result.html", sheet, title="试").startswith(b"%PDF")
    assert Notice.objects.filter(to=head, kind="appointment_report_rectify").exists() and vote.is_poll


def test_a_corrected_poll_takes_the_rectification_back():
    report, _clerk, head = called()
    actions.receive_report(report, by=head, file=make.stored())
    held, _people, room, officer = chamber.in_session(5)
    vote = polled(report, room, chamber.item(held, kind="poll", status="deliberated"), officer, no=5)
    line = vote.lines.get().pk
    actions.correct_count(vote, by=officer, figures={line: {**SUMS, "yes": 5}}, reason="录反了")
    report.refresh_from_db()
    assert report.status == "done" and not DutyClock.objects.running().exists()


def test_the_draft_is_due_twenty_days_before_the_meeting_and_three_months_put_it_right():
    make.known_years(2026, 2027)
    held = chamber.meeting("planned", opens_on=date(2026, 12, 18))
    assert clocks.report_due(held, date(2026, 1, 1)) == date(2026, 11, 27)  # 28 November is a Saturday
    report, *_ = called()
    assert clocks.rectify(report, date(2026, 11, 30)).due_on == date(2027, 3, 1)  # 28 February is a Sunday


def test_nobody_is_called_twice_a_year_and_strangers_hand_in_nothing():
    report, clerk, _head = called()
    with pytest.raises(ValidationError, match="本年度都已经通知"):
        actions.call_reports([report.tenure], by=clerk, year=2026, due_on=localdate())
    with pytest.raises(NotYours):
        actions.receive_report(report, by=make.user(Role.HANDLER), file=make.stored())


def test_the_organ_hands_in_on_its_page_and_reads_no_other(client):
    report, _clerk, head = called()
    client.force_login(head)
    page = client.get(report.get_absolute_url()).content.decode()
    assert reverse("meetings:receive_report", args=[report.code]) in page
    client.force_login(make.user(Role.HANDLER, make.unit("另一局")))
    assert client.get(report.get_absolute_url()).status_code == 404
    assert "赵局长" not in client.get(reverse("meetings:duty_reports")).content.decode()


def test_the_officer_calls_for_reports_and_the_meeting_prepares_the_poll(client):
    report, clerk, head = called()
    client.force_login(clerk)
    other = Tenure.objects.create(
        official=personnel.official("钱局长"), post=report.tenure.post, starts_on="2024-01-05"
    )
    facts = {"year": 2026, "due_on": (localdate() + timedelta(9)).isoformat(), "tenures": [other.pk]}
    assert client.post(reverse("meetings:call_reports"), facts).status_code == 302
    actions.receive_report(report, by=head, file=make.stored())
    held, _people, _room, officer = chamber.in_session(5)
    item = chamber.item(held, kind="poll", status="deliberated")
    client.force_login(officer)
    address = reverse("meetings:poll_reports", args=[item.code])
    assert client.post(address, {"reports": [report.pk], "method": "machine"}).status_code == 302
    assert item.votes.get().question == "赵局长（望川区财政局局长）2026年度履职情况"


def test_the_committee_hears_reports_and_its_members_give_none(client):
    post = personnel.post("望川区人大常委会委员", organ_kind="standing_committee", authority="elect")
    Tenure.objects.create(official=personnel.official("委员"), post=post, starts_on=date(2026, 1, 1))
    client.force_login(elected.officer())
    assert "望川区人大常委会委员" not in client.get("/meetings/offices/reports/call/").content.decode()
