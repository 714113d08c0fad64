"""任前考试 of the demo: a bank, the plans, one exam passed, one failed and to be sat again, one exemption."""

import csv
from datetime import date
from pathlib import Path

from django.utils.timezone import localdate

from congress.accounts.models import User
from meetings import actions
from meetings.models import AppointmentLine, ExamGround, ExamSitting, OrganKind
from meetings.rules.exam import retry_due

PLAN = {
    "syllabus": "宪法、地方组织法、监督法，关于讨论决定重大事项的规定，以及与拟任职务有关的法律。", "minutes": 60,
    "singles": 5, "single_mark": 8, "multiples": 4, "multiple_mark": 9, "judges": 4, "judge_mark": 6,
}  # fmt: skip
ROOM = "代表工委会议室"


def bank(officer: User) -> None:
    """Questions everybody is asked, and by which plan each organ's papers are drawn."""
    with (Path(__file__).parent / "questions.tsv").open(encoding="utf-8") as file:
        rows = [
            {**row, "options": row["options"].split("|"), "organ_kinds": [], "explanation": ""}
            for row in csv.DictReader(file, delimiter="\t")
        ]
    actions.add_questions(rows, by=officer, source="题库初稿")
    for organ in (OrganKind.GOVERNMENT, OrganKind.COURT, OrganKind.PROCURATORATE, OrganKind.COMMITTEE_OFFICE):
        actions.set_exam_plan(organ, by=officer, **PLAN)


def sat(line: AppointmentLine, officer: User, *, right: int) -> ExamSitting:
    """One exam at a machine, ``right`` of its questions answered as they should be."""
    sitting = actions.plan_exam(line, by=officer, held_on=localdate(), place=ROOM)
    room, _key = actions.open_room(by=officer, name="一号机")
    actions.take_seat(room, actions.issue_code(sitting, by=officer))
    sitting.refresh_from_db()
    sitting = actions.start_exam(sitting)
    asked = sitting.asked.select_related("question").order_by("position")
    given = {each.position: ("", each.question.key if each.position <= right else "") for each in asked}
    done = actions.hand_in(sitting, given)
    actions.close_room(room, by=officer)
    return done


def exams(lines: list[AppointmentLine], officer: User, today: date) -> None:
    """The first of the motion passes, for both of the posts; the second fails and is given the days of the rule."""
    first, second, *others = lines
    sat(first, officer, right=12)
    failed = sat(second, officer, right=6)
    for line in others:
        if line.is_appointing and line.official_id == first.official_id:
            actions.grant_exemption(line, by=officer, ground=ExamGround.PASSED)
    second.refresh_from_db()
    actions.plan_exam(second, by=officer, held_on=min(today, retry_due(failed)), place=ROOM)
