"""任前考试 for the office: what is to be arranged, each exam with its steps, the sheets, the figures."""

from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.timezone import localdate
from django.views.decorators.http import require_POST, require_safe

from congress.audit import record
from congress.audit.leaving import as_sheet
from congress.files.send import send
from congress.pages import marks
from congress.pages.asked import year_asked
from congress.pages.boxes import NoteForm, bare
from congress.pages.htmx import render_part
from congress.pages.listing import Column, Listing, State
from congress.pages.papers import paper_response
from congress.pages.steps import step_page, taken
from meetings import actions
from meetings.documents import exam as documents
from meetings.flow import EXAM, LINE
from meetings.forms import exam_sitting as forms
from meetings.models import AppointmentLine, ExamRoom, ExamStatus
from meetings.queries import exam as queries
from meetings.queries.appointments import appointments_visible_to, lines_visible_to
from meetings.rules import exam as rules
from meetings.rules.appointments import is_appointer
from meetings.views.exam_bank import only_examiner

HOLDS = {"planned": "draft", "running": "unit", "keyed": "again", "marked": "done", "void": "ended"}
STATES = tuple(State(each.value, each.label, (each.value,)) for each in ExamStatus)


def name_cell(sitting):
    link = format_html('<a class="title" href="{}">{}</a>', sitting.get_absolute_url(), sitting.line.official.name)
    return format_html('{}<span class="sub">{}</span>', link, sitting.line.post.name)


COLUMNS = (
    Column("name", "人选", lambda s: s.line.official.name, draw=name_cell, area="t", fixed=True,
           also=(("拟任职务", lambda s: s.line.post.name),)),
    Column("day", "考试日期", lambda s: s.held_on, sort="held_on", area="d", look="no"),
    Column("attempt", "次数", lambda s: "补考" if s.attempt > 1 else "首次", sort="attempt"),
    Column("organ", "机关", lambda s: s.organ, sort="organ_kind"),
    Column("way", "方式", lambda s: f"{'纸质' if s.is_paper else '上机'}，{s.form_words}"),
    Column("status", "状态", lambda s: s.get_status_display(), area="s",
           draw=lambda s: marks.pill(HOLDS[s.status], s.get_status_display())),
    Column("result", "结果", lambda s: s.result, sort="passed"),
)  # fmt: skip


@login_required
@require_safe
def exams(request):
    """The office's page: who has no exam yet, the machines that are open, every exam. No mark stands in the list."""
    only_examiner(request)
    listing = Listing(
        request, queries.sittings_visible_to(request.user), COLUMNS, name="任前考试", unit="场", states=STATES,
        sort="-day", key="exams", empty="没有符合条件的考试。" if request.GET else "还没有安排过考试。",
    )  # fmt: skip
    early = listing.detour() or listing.export()
    if early:
        return early
    today = localdate()
    lines = list(queries.lines_to_examine(request.user)[:60])
    for line in lines:
        sat = rules.attempts(line)
        line.retry_due = rules.retry_due(sat[-1]) if sat else None
        line.grounds = rules.grounds(line, today)
    context = {"listing": listing, "lines": lines, "rooms": queries.rooms_open(), "today": today}
    return render_part(request, "meetings/exam/index.html", Listing.part, context)


# ---- one nomination ----


def _line(request, code, pk, step):
    rows = lines_visible_to(request.user).select_related("motion__unit", "motion__term", "official", "post")
    line = get_object_or_404(rows, motion__code=code, pk=pk)
    LINE.require(step, line, by=request.user)
    return line


@login_required
def schedule_exam(request, code, pk):
    line = _line(request, code, pk, "schedule_exam")
    sat, today = rules.attempts(line), localdate()
    form, step = forms.PlanExamForm(request.POST or None), taken(actions.plan_exam, line, request)
    facts = {
        "line": line, "retry_due": rules.retry_due(sat[-1]) if sat else None, "grounds": rules.grounds(line, today),
        "refused": rules.no_more_tries(line, today),
    }  # fmt: skip
    page, back = "meetings/schedule_exam.html", reverse("meetings:exams")
    return step_page(request, form, step, page, "考试已安排，试卷已抽定。", back=back, then=lambda made: made, **facts)


@login_required
def exempt_exam(request, code, pk):
    line = _line(request, code, pk, "exempt_exam")
    grounds = rules.grounds(line, localdate())
    form = forms.ExemptForm(request.POST or None, grounds=grounds)
    step, page = taken(actions.grant_exemption, line, request), "meetings/exempt_exam.html"
    return step_page(request, form, step, page, "已免予考试。", back="meetings:exams", line=line, grounds=grounds)


@login_required
def give_practice(request, code, pk):
    """发放练习地址: shown once, to be handed to the candidate."""
    rows = lines_visible_to(request.user).select_related("official", "post", "motion")
    line = get_object_or_404(rows, motion__code=code, pk=pk)
    only_examiner(request)
    form = bare(request)
    if form.is_valid():
        given, key = actions.give_practice(line, by=request.user)
        address = request.build_absolute_uri(reverse("meetings:practice", args=[key]))
        return render(request, "meetings/exam/practice_given.html", {"line": line, "given": given, "address": address})
    context = {"line": line, "form": form, "back": reverse("meetings:exams")}
    return render(request, "meetings/exam/give_practice.html", context)


# ---- one exam ----


def _sitting(request, pk, step=""):
    sitting = get_object_or_404(queries.sittings_visible_to(request.user), pk=pk)
    if step:
        EXAM.require(step, sitting, by=request.user)
    return sitting


