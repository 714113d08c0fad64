"""A motion of appointment from its first word to the review: each step on a page of its own."""

from functools import partial

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied

from congress.files.intake import intake
from congress.pages.boxes import NoteForm, bare
from congress.pages.steps import Ask, StepPages, posted, step_page
from meetings import actions
from meetings.flow import APPOINTMENT, LINE
from meetings.forms import appointing as forms
from meetings.queries import appointments as ask
from meetings.rules.appointments import is_appointer
from meetings.views.fetch import appointment as found
from meetings.views.fetch import line_of


def on_line(line) -> dict:
    """A line's page says of which motion it is."""
    return {"case": line.motion, "line": line}


OF_MOTION = StepPages("meetings", APPOINTMENT, actions, found)
OF_LINE = StepPages("meetings", LINE, actions, line_of)


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


def _as_it_stands(motion) -> dict:
    names = ("title", "meeting", "doc_no", "signed_by", "signed_on", "reason", "version")
    return {"meetings": ask.meetings_ahead(motion), "initial": {name: getattr(motion, name) for name in names}}


withdrawing = partial(NoteForm, label="撤回的理由", required=True)
MOTION_STEPS = OF_MOTION.views({
    "amend_appointments": Ask(forms.AmendMotionForm, "已修改。", known=_as_it_stands),
    "submit_appointments": Ask(forms.LateForm, "已提请。"),
    "supplement_appointments": Ask(forms.SupplementPapersForm, "已补充。"),
    "withdraw_appointments": Ask(withdrawing, "已撤回。"),
})  # fmt: skip
LINE_STEPS = OF_LINE.views({"withdraw_line": Ask(withdrawing, "已撤回。", shown=on_line)})
