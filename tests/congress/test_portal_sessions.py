"""The closing day of a session moves the limits counted from it; days of the calendar are changed one after the other."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from functools import partial
from threading import Barrier

import pytest
import time_machine
from django.db import connection

from congress.audit.models import SecurityEvent
from congress.notices.models import Notice
from congress.organs.models import CongressSession
from congress.portal.actions.calendar import change_calendar
from congress.workdays.actions import DayChanged, set_day
from congress.workdays.count import load_calendar
from congress.workdays.models import CalendarDay
from proposals.models import ProposalClock
from tests.cast import gather
from tests.proposals import road

pytestmark = pytest.mark.django_db
CLOCK = "proposal.session_assign"


def text(response):
    return response.content.decode()


def sitting(cast):
    """A suggestion handed in and registered while the congress sits."""
    with time_machine.travel("2026-02-05 10:00 +0800"):
        return road.registered(cast)


def close_on(client, day, **more):
    session = CongressSession.objects.get()
    facts = {"term": session.term_id, "number": session.number, "opens_on": "2026-02-03", "closes_on": day, **more}
    return client.post(f"/tables/session/{session.pk}/", facts)


def test_the_first_press_shows_which_limits_move_and_saves_nothing(client, cast):
    sitting(cast)
    client.force_login(cast.li)

    shown = text(close_on(client, "2026-02-10"))

    assert "保存后下列 1 项期限变动" in shown
    assert "2026-03-09" in shown and "2026-03-12" in shown  # 30 days; the eighth of March is a Sunday
    assert CongressSession.objects.get().closes_on == date(2026, 2, 6)
    assert ProposalClock.objects.get(kind=CLOCK).due_on == date(2026, 3, 9)


def test_the_second_press_restarts_the_clocks_and_records_one_act(client, cast):
    case = sitting(cast)
    client.force_login(cast.li)

    close_on(client, "2026-02-10", confirm="1")

    clock = ProposalClock.objects.get(kind=CLOCK)
    assert (clock.starts_on, clock.due_on) == (date(2026, 2, 10), date(2026, 3, 12))
    assert "2026-02-10" in str(clock.reckoning)
    case.refresh_from_db()
    assert case.due_on == date(2026, 3, 12)
    assert case.entries.get(step="recalendar").note == "区十八届人大五次会议闭幕日期改为 2026-02-10"
    event = SecurityEvent.objects.get(kind="setting_changed")
    assert (event.facts["act"], event.facts["moved"], event.about_label) == ("调整会期", 1, "区十八届人大五次会议")
    assert Notice.objects.filter(kind="proposal_recalendared", to=cast.li).count() == 1


def test_a_session_that_had_no_closing_day_gets_one(client, cast):
    CongressSession.objects.update(closes_on=None)
    sitting(cast)
    client.force_login(cast.li)

    close_on(client, "2026-02-10", confirm="1")

    assert ProposalClock.objects.get(kind=CLOCK).starts_on == date(2026, 2, 10)


def test_limits_that_are_met_or_count_from_elsewhere_stay(client, cast):
    road.acknowledged(cast)
    before = set(ProposalClock.objects.values_list("pk", "starts_on", "due_on"))
    client.force_login(cast.li)

    close_on(client, "2026-02-10", confirm="1")

    assert set(ProposalClock.objects.values_list("pk", "starts_on", "due_on")) == before
    assert CongressSession.objects.get().closes_on == date(2026, 2, 10)


def test_who_looked_at_an_older_day_is_told_who_was_faster(client, cast):
    client.force_login(cast.zhou)
    page = {"kind": "work", "reason": "加班", "seen": "", "confirm": "1"}
    set_day(date(2026, 5, 6), is_workday=False, reason="防汛停工", by=cast.li)

    late = client.post("/calendar/2026-5-6/", page)

    assert late.status_code == 409
    assert "这一天已由李敏改为放假（防汛停工），没有再作改动。请核对后再定。" in text(late)
    assert not CalendarDay.objects.get(date="2026-05-06").is_workday
    again = {**page, "seen": CalendarDay.objects.get().stamp}
    assert client.post("/calendar/2026-5-6/", again).status_code == 302


def at_once(*changes):
    """Each change by its own thread, begun at the same moment; what came of each."""
    start = Barrier(len(changes))

    def do(by, change):
        try:
            start.wait(5)
            return change_calendar(change, by=by, note="试")
        except DayChanged as error:
            return error.messages
        finally:
            connection.close()

    with ThreadPoolExecutor(len(changes)) as pool:
        return list(pool.map(do, *zip(*changes, strict=True)))


@pytest.mark.django_db(transaction=True)
def test_two_people_changing_the_same_day_at_once_leave_one_change():
    cast = gather()
    share = road.acknowledged(cast)
    due = share.clocks.get(kind="proposal.reply").due_on
    changes = [
        (by, partial(set_day, due, is_workday=work, reason=reason, by=by, seen=""))
        for by, work, reason in ((cast.li, False, "防汛停工"), (cast.zhou, True, "照常"))
    ]

    said = at_once(*changes)

    day = CalendarDay.objects.get(date=due)
    (late,) = [each for each in said if each and isinstance(each[0], str)]
    assert late == [f"这一天已由{day.by_name}改为{day.word}（{day.reason}），没有再作改动。请核对后再定。"]
    assert (share.clocks.get(kind="proposal.reply").due_on > due) is not day.is_workday
    assert SecurityEvent.objects.filter(kind="setting_changed").count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_days_changed_at_once_are_both_counted():
    cast = gather()
    share = road.acknowledged(cast)
    due = share.clocks.get(kind="proposal.reply").due_on
    after = load_calendar().next_workday(due)

    at_once(*((by, partial(set_day, day, is_workday=False, reason="防汛停工", by=by))
              for by, day in ((cast.li, due), (cast.zhou, after))))  # fmt: skip

    assert share.clocks.get(kind="proposal.reply").due_on == load_calendar().next_workday(after)
