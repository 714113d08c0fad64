"""审查: the papers, the visit, the opinion."""

from congress.pages.boxes import NoteForm
from congress.pages.steps import Ask
from meetings.forms import ruling as forms
from meetings.queries.appointments import missing_papers
from meetings.views.appointing import OF_MOTION


def _lacking(motion) -> dict:
    lacking = missing_papers(motion)
    return {"initial": {"wanted": f"请补充：{'、'.join(lacking)}。" if lacking else ""}}


REVIEW_STEPS = OF_MOTION.views({
    "start_review": Ask(NoteForm, "已开始审查。"),
    "ask_papers": Ask(forms.WantedForm, "已通知提请机关补充。", known=_lacking),
    "record_visit": Ask(forms.VisitForm, "已记录。"),
    "review_appointments": Ask(forms.ReviewForm, "审查意见已提出，待主任会议研究。"),
})  # fmt: skip
