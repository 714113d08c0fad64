"""考试: arranged, marked, failed, sat again by the rule, exempted, keyed in from paper by two."""

from datetime import date

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.db import DatabaseError, transaction
from django.utils.timezone import localdate

from congress.rulebook.models import Override
from congress.workflow.flow import NotYours, TooLate
from meetings import actions
from meetings.models import ExamAsked, ExamSitting, LineStatus, OrganKind, Tenure
from meetings.queries.exam import lines_to_examine
from meetings.rules import exam as rules
from tests import make
from tests.meetings import examined, personnel

pytestmark = pytest.mark.django_db
MORNING = "2026-11-30T01:00:00+00:00"  # Monday, nine o'clock in Shanghai


@pytest.fixture
def officer():
    make.known_years(2026, 2027)
    return examined.examiner()


def district_says(key, value):
    facts = {"effective_from": date(2021, 1, 1), "basis": "试", "by_name": "试"}
    return Override.objects.create(key=key, value=value, **facts)


def sat(sitting, marks):
    sitting, _room, _seat = examined.seated(sitting)
    return actions.hand_in(sitting, examined.answers(sitting, marks))


def test_sixty_passes_and_the_nomination_goes_on(officer):
    sitting = sat(examined.ready(by=officer), 60)

    assert (sitting.mark, sitting.passed, sitting.status, sitting.seat_hash) == (60, True, "marked", "")
    sitting.line.refresh_from_db()
    assert (sitting.line.status, sitting.line.exam) == (LineStatus.EXAM_PASSED, "passed")
    told = " ".join(entry.line for entry in sitting.line.motion.entries.all())
    assert "60" not in told and "合格" in told


def test_what_is_drawn_is_frozen_with_the_sitting(officer):
    sitting = examined.ready(by=officer)
    asked = sitting.asked.first()
    old = asked.question
    actions.change_question(old, by=officer, why="法律修改", key="C")

    asked.refresh_from_db()
    assert (asked.question.key, asked.question.version, sitting.plan_words[:5]) == ("A", 1, "单项选择题")
    with pytest.raises(DatabaseError), transaction.atomic():
        ExamAsked.objects.filter(pk=asked.pk).update(marks=99)


@pytest.mark.parametrize(
    ("day", "open_"), [(date(2026, 12, 1), True), (date(2026, 12, 3), True), (date(2026, 12, 4), False)]
)
def test_the_retry_is_within_three_days_of_the_failed_exam(officer, day, open_):
    """商州区: 三日内补考一次. Failed on Monday 30 November 2026, so until Thursday 3 December."""
    with time_machine.travel(MORNING):
        first = sat(examined.ready(by=officer), 50)
        assert first.line.motion.clocks.get(kind="appointment.exam_retry").due_on == date(2026, 12, 3)
        assert rules.no_more_tries(first.line, day) == (
            "" if open_ else "补考应当在 2026-12-03 以前（考试日 2026-11-30 起算）。"
        )


def test_who_fails_may_sit_once_more_and_gets_another_paper(officer):
    with time_machine.travel(MORNING):
        first = sat(examined.ready(by=officer), 50)
        again = actions.plan_exam(first.line, by=officer, held_on=date(2026, 12, 2))
        papers = [set(each.asked.values_list("question", flat=True)) for each in (first, again)]
        assert papers[0].isdisjoint(papers[1]) and (again.attempt, again.seed != first.seed) == (2, True)
        assert not first.line.motion.clocks.running().filter(kind="appointment.exam_retry").exists()
    with time_machine.travel("2026-12-02T01:00:00+00:00"):
        again = sat(again, 40)
        again.line.refresh_from_db()
        assert again.line.status == LineStatus.SUSPENDED
        with pytest.raises(TooLate):
            actions.plan_exam(again.line, by=officer, held_on=date(2026, 12, 3))


def test_a_retry_nobody_sat_lapses_the_day_after_its_limit(officer):
    with time_machine.travel(MORNING):
        first = sat(examined.ready(by=officer), 0)
        planned = actions.plan_exam(first.line, by=officer, held_on=date(2026, 12, 3))
    assert actions.lapse_retries(date(2026, 12, 3)) == 0
    assert actions.lapse_retries(date(2026, 12, 4)) == 1
    planned.refresh_from_db()
    first.line.refresh_from_db()
    assert (planned.status, first.line.status) == ("void", LineStatus.SUSPENDED)


def test_a_paper_retry_waits_for_its_mark_or_for_the_word_that_nobody_came(officer):
    with time_machine.travel(MORNING):
        first = sat(examined.ready(by=officer), 0)
        planned = actions.plan_exam(first.line, by=officer, held_on=date(2026, 12, 3), is_paper=True)
        with pytest.raises(TooLate, match="还没有到考试日"):
            actions.mark_absent(planned, by=officer)
    with time_machine.travel("2026-12-07 09:00+08:00"):
        assert actions.lapse_retries(localdate()) == 0  # it may have been sat, and lie on somebody's desk
        actions.mark_absent(planned, by=officer)
    planned.refresh_from_db()
    first.line.refresh_from_db()
    assert (planned.status, planned.void_why, first.line.status) == ("void", "缺考", LineStatus.SUSPENDED)


