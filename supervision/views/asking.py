"""The sitting: the question that waits for its answer on top, the bank below it, then what has been answered."""

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from congress.pages.boxes import bare
from supervision import rules
from supervision.flow import INQUIRY
from supervision.forms import inquiry as ask
from supervision.models import InquiryStatus as S
from supervision.queries import inquiry as rows
from supervision.views.inquiry import found, posted, step_of

OPENED, ENDED = "询问开始。", "询问已结束，记录可以打印。"


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


def _of_question(request, code, pk, question, name, make, done):
    """A step about one question; it leads back to that question in the sitting."""
    row = found(request, code, pk)
    kept = get_object_or_404(row.questions.select_related("answer__respondent"), pk=question)
    return step_of(request, row, name, make(row, kept), done, back=place(row, kept), question=kept)


@login_required
def open_inquiry(request, code, pk):
    row = found(request, code, pk)
    form = ask.OpenInquiryForm(*posted(request))
    return step_of(request, row, "open_inquiry", form, OPENED, back=place(row) if request.method == "POST" else row)


@login_required
def end_inquiry(request, code, pk):
    return step_of(request, found(request, code, pk), "end_inquiry", bare(request), ENDED)


@login_required
def take_promises(request, code, pk):
    return step_of(request, found(request, code, pk), "take_promises", bare(request), "已列入审议意见草案。")


@login_required
def ask_question(request, code, pk):
    row = found(request, code, pk)
    form = ask.SpotForm(*posted(request), inquiry=row)
    return step_of(request, row, "ask_question", form, "已提问。", back=place(row))


@login_required
def raise_question(request, code, pk, question):
    return _of_question(request, code, pk, question, "raise_question", lambda *_: bare(request), "已提问。")


@login_required
def answer_question(request, code, pk, question):
    def make(row, kept):
        answer = kept.reply
        known = (
            {"respondent": answer.respondent_id, "text": answer.text} if answer else {"respondent": kept.respondent_id}
        )
        return ask.AskedAnswerForm(*posted(request), inquiry=row, initial=known)

    return _of_question(request, code, pk, question, "answer_question", make, "回答已记录。")


@login_required
def follow_up(request, code, pk, question):
    def make(_row, kept):
        return ask.FollowUpQuestionForm(*posted(request), initial={"asker": kept.asker})

    return _of_question(request, code, pk, question, "follow_up", make, "已追问。")


@login_required
def note_promise(request, code, pk, question):
    form = ask.PromiseForm(*posted(request))
    return _of_question(request, code, pk, question, "note_promise", lambda *_: form, "承诺已记录。")


@login_required
def poll_answer(request, code, pk, question):
    form = ask.AnswerPollForm(*posted(request))
    return _of_question(request, code, pk, question, "poll_answer", lambda *_: form, "测评已记录。")
