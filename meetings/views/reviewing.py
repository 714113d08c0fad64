"""审查: the papers, the visit, the opinion."""

from django.contrib.auth.decorators import login_required

from congress.pages.boxes import NoteForm
from meetings.forms import ruling as forms
from meetings.queries.appointments import missing_papers
from meetings.views.appointing import posted, step
from meetings.views.fetch import appointment as found


@login_required
def start_review(request, code):
    return step(request, found(request, code), "start_review", NoteForm(*posted(request)), "已开始审查。")


@login_required
def ask_papers(request, code):
    motion = found(request, code)
    lacking = missing_papers(motion)
    words = f"请补充：{'、'.join(lacking)}。" if lacking else ""
    form = forms.WantedForm(*posted(request), initial={"wanted": words})
    return step(request, motion, "ask_papers", form, "已通知提请机关补充。")


@login_required
def record_visit(request, code):
    return step(request, found(request, code), "record_visit", forms.VisitForm(*posted(request)), "已记录。")


@login_required
def review_appointments(request, code):
    form = forms.ReviewForm(*posted(request))
    return step(request, found(request, code), "review_appointments", form, "审查意见已提出，待主任会议研究。")
