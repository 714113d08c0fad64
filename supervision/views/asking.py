"""The sitting: the question that waits for its answer on top, the bank below it, then what has been answered."""

from django import forms
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from congress.pages.steps import Ask, nothing
from supervision import rules
from supervision.flow import INQUIRY
from supervision.forms import inquiry as ask
from supervision.models import InquiryStatus as S
from supervision.queries import inquiry as rows
from supervision.views.inquiry import PAGES, found


def place(row, question=None) -> str:
    address = reverse("supervision:sitting", args=[row.topic.code, row.pk])
    return f"{address}#question-{question.pk}" if question else address


@login_required
@require_safe
def sitting(request, code, pk):
    """Everything the recorder needs on one page, which works with the keyboard alone."""
    row, user = found(request, code, pk), request.user
    if not rules.keeps_inquiry(user, row):
        raise PermissionDenied
    if row.status not in (S.SITTING, S.HELD):
        raise Http404
    questions = rows.whole(row)
    asked = rows.asked(questions)
    waiting = next((question for question in asked if question.reply is None), None)
    known = {"respondent": _expected(row, asked, waiting)} if waiting else {}
    context = {
        "inquiry": row, "topic": row.topic, "current": waiting, "asked": asked[::-1], "is_on": row.status == S.SITTING,
        "bank": rows.bank_for(user, row, questions), "doors": INQUIRY.doors(user, row),
        "form": ask.AskedAnswerForm(inquiry=row, initial=known) if waiting and row.status == S.SITTING else None,
    }  # fmt: skip
    return render(request, "supervision/sitting.html", context)


def _expected(row, asked, waiting):
    """Who will answer: whom the question names, else who answered last, else the only one there is."""
    if waiting.respondent_id:
        return waiting.respondent_id
    last = next((question.reply.respondent_id for question in asked[::-1] if question.reply), None)
    present = list(row.respondents.values_list("pk", flat=True)[:2])
    return last or (present[0] if len(present) == 1 else None)


@login_required
def open_inquiry(request, code, pk):
    row = found(request, code, pk)
    back = place(row) if request.method == "POST" else row
    return PAGES.page(request, row, "open_inquiry", Ask(ask.OpenInquiryForm, "询问开始。"), back=back)


SITTING_STEPS = PAGES.views({
    "end_inquiry": Ask(forms.Form, "询问已结束，记录可以打印。"),
    "take_promises": Ask(forms.Form, "已列入审议意见草案。"),
})  # fmt: skip


@login_required
def ask_question(request, code, pk):
    row = found(request, code, pk)
    spot = Ask(ask.SpotForm, "已提问。", known=lambda row: {"inquiry": row})
    return PAGES.page(request, row, "ask_question", spot, back=place(row))


def _of_question(name, form, done, known=nothing):
    """A step about one question; it leads back to that question in the sitting."""

    @login_required
    def view(request, code, pk, question):
        row = found(request, code, pk)
        kept = get_object_or_404(row.questions.select_related("answer__respondent"), pk=question)
        asked = Ask(form, done, known=lambda _: known(kept))
        return PAGES.page(request, row, name, asked, back=place(row, kept), question=kept)

    view.__name__ = view.__qualname__ = name
    return view


def _answered(question) -> dict:
    said = question.reply
    known = {"respondent": said.respondent_id, "text": said.text} if said else {"respondent": question.respondent_id}
    return {"inquiry": question.inquiry, "initial": known}


QUESTION_STEPS = {
    "raise_question": _of_question("raise_question", forms.Form, "已提问。"),
    "answer_question": _of_question("answer_question", ask.AskedAnswerForm, "回答已记录。", _answered),
    "follow_up": _of_question(
        "follow_up", ask.FollowUpQuestionForm, "已追问。", lambda question: {"initial": {"asker": question.asker}}
    ),
    "note_promise": _of_question("note_promise", ask.PromiseForm, "承诺已记录。"),
    "poll_answer": _of_question("poll_answer", ask.AnswerPollForm, "测评已记录。"),
}
