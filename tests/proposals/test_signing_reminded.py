"""Before the last day of signing: who has said neither yes nor no is reminded, and nobody else."""

from datetime import date, datetime

import pytest
import time_machine
from django.utils.timezone import get_current_timezone

from congress.notices.models import Notice
from congress.reminders.sweep import remind
from proposals import actions
from proposals.models import MotionCutoff
from tests import make
from tests.proposals import motion_road, road

ZONE = get_current_timezone()


def at(day, hour=10):
    return datetime(2026, 2, day, hour, tzinfo=ZONE)


def told(kind):
    return sorted(Notice.objects.filter(kind=kind).values_list("to__name", flat=True))


@pytest.fixture
def case(cast):
    other, third = make.deputy("周建国"), make.deputy("吴秀英")
    with time_machine.travel(at(2)):
        case = actions.invite(
            road.drafted(cast), by=cast.zhang.user, deputies=[cast.sun, other, third], until=date(2026, 2, 6)
        )
        actions.cosign(case, by=cast.sun.user)
        return actions.refuse(case, by=third.user)


@pytest.mark.parametrize(("day", "names"), [(2, []), (3, ["周建国"]), (5, ["周建国"]), (7, [])])
def test_who_is_silent_is_reminded_three_days_and_one_day_before(case, day, names):
    with time_machine.travel(at(day)):
        remind(at(day))

    assert told("proposal_remind_cosign") == names


def test_the_words_name_the_day_and_what_silence_means(case):
    with time_machine.travel(at(5)):
        remind(at(5))
        remind(at(5, 11))

    notice = Notice.objects.get(kind="proposal_remind_cosign")
    assert "截止 2月6日，还有 1 天；没有确认的不计入联名" in notice.text


def test_nobody_is_reminded_of_a_text_taken_back(cast, case):
    actions.take_back(case, by=cast.zhang.user)
    with time_machine.travel(at(5)):
        assert remind(at(5)) == 0


def test_a_motion_has_the_presidiums_cut_off(cast):
    with time_machine.travel(at(3)):
        motion = motion_road.joined(cast, signed=3, asked=5)
        session = motion.session
    with time_machine.travel(at(4)):
        remind(at(4))
    assert told("motion_remind") == []  # no cut-off is known

    MotionCutoff.objects.update_or_create(session=session, defaults={"at": at(5, 12), "basis": "主席团第一次会议"})
    with time_machine.travel(at(4)):
        remind(at(4, 11))
    waiting = motion.signers.filter(confirmed_at=None, refused_at=None, left_at=None)
    assert told("motion_remind") == sorted(waiting.values_list("name", flat=True)) != []
