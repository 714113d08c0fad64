import pytest

from congress.accounts.models import Role
from congress.workflow.flow import NotYours, TooLate
from meetings import actions
from meetings.models import LineStatus
from tests import make
from tests.meetings import personnel

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer():
    make.term()
    return make.user(Role.APPOINTMENT_OFFICER)


@pytest.fixture
def nominee(officer):
    return personnel.line(personnel.motion(officer, status="under_review"))


def test_who_fails_is_asked_again_and_who_passes_goes_on(nominee, officer):
    nominee = actions.schedule_exam(nominee, by=officer, said="11月25日")
    nominee = actions.fail_exam(nominee, said="52分")
    assert (nominee.status, nominee.exam) == (LineStatus.EXAM_FAILED, "failed")
    nominee = actions.schedule_exam(nominee, by=officer, said="补考")
    nominee = actions.pass_exam(nominee, said="81分")
    assert (nominee.status, nominee.exam) == (LineStatus.EXAM_PASSED, "passed")
    last = nominee.motion.entries.last()
    assert (last.step, last.line) == ("pass_exam", "赵局长（望川区财政局局长），81分")


def test_who_fails_the_retry_is_not_submitted(nominee, officer):
    nominee = actions.schedule_exam(nominee, by=officer)
    nominee = actions.fail_exam(nominee, said="40分", finally_=True)
    assert nominee.status == LineStatus.SUSPENDED
    assert nominee.motion.entries.last().step == "fail_exam_finally"
    with pytest.raises(TooLate):
        actions.exempt_exam(nominee, by=officer, note="同一机关内转任。")


def test_only_the_reviewing_office_exempts_somebody(nominee, officer):
    with pytest.raises(NotYours):
        actions.exempt_exam(nominee, by=make.user(Role.MEETING_OFFICER), note="同一机关内转任。")
    assert actions.exempt_exam(nominee, by=officer, note="同一机关内转任。").exam == "exempt"
