"""What waits for the office that examines stands in 待办 until it is done."""

from datetime import date

import pytest
import time_machine
from django.utils.timezone import localdate

from congress.portal.figure import count
from congress.portal.todo import Agenda
from meetings import actions
from tests import make
from tests.meetings import examined

pytestmark = pytest.mark.django_db


def waiting(user):
    rows = [row for bucket in Agenda(user, localdate()).buckets for row in bucket.rows]
    return {(row.step, row.verb, row.clock and row.clock.due_on) for row in rows if row.step.startswith("任前考试")}


@time_machine.travel("2026-11-30 09:00+08:00")
def test_arranging_codes_marks_and_retries_wait_for_the_office():
    make.known_years(2026, 2027)
    officer, second = examined.prepared(), examined.examiner("另一人")
    examined.nominee(officer)
    assert waiting(officer) == {("任前考试", "安排", None)}
    paper = examined.ready("乙", by=officer, is_paper=True)
    assert ("任前考试", "录入", None) in waiting(officer)
    actions.key_in_exam(paper, by=officer, mark=50, files=[make.stored("答卷.pdf", officer)])
    assert ("任前考试", "复核", None) in waiting(second) - waiting(officer)
    actions.verify_exam(paper, by=second, mark=50)
    assert ("任前考试补考", "安排", date(2026, 12, 3)) in waiting(second)
    examined.ready("丙", by=officer)
    with time_machine.travel("2026-12-01 09:00+08:00"):
        assert ("任前考试", "改期", None) in waiting(officer)
    assert ("任前考试", "发考试码", None) in waiting(officer)
    assert count(officer) == Agenda(officer, localdate()).total