@login_required
def exam(request, pk):
    """One exam with its mark: at once for the office, for who else may ask only with a reason; every look is kept."""
    sitting = _sitting(request, pk)
    office, form = is_appointer(request.user), forms.ReasonForm(request.POST or None)
    if not office and not form.is_valid():
        return render(request, "meetings/exam/why.html", {"sitting": sitting, "form": form})
    why = "任免工作" if office else form.said
    record("personal_viewed", by=request.user, request=request, about=sitting, what="任前考试成绩", why=why)
    doors = EXAM.doors(request.user, sitting)
    context = {
        "sitting": sitting, "doors": doors, "office": office, "hold": HOLDS[sitting.status],
        "saved": queries.saved_of(sitting) if sitting.status == ExamStatus.RUNNING else None, "today": localdate(),
    }  # fmt: skip
    return render(request, "meetings/exam/sitting.html", context)


def _step(request, pk, name, form, done, **more):
    sitting = _sitting(request, pk, name)
    step, page = taken(getattr(actions, name), sitting, request), f"meetings/{name}.html"
    return step_page(request, form, step, page, done, back=sitting, case=sitting, **more)


@login_required
def issue_code(request, pk):
    """The code is shown once, on the answer to the press."""
    sitting = _sitting(request, pk, "issue_code")
    form = bare(request)
    if form.is_valid():
        code = actions.issue_code(sitting, by=request.user)
        shown = {"sitting": sitting, "code": f"{code[:4]} {code[4:]}"}
        answer = render(request, "meetings/exam/code_issued.html", shown)
        answer.headers["Cache-Control"] = "no-store"
        return answer
    context = {"case": sitting, "form": form, "back": sitting.get_absolute_url()}
    return render(request, "meetings/issue_code.html", context)


@login_required
def mark_absent(request, pk):
    return _step(request, pk, "mark_absent", NoteForm(request.POST or None), "已登记缺考。")


@login_required
def end_exam(request, pk):
    return _step(request, pk, "end_exam", bare(request), "已收卷评分。")


@login_required
def key_in_exam(request, pk):
    form = forms.KeyInForm(request.POST or None, request.FILES or None)
    return _step(request, pk, "key_in_exam", form, "已录入，请另一人复核。")


@login_required
def verify_exam(request, pk):
    return _step(request, pk, "verify_exam", forms.VerifyForm(request.POST or None), "已复核。")


@login_required
def refuse_exam(request, pk):
    form = NoteForm(request.POST or None, label="不符之处", required=True)
    return _step(request, pk, "refuse_exam", form, "已退回重录。")


@login_required
def reschedule_exam(request, pk):
    sitting = _sitting(request, pk, "reschedule_exam")
    initial = {"held_on": localdate(), "place": sitting.place, "is_paper": sitting.is_paper}
    form = forms.RescheduleForm(request.POST or None, initial=initial)
    step, page, done = taken(actions.reschedule_exam, sitting, request), "meetings/reschedule_exam.html", "已改期。"
    return step_page(request, form, step, page, done, back=sitting, case=sitting, then=lambda made: made)


# ---- on paper ----


@login_required
@require_safe
def exam_paper(request, pk):
    """试卷 for an exam on paper; ``?key`` the sheet it is marked by."""
    only_examiner(request)
    sitting = _sitting(request, pk)
    if not sitting.is_paper:
        raise Http404
    context = documents.printed_paper(sitting, with_key="key" in request.GET)
    record("printed", by=request.user, request=request, about=sitting, what=context["title"])
    return paper_response(request, "meetings/exam_paper.html", context, name=context["title"])


@login_required
@require_safe
def exam_scan(request, pk):
    """答卷扫描件 of an exam on paper."""
    only_examiner(request)
    sitting = _sitting(request, pk)
    if sitting.scan is None:
        raise Http404
    record("downloaded", by=request.user, request=request, about=sitting, what="答卷扫描件")
    return send(request, sitting.scan, inline=True)


@login_required
@require_safe
def mark_sheet(request, code):
    """成绩单 of one motion, for the chairs' meeting and the standing committee."""
    only_examiner(request)
    motion = get_object_or_404(appointments_visible_to(request.user).select_related("unit", "term"), code=code)
    lines = AppointmentLine.objects.filter(motion=motion, post__needs_exam=True).select_related("official", "post")
    lines = [line for line in lines.prefetch_related("sittings") if line.is_appointing]
    context = documents.mark_sheet(motion, lines)
    record("printed", by=request.user, request=request, about=motion, what="任前考试成绩单", number=len(lines))
    return paper_response(request, "meetings/mark_sheet.html", context, name="任前法律知识考试成绩单")


# ---- figures, machines ----

FIGURES = ("机关", "参加", "合格", "首次合格", "补考", "补考合格", "免考", "平均分")


@login_required
@require_safe
def exam_figures(request):
    """Sums only: who may ask for marks reads them without a reason, and no mean tells the mark of one."""
    if not is_appointer(request.user) and not rules.reads_marks(request.user):
        raise Http404
    year = year_asked(request)
    rows = queries.figures(year)
    name = f"{year}年任前法律知识考试情况"
    if sheet := as_sheet(request, name, FIGURES, rows, lambda row: tuple("" if v is None else v for v in row.values())):
        return sheet
    context = {"rows": rows, "heads": FIGURES, "year": year, "years": queries.years(), "title": name}
    return render(request, "meetings/exam/figures.html", context)


@login_required
@require_POST
def close_room(request, pk):
    only_examiner(request)
    actions.close_room(get_object_or_404(ExamRoom, pk=pk), by=request.user)
    return redirect("meetings:exams")
