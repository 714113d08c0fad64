"""A page for each step of a filing; what a step asks for is its form."""

from functools import partial

from django import forms
from django.http import Http404

from congress.pages.boxes import NoteForm
from congress.pages.steps import Ask, StepPages
from supervision import actions
from supervision.flow import FILING, FILING_SHARE
from supervision.forms import (
    AmendedForm,
    AnswerForm,
    CompareForm,
    DecideForm,
    DistributeForm,
    ExplainForm,
    FilingOpinionForm,
    PublishFilingForm,
    TransferForm,
    WantedForm,
    WrittenOpinionForm,
)
from supervision.views.fetch import by_office
from supervision.views.filings import found


def note(label):
    """A word the step cannot do without."""
    return partial(NoteForm, label=label, required=True)


FILING_STEPS = StepPages("supervision", FILING, actions, found).views({
    "receive_filing": Ask(forms.Form, "已签收，开始形式审查。"),
    "register_filing": Ask(NoteForm, "已登记。"),
    "ask_supplement": Ask(WantedForm, "已通知制定机关补充。"),
    "return_filing": Ask(note("理由"), "已退回。"),
    "transfer_filing": Ask(TransferForm, "已移送。"),
    "distribute_filing": Ask(DistributeForm, "已分送审查。", known=lambda filing: {"filing": filing}),
    "extend_review": Ask(note("理由"), "审查期限已延长。"),
    "find_no_problem": Ask(NoteForm, "审查结束，未发现问题。"),
    "communicate_filing": Ask(note("沟通情况"), "已记录沟通情况。"),
    "explain_filing": Ask(ExplainForm, "已说明情况。"),
    "await_amendment": Ask(NoteForm, "审查已中止，等待制定机关自行修改、废止。"),
    "resume_review": Ask(note("恢复审查的原因"), "审查已恢复。"),
    "send_written_opinion": Ask(WrittenOpinionForm, "审查意见已编号印发，并送制定机关。", given=by_office),
    "answer_written_opinion": Ask(AnswerForm, "已答复。"),
    "report_amended": Ask(AmendedForm, "已报送修改情况。"),
    "put_to_chairs_meeting": Ask(note("理由"), "已提请主任会议。"),
    "order_change": Ask(DecideForm, "决定已编号印发。", given=by_office),
    "order_cleanup": Ask(DecideForm, "决定已编号印发。", given=by_office),
    "annul_filing": Ask(DecideForm, "撤销的决定已编号印发。", given=by_office),
    "publish_filing": Ask(PublishFilingForm, "已在网站公布。"),
    "hide_filing": Ask(note("撤下的原因"), "已撤下。"),
})  # fmt: skip


def _share(request, code, pk):
    filing = found(request, code)
    share = next((each for each in filing.shares.all() if each.pk == pk), None)
    if share is None:
        raise Http404
    share.filing = filing
    return share


def _about(share) -> dict:
    return {"share": share}


SHARE_STEPS = StepPages("supervision", FILING_SHARE, actions, _share, home=lambda share: share.filing).views({
    "compare_articles": Ask(CompareForm, "已记录条文对照。", shown=_about),
    "give_filing_opinion": Ask(FilingOpinionForm, "已提出审查意见。", shown=_about),
    "extend_filing_opinion": Ask(note("理由"), "期限已延长。", shown=_about),
})  # fmt: skip
