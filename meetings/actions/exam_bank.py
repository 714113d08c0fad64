"""题库、组卷方案: questions come in, are changed by a new wording, and go out of use."""

from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.db.models import Max
from django.utils.timezone import now

from congress.audit import record
from congress.rulebook.book import setting
from congress.workflow.flow import NotYours
from meetings.models import JUDGED, LETTERS, ExamPlan, ExamQuestion, OrganKind, QuestionKind
from meetings.rules.appointments import is_appointer

WORDS = ("organ_kinds", "kind", "stem", "options", "key", "explanation", "law", "article", "valid_from", "valid_to")
LONGEST = 500  # letters of one choice: it stands in one line of a screen or two of a paper
BANK = 0x62616E6B  # "bank": numbers are given one after the other


def checked_question(facts: dict) -> dict:
    """A question that can be asked and marked, or ValidationError at the field that stands in the way."""
    kind, key = facts["kind"], facts["key"]
    options = [each.strip() for each in facts["options"] if each.strip()]
    options = list(JUDGED) if kind == QuestionKind.JUDGE else options
    most, least = len(LETTERS), 2 if kind != QuestionKind.MULTIPLE else 3
    if not least <= len(options) <= most:
        raise ValidationError({"options": f"{QuestionKind(kind).label}应当有 {least} 至 {most} 个选项。"})
    if any(len(each) > LONGEST for each in options):
        raise ValidationError({"options": f"一个选项最多 {LONGEST} 个字。"})
    if len(set(options)) < len(options):
        raise ValidationError({"options": "有两个选项文字相同。"})
    if not key or set(key) - set(LETTERS[: len(options)]):
        raise ValidationError({"key": f"答案应当是选项中的字母（A 至 {LETTERS[len(options) - 1]}）。"})
    if kind == QuestionKind.MULTIPLE and len(key) < 2:
        raise ValidationError({"key": "多项选择题至少有两个正确选项。"})
    if kind != QuestionKind.MULTIPLE and len(key) > 1:
        raise ValidationError({"key": f"{QuestionKind(kind).label}只有一个答案。"})
    begins, ends = facts.get("valid_from"), facts.get("valid_to")
    if begins and ends and ends < begins:
        raise ValidationError({"valid_to": "有效期止不能早于有效期起。"})
    return {**facts, "options": options, "key": "".join(sorted(key))}


def _keeper(by) -> None:
    if not is_appointer(by):
        raise NotYours(f"{by} does not keep the question bank")


@transaction.atomic
def add_questions(rows: list[dict], *, by, source: str = "") -> list[ExamQuestion]:
    """录入题目: each gets the next number of the bank, or the number its sheet gave it if nobody has that yet."""
    _keeper(by)
    _one_at_a_time()
    taken = set(ExamQuestion.objects.values_list("number", flat=True))
    last, made = max(taken, default=0), []
    for row in rows:
        facts = checked_question({name: value for name, value in row.items() if name != "number"})
        number = row.get("number")
        if not number or number in taken:
            number = last + 1
        taken.add(number)
        last = max(last, number)
        made.append(ExamQuestion(number=number, by=by, source=source[:200], **facts))
    return ExamQuestion.objects.bulk_create(made)


def add_question(*, by, **facts) -> ExamQuestion:
    """录入题目 by hand."""
    (made,) = add_questions([facts], by=by, source="手工录入")
    return made


@transaction.atomic
def change_question(question: ExamQuestion, *, by, why: str, source: str = "", **changes) -> ExamQuestion:
    """修改题目: the old wording stays as papers have drawn it; the new one is another row and is drawn from now on."""
    _keeper(by)
    question = ExamQuestion.objects.select_for_update(of=("self",)).get(pk=question.pk)
    if question.superseded_at:
        raise ValidationError("这道题已经被别人改过了，请打开最新的一版再改。")
    facts = checked_question({name: getattr(question, name) for name in WORDS} | changes)
    if all(getattr(question, name) == facts[name] for name in WORDS):
        raise ValidationError("没有改动任何内容。")
    question.superseded_at = now()
    question.save(update_fields=["superseded_at"])
    version = 1 + ExamQuestion.objects.filter(number=question.number).aggregate(last=Max("version"))["last"]
    return ExamQuestion.objects.create(
        number=question.number, version=version, by=by, why=why[:200], source=source[:200], **facts
    )


@transaction.atomic
def retire_question(question: ExamQuestion, *, by, why: str) -> ExamQuestion:
    """停用题目: it is drawn no more; papers that have it keep it."""
    _keeper(by)
    question = ExamQuestion.objects.select_for_update(of=("self",)).get(pk=question.pk)
    if question.superseded_at or question.retired_at:
        raise ValidationError("这道题已经停用，或者已经有了新的一版。")
    question.retired_at, question.retired_why = now(), why[:200]
    question.save(update_fields=["retired_at", "retired_why"])
    return question


@transaction.atomic
def set_exam_plan(organ_kind: str, *, by, **facts) -> ExamPlan:
    """组卷方案 of one kind of organ; papers drawn before keep what they were drawn by."""
    _keeper(by)
    plan = ExamPlan.objects.select_for_update(of=("self",)).filter(organ_kind=organ_kind).first()
    plan = plan or ExamPlan(organ_kind=OrganKind(organ_kind))
    for name, value in facts.items():
        setattr(plan, name, value)
    full = setting("appointment.exam.full_mark")
    if plan.total != full:
        raise ValidationError(f"各题型合计 {plan.total} 分，应当正好是满分 {full} 分。")
    plan.by = by
    plan.save()
    record("setting_changed", by=by, about=plan, what="组卷方案", now=f"{plan.words}；{plan.minutes}分钟")
    return plan


def _one_at_a_time() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [BANK])
