"""A motion of appointment from its first word to the review: each step on a page of its own."""

from functools import partial

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied

from congress.files.intake import intake
from congress.pages.boxes import NoteForm, bare
from congress.pages.steps import step_page
from meetings import actions
from meetings.flow import APPOINTMENT, LINE
from meetings.forms import appointing as forms
from meetings.queries import appointments as ask
from meetings.rules.appointments import is_appointer
from meetings.views.fetch import appointment as found
from meetings.views.fetch import line_of


def posted(request) -> tuple:
    return (request.POST, request.FILES) if request.method == "POST" else ()


def step(request, motion, name, form, done, **context):
    """One step of a motion, by the action and on the page of its name."""
    APPOINTMENT.require(name, motion, by=request.user)
    take = partial(getattr(actions, name), motion, by=request.user)
    return step_page(request, form, take, f"meetings/{name}.html", done, back=motion, case=motion, **context)


@login_required
def draft_appointments(request):
    return _new(request, "draft_appointments", forms.MotionForm, "已保存，请加入人选。")


@login_required
def log_appointments(request):
    if not is_appointer(request.user):
        raise PermissionDenied
    return _new(request, "log_appointments", forms.LogMotionForm, "已登记，请加入人选。")


def _new(request, name, form, done):
    units = ask.units_handing_in(request.user)
    if not units.exists():
        raise PermissionDenied
    initial = {} if request.method == "POST" else {"initial": ask.first_motion(units)}
    form = form(*posted(request), units=units, meetings=ask.meetings_ahead(), **initial)
    make = partial(getattr(actions, name), by=request.user)
    back = "meetings:appointments"
    return step_page(request, form, make, f"meetings/{name}.html", done, back=back, then=lambda made: made)


@login_required
def amend_appointments(request, code):
    motion = found(request, code)
    names = ("title", "meeting", "doc_no", "signed_by", "signed_on", "reason", "version")
    initial = {name: getattr(motion, name) for name in names}
    form = forms.AmendMotionForm(*posted(request), meetings=ask.meetings_ahead(motion), initial=initial)
    return step(request, motion, "amend_appointments", form, "已修改。")


@login_required
def add_line(request, code):
    """加入人选: a person known already, or one entered here."""
    motion = found(request, code)
    APPOINTMENT.require("amend_appointments", motion, by=request.user)
    people = ask.people_for(request.user, motion)
    form = forms.LineForm(*posted(request), motion=motion, people=people)

    def take(official=None, person=None, **facts):
        return actions.add_person(motion, by=request.user, official=official, person=person, **facts)

    return step_page(request, form, take, "meetings/add_line.html", "已加入。", back=motion, case=motion)


@login_required
def add_people(request, code):
    motion = found(request, code)
    APPOINTMENT.require("amend_appointments", motion, by=request.user)
    form = forms.PeopleForm(*posted(request), motion=motion)
    take = partial(actions.add_people, motion, by=request.user)
    done = lambda made: f"已加入 {len(made)} 人。"  # noqa: E731
    return step_page(request, form, take, "meetings/add_people.html", done, back=motion, case=motion)


@login_required
def drop_line(request, code, pk):
    line = line_of(request, code, pk)
    APPOINTMENT.require("amend_appointments", line.motion, by=request.user)
    take = partial(actions.drop_line, line, by=request.user)
    page = "meetings/drop_line.html"
    return step_page(request, bare(request), take, page, "已移出。", back=line.motion, case=line.motion, line=line)


@login_required
def amend_person(request, code, pk):
    """修改人员信息: the facts of the 呈报表, while the motion may still be mended."""
    line = line_of(request, code, pk)
    APPOINTMENT.require("amend_appointments", line.motion, by=request.user)
    initial = {name: getattr(line.official, name) for name in forms.OfficialForm.base_fields}
    form = forms.OfficialForm(*posted(request), initial=initial)
    take = partial(actions.keep_official, line.official, by=request.user)
    return step_page(request, form, take, "meetings/amend_person.html", "已修改。", back=line, case=line.motion)


@login_required
def submit_appointments(request, code):
    return step(request, found(request, code), "submit_appointments", forms.LateForm(*posted(request)), "已提请。")


@login_required
def add_appointment_paper(request, code):
    motion = found(request, code)
    initial = {"line": request.GET.get("line"), "kind": request.GET.get("kind")}
    form = forms.PaperForm(*posted(request), lines=ask.lines_of(motion), initial=initial)
    APPOINTMENT.require("add_appointment_paper", motion, by=request.user)

    def take(file, **facts):
        stored = intake(file, by=request.user)
        return actions.add_appointment_paper(motion, by=request.user, file=stored, **facts)

    page = "meetings/add_appointment_paper.html"
    return step_page(request, form, take, page, "已加入。", back=motion, case=motion)


@login_required
def supplement_appointments(request, code):
    form = forms.SupplementPapersForm(*posted(request))
    return step(request, found(request, code), "supplement_appointments", form, "已补充。")


@login_required
def withdraw_appointments(request, code):
    form = NoteForm(*posted(request), label="撤回的理由", required=True)
    return step(request, found(request, code), "withdraw_appointments", form, "已撤回。")


def line_step(request, code, pk, name, form, done, **context):
    """One step of a line, by the action and on the page of its name."""
    line = line_of(request, code, pk)
    LINE.require(name, line, by=request.user)
    take = partial(getattr(actions, name), line, by=request.user)
    context |= {"case": line.motion, "line": line}
    return step_page(request, form, take, f"meetings/{name}.html", done, back=line, **context)


@login_required
def withdraw_line(request, code, pk):
    form = NoteForm(*posted(request), label="撤回的理由", required=True)
    return line_step(request, code, pk, "withdraw_line", form, "已撤回。")
