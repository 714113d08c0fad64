"""What the tests of the exams begin with: the office, a bank of questions, a plan."""

from django.utils.timezone import localdate

from congress.accounts.models import Role
from congress.organs.models import UnitKind
from meetings import actions
from meetings.models import ExamQuestion, ExamRoom, OrganKind
from tests import make
from tests.meetings import personnel

STAGES = ("planned", "running", "marked", "paper", "keyed")
OFFICE = "望川区人大常委会代表工作委员会"
PARTS = {"singles": 4, "single_mark": 10, "multiples": 2, "multiple_mark": 20, "judges": 2, "judge_mark": 10}


def examiner(name="任免员"):
    return make.user(Role.APPOINTMENT_OFFICER, make.unit(OFFICE, UnitKind.OFFICE), name=name)


def words(kind, n, key=None, **facts):
    """A question that says its number, whose right answer is the first (of several: the first two) of its choices."""
    options = [] if kind == "judge" else [f"选项{letter}之{n}" for letter in "甲乙丙丁"]
    facts.setdefault("organ_kinds", [])
    return {
        "kind": kind, "stem": f"第{n}个问题？", "options": options, "key": key or ("AB" if kind == "multiple" else "A"),
        "explanation": f"解析之{n}", "law": "中华人民共和国宪法", "article": f"第{n}条", **facts,
    }  # fmt: skip


def bank(by, singles=9, multiples=5, judges=5):
    """Enough for two papers that share no question."""
    counts = (("single", singles), ("multiple", multiples), ("judge", judges))
    kinds = [kind for kind, count in counts for _ in range(count)]
    return actions.add_questions([words(kind, n) for n, kind in enumerate(kinds, 1)], by=by, source="试")


def plan(by, organ=OrganKind.GOVERNMENT, **facts):
    parts = {"syllabus": "宪法、重大事项决定的规定。", "minutes": 60, **PARTS, **facts}
    return actions.set_exam_plan(organ, by=by, **parts)


def prepared():
    """The office with a bank and a plan."""
    officer = examiner()
    bank(officer)
    plan(officer)
    return officer


def nominee(by, name="赵局长", post="望川区财政局局长", **facts):
    """A line under review that waits for its exam."""
    make.term()
    return personnel.line(
        personnel.motion(by, status="under_review"), personnel.official(name), personnel.post(post, **facts)
    )


def ready(name="赵局长", by=None, **facts):
    """A sitting planned for today, its bank and plan behind it."""
    by = by or examiner()
    if not ExamQuestion.objects.exists():
        bank(by)
        plan(by)
    return actions.plan_exam(nominee(by, name, f"望川区某局局长（{name}）"), by=by, held_on=localdate(), **facts)


def seated(sitting, by=None):
    """Somebody sits at a machine and has begun; (sitting, the key of the room, the key of the seat)."""
    by = by or examiner("考务员")
    room, key = actions.open_room(by=by, name="一号机")
    chair = actions.take_seat(room, actions.issue_code(sitting, by=by))
    sitting.refresh_from_db()
    return actions.start_exam(sitting), key, chair


def answers(sitting, right=100):
    """The answers that are worth so much, as a page would send them; everything else is wrong."""
    given, sum_ = {}, 0
    for asked in sitting.asked.select_related("question").order_by("position"):
        good = sum_ + asked.marks <= right
        sum_ += asked.marks if good else 0
        given[asked.position] = ("", asked.question.key if good else "B")
    assert sum_ == right, "the marks of the plan add up to no such sum"
    return given


def places() -> dict[str, dict]:
    """For tests/world.py: a bank, and an exam at every stage."""
    officer, other = examiner("出题人"), examiner("另一人")
    (question, *_) = bank(officer)
    plan(officer)
    exams = {stage: ready(stage, by=officer, is_paper=stage in ("paper", "keyed")) for stage in STAGES}
    for stage in ("running", "marked"):
        exams[stage], *_ = seated(exams[stage], officer)
    actions.hand_in(exams["marked"], answers(exams["marked"], 60))
    actions.key_in_exam(exams["keyed"], by=other, mark=60, files=[make.stored("答卷.pdf", other)])
    line = nominee(officer, "候考人", "望川区候考局局长")
    _given, key = actions.give_practice(line, by=officer)
    motion = exams["marked"].line.motion
    return {f"{stage} exam": {"pk": each.pk} for stage, each in exams.items()} | {
        "exam question": {"number": question.number}, "exam plan": {"organ": OrganKind.GOVERNMENT.value},
        "exam room": {"pk": ExamRoom.objects.first().pk}, "nominee": {"code": line.motion.code, "pk": line.pk},
        "practice": {"key": key}, "examined motion": {"code": motion.code},
    }  # fmt: skip
