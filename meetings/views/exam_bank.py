"""题库和组卷方案: for the office that examines; for everybody else these addresses do not exist."""

from functools import partial

from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.timezone import localdate
from django.views.decorators.http import require_safe

from congress.audit import record
from congress.pages.boxes import NoteForm
from congress.pages.htmx import render_part
from congress.pages.listing import Column, Listing
from congress.pages.steps import step_page
from meetings import actions
from meetings.forms.exam_bank import ChangeQuestionForm, ExamPlanForm, QuestionFilter, QuestionForm
from meetings.models import ExamPlan, OrganKind, QuestionKind
from meetings.queries import exam_bank as bank
from meetings.rules.appointments import is_appointer


def only_examiner(request) -> None:
    if not is_appointer(request.user):
        raise Http404


def stem_cell(question):
    short = question.stem if len(question.stem) < 70 else f"{question.stem[:68]}……"
    return format_html('<a class="title" href="{}">{}</a>', question.get_absolute_url(), short)


def state_of(question) -> str:
    if question.retired_at:
        return "停用"
    today = localdate()
    if question.valid_to and question.valid_to < today:
        return "已过有效期"
    return "未到有效期" if question.valid_from and question.valid_from > today else "在用"


COLUMNS = (
    Column("number", "题号", lambda q: q.number, sort="number", area="n", look="no", fixed=True),
    Column("stem", "题干", lambda q: q.stem, draw=stem_cell, area="t", fixed=True),
    Column("kind", "题型", lambda q: q.get_kind_display(), sort="kind", look="nowrap"),
    Column("organs", "适用机关", lambda q: q.organs),
    Column("law", "出处", lambda q: q.basis, sort="law"),
    Column("state", "状态", state_of, area="s"),
    Column("version", "版本", lambda q: q.version, sort="version", look="num", shown=False),
    Column("options", "选项", lambda q: "；".join(f"{letter}.{words}" for letter, words in q.choices), shown=False),
    Column("key", "答案", lambda q: q.key_words, shown=False),
    Column("explanation", "解析", lambda q: q.explanation, shown=False),
    Column("valid_from", "有效期起", lambda q: q.valid_from, sort="valid_from", shown=False),
    Column("valid_to", "有效期止", lambda q: q.valid_to, sort="valid_to", shown=False),
)


@login_required
@require_safe
def exam_bank(request):
    only_examiner(request)
    filters = QuestionFilter(request.GET)
    rows = filters.narrow(bank.questions_visible_to(request.user).filter(superseded_at=None))
    listing = Listing(
        request, rows, COLUMNS, name="考试题目", unit="题", sort="number", filters=filters, key="exam_bank",
        empty="没有符合条件的题目。" if request.GET else "题库里还没有题目，可以从表格导入。",
    )  # fmt: skip
    early = listing.detour() or listing.export()
    return early or render_part(request, "meetings/exam/bank.html", Listing.part, {"listing": listing})


def _newest(request, number):
    return get_object_or_404(bank.questions_visible_to(request.user), number=number, superseded_at=None)


@login_required
@require_safe
def exam_question(request, number):
    """The newest wording and, below it, what stood there before. It shows the answer, so the look is written down."""
    question = _newest(request, number)
    record("personal_viewed", by=request.user, request=request, about=question, what="考试题目和答案")
    earlier = bank.questions_visible_to(request.user).filter(number=number, superseded_at__isnull=False)
    context = {"question": question, "earlier": earlier.order_by("-version"), "state": state_of(question)}
    return render(request, "meetings/exam/question.html", context)


def _after(made):
    return made.get_absolute_url()


@login_required
def add_question(request):
    only_examiner(request)
    form, step = QuestionForm(request.POST or None), partial(actions.add_question, by=request.user)
    page, back = "meetings/exam/add_question.html", reverse("meetings:exam_bank")
    return step_page(request, form, step, page, "题目已录入。", back=back, then=_after)


@login_required
def change_question(request, number):
    question = _newest(request, number)
    initial = {name: getattr(question, name) for name in QuestionForm.base_fields} | {"key": question.key_words}
    is_judge = question.kind == QuestionKind.JUDGE
    initial["options"] = "" if is_judge else "\n".join(question.options)
    form = ChangeQuestionForm(request.POST or None, initial=initial)
    step = partial(actions.change_question, question, by=request.user)
    page, done = "meetings/exam/change_question.html", "已存为新的一版，以前的试卷不变。"
    return step_page(request, form, step, page, done, back=question, then=_after, question=question)


@login_required
def retire_question(request, number):
    question = _newest(request, number)
    form = NoteForm(request.POST or None, label="停用原因", required=True)

    def step(note):
        return actions.retire_question(question, by=request.user, why=note)

    page = "meetings/exam/retire_question.html"
    return step_page(request, form, step, page, "题目已停用，以后不再抽到。", back=question, question=question)


@login_required
@require_safe
def exam_plans(request):
    """组卷方案 of each kind of organ, with how many questions the bank holds for it today."""
    only_examiner(request)
    plans, today = {plan.organ_kind: plan for plan in bank.plans_visible_to(request.user)}, localdate()
    rows = [(organ, plan := plans.get(organ.value), bank.supply(plan, today) if plan else []) for organ in OrganKind]
    return render(request, "meetings/exam/plans.html", {"rows": rows})


@login_required
def set_exam_plan(request, organ):
    only_examiner(request)
    if organ not in OrganKind:
        raise Http404
    plan = bank.plans_visible_to(request.user).filter(organ_kind=organ).first()
    form = ExamPlanForm(request.POST or None, instance=plan or ExamPlan(organ_kind=organ))
    step, back = partial(actions.set_exam_plan, organ, by=request.user), reverse("meetings:exam_plans")
    facts = {"organ": OrganKind(organ), "plan": plan}
    return step_page(request, form, step, "meetings/exam/set_plan.html", "组卷方案已保存。", back=back, **facts)
