"""What the tests of the exams begin with: the office, a bank of questions, a plan."""

from congress.accounts.models import Role
from congress.organs.models import UnitKind
from meetings import actions
from meetings.models import OrganKind
from tests import make

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


def places() -> dict[str, dict]:
    """For tests/world.py: a bank with a question and the plan of the government's people."""
    officer = examiner("出题人")
    (question, *_) = bank(officer)
    plan(officer)
    return {"exam question": {"number": question.number}, "exam plan": {"organ": OrganKind.GOVERNMENT.value}}
