"""Which days a meeting keeps: counted back from its first day, moved with it, forgotten for an urgent one."""

from datetime import date

import pytest

from meetings import deadlines
from meetings.models import BodyKind, ItemKind, Meeting, MeetingClock, PaperKind, Status
from tests import make
from tests.meetings import chamber

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def years():
    make.known_years(2026, 2027)


def running(meeting):
    found = MeetingClock.objects.running().filter(meeting=meeting)
    return {(clock.item_id, clock.kind): clock.due_on for clock in found}


def test_a_report_is_due_twenty_ten_and_seven_days_before_the_meeting():
    held = chamber.meeting(Status.AGENDA_DRAFTED, opens_on=date(2026, 12, 24))
    report = chamber.item(held)
    deadlines.count_back(held)
    assert running(held) == {
        (None, "meeting.notice"): date(2026, 12, 17),
        (None, "meeting.papers"): date(2026, 12, 18),  # the 19th is a Saturday: earlier, never later
        (None, "meeting.papers_floor"): date(2026, 12, 23),
        (None, "meeting.motion_in"): date(2026, 12, 9),
        (report.pk, "report.draft"): date(2026, 12, 4),
        (report.pk, "report.final"): date(2026, 12, 14),
        (report.pk, "report.to_members"): date(2026, 12, 17),
    }


def test_a_new_day_moves_what_runs_and_leaves_what_is_done():
    held = chamber.meeting(Status.AGENDA_DRAFTED, opens_on=date(2026, 12, 24))
    report = chamber.item(held)
    deadlines.count_back(held)
    deadlines.meet(held, "report.draft", item=report)
    Meeting.objects.filter(pk=held.pk).update(opens_on=date(2026, 12, 31))
    held.refresh_from_db()
    deadlines.count_back(held)
    assert running(held)[None, "meeting.notice"] == date(2026, 12, 24)
    assert running(held)[report.pk, "report.final"] == date(2026, 12, 21)
    assert (report.pk, "report.draft") not in running(held)


def test_an_urgent_meeting_keeps_none_of_these_days():
    held = chamber.meeting(Status.AGENDA_DRAFTED)
    chamber.item(held)
    deadlines.count_back(held)
    held.is_urgent = True
    assert deadlines.count_back(held) == []
    assert running(held) == {}
    assert deadlines.motions_due(held) is None


def test_the_chairs_meeting_is_only_told_of_two_days_before():
    held = chamber.meeting(Status.PLANNED, of=chamber.body(BodyKind.CHAIRS_MEETING), opens_on=date(2026, 12, 10))
    deadlines.count_back(held)
    assert running(held) == {(None, "chairs_meeting.notice"): date(2026, 12, 8)}


def test_within_two_months_of_a_meeting_there_is_the_next():
    first = chamber.meeting(Status.CLOSED, opens_on=date(2026, 8, 27))
    deadlines.held(first)
    second = chamber.meeting(Status.CLOSED, opens_on=date(2026, 10, 29))
    deadlines.held(second)
    deadlines.held(first)  # written down once more, late: the newer one counts
    assert running(first) == {}
    assert running(second) == {(None, "meeting.interval"): date(2026, 12, 29)}


@pytest.mark.parametrize("kind", [kind for kind in ItemKind if kind in deadlines.PAPERS])
def test_every_paper_has_a_limit_of_the_rulebook(kind):
    for paper, key in deadlines.required_papers(chamber.item(kind=kind)):
        assert paper in PaperKind
        assert deadlines.open_book().limit(key).backward


def test_a_dismissal_needs_its_evidence_when_it_is_handed_in():
    needed = dict(deadlines.required_papers(chamber.item(kind=ItemKind.DISMISSAL)))
    assert needed[PaperKind.EVIDENCE] == "meeting.motion_in"