def test_who_misses_the_first_exam_is_given_another_day(officer):
    sitting = examined.ready(by=officer, is_paper=True)
    actions.mark_absent(sitting, by=officer)
    line = sitting.line
    line.refresh_from_db()
    assert line.status == LineStatus.EXAM_DUE and list(lines_to_examine(officer)) == [line]
    assert actions.plan_exam(line, by=officer, held_on=localdate()).attempt == 1


def test_the_exam_of_who_was_withdrawn_waits_for_nobody(officer):
    sitting, _other = examined.ready("甲", by=officer), examined.ready("乙", by=officer)
    type(sitting.line).objects.filter(pk=sitting.line_id).update(status=LineStatus.WITHDRAWN)
    assert actions.lapse_retries(localdate()) == 0
    assert list(ExamSitting.objects.order_by("pk").values_list("status", flat=True)) == ["void", "planned"]


def test_only_who_is_appointed_to_a_post_that_wants_it_is_examined(officer):
    line = examined.nominee(officer, post="望川区人民陪审员", needs_exam=False)
    with pytest.raises(NotYours):
        actions.plan_exam(line, by=officer, held_on=localdate())


def test_a_district_without_a_retry_suspends_at_once(officer):
    district_says("appointment.exam.retries", 0)
    sitting = sat(examined.ready(by=officer), 50)
    sitting.line.refresh_from_db()
    assert sitting.line.status == LineStatus.SUSPENDED


def another(sitting, by, **post):
    """A second nomination of the same person in the same term."""
    motion = personnel.motion(by, status="under_review", term=sitting.term)
    return personnel.line(motion, sitting.line.official, personnel.post(**post))


@pytest.mark.parametrize(
    ("validity", "organ", "free"),
    [("term", OrganKind.COURT, True), ("organ", OrganKind.COURT, False), ("organ", OrganKind.GOVERNMENT, True),
     ("once", OrganKind.GOVERNMENT, False)],
)  # fmt: skip
def test_a_pass_counts_for_the_term_or_within_the_organ_as_the_district_says(officer, validity, organ, free):
    district_says("appointment.exam.validity", validity)
    passed = sat(examined.ready(by=officer), 100)
    line = another(passed, officer, name="望川区某职务", organ_kind=organ)

    if not free:
        with pytest.raises(ValidationError, match="条件不具备"):
            actions.grant_exemption(line, by=officer, ground="passed")
        return
    exemption = actions.grant_exemption(line, by=officer, ground="passed", note="本届内")
    line.refresh_from_db()
    assert (exemption.basis, line.status, line.exam) == (passed, LineStatus.EXEMPT, "exempt")


def test_a_new_term_asks_again_unless_the_person_stays_in_the_organ(officer):
    passed = sat(examined.ready(by=officer), 100)
    line = another(passed, officer, name="望川区审计局局长")
    line.motion.term = make.term(19, date(2026, 12, 1))
    line.motion.save()
    assert rules.grounds(line, localdate()) == []
    Tenure.objects.create(official=line.official, post=passed.line.post, starts_on=make.LONG_AGO)
    assert [ground for ground, _basis in rules.grounds(line, localdate())] == ["same_organ"]


def test_a_mark_on_paper_counts_when_a_second_person_has_typed_the_same(officer):
    second, scan = examined.examiner("复核人"), make.stored("答卷.pdf", officer)
    sitting = examined.ready(by=officer, is_paper=True)
    with pytest.raises(ValidationError, match="满分 100"):
        actions.key_in_exam(sitting, by=officer, mark=101, files=[scan])
    sitting = actions.key_in_exam(sitting, by=officer, mark=72, files=[scan])
    with pytest.raises(NotYours):
        actions.verify_exam(sitting, by=officer, mark=72)
    with pytest.raises(ValidationError, match="不一致"):
        actions.verify_exam(sitting, by=second, mark=27)
    sitting = actions.refuse_exam(sitting, by=second, note="看错一位")
    sitting = actions.key_in_exam(sitting, by=officer, mark=27, files=[scan])
    sitting = actions.verify_exam(sitting, by=second, mark=27)
    assert (sitting.mark, sitting.passed, sitting.line.sittings.get().verified_by) == (27, False, second)


def test_a_day_moved_draws_a_fresh_paper_and_costs_no_try(officer):
    sitting = examined.ready(by=officer)
    moved = actions.reschedule_exam(sitting, by=officer, why="停电", held_on=localdate())
    sitting.refresh_from_db()
    assert (sitting.status, sitting.void_why, moved.attempt, moved.status) == ("void", "停电", 1, "planned")
    assert moved.seed != sitting.seed and ExamSitting.objects.filter(line=sitting.line).count() == 2


def test_without_a_plan_or_enough_questions_nothing_is_arranged(officer):
    line = examined.nominee(officer)
    with pytest.raises(ValidationError, match="还没有组卷方案"):
        actions.plan_exam(line, by=officer, held_on=localdate())
    examined.bank(officer, singles=3)
    examined.plan(officer)
    with pytest.raises(ValidationError, match="只有 3 题"):
        actions.plan_exam(line, by=officer, held_on=localdate())
    line.refresh_from_db()
    assert line.status == LineStatus.LISTED
