"""A page for each step of a filing; what a step asks for is its form."""

from functools import partial

from django.contrib.auth.decorators import login_required
from django.http import Http404

from congress.pages.boxes import NoteForm, bare
from congress.pages.steps import step_page
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
    TransferForm,
    WantedForm,
    WrittenOpinionForm,
)
from supervision.views.fetch import office_of
from supervision.views.filings import found


def _form(request, kind, **known):
    return kind(request.POST or None, request.FILES or None, **known)


def _step(request, code, name, make, done, **facts):
    """``make(request, filing)`` is the form; ``facts`` go to the action beside its fields."""
    filing = found(request, code)
    FILING.require(name, filing, by=request.user)
    facts = {key: value(request.user) for key, value in facts.items()}
    step = partial(getattr(actions, name), filing, by=request.user, **facts)
    page = f"supervision/{name}.html"
    return step_page(request, make(request, filing), step, page, done, back=filing, case=filing)


def _asks(kind):
    return lambda request, _filing: _form(request, kind)


def _note(**wanted):
    return lambda request, _filing: _form(request, NoteForm, **wanted)


def _bare(request, _filing):
    return bare(request)


def page(name, make, done, **facts):
    """The view of one step."""

    @login_required
    def view(request, code):
        return _step(request, code, name, make, done, **facts)

    view.__name__ = name
    return view


REASON = {"label": "理由", "required": True}
receive_filing = page("receive_filing", _bare, "已签收，开始形式审查。")
register_filing = page("register_filing", _note(), "已登记。")
ask_supplement = page("ask_supplement", _asks(WantedForm), "已通知制定机关补充。")
return_filing = page("return_filing", _note(**REASON), "已退回。")
transfer_filing = page("transfer_filing", _asks(TransferForm), "已移送。")
extend_review = page("extend_review", _note(**REASON), "审查期限已延长。")
find_no_problem = page("find_no_problem", _note(), "审查结束，未发现问题。")
communicate_filing = page("communicate_filing", _note(label="沟通情况", required=True), "已记录沟通情况。")
explain_filing = page("explain_filing", _asks(ExplainForm), "已说明情况。")
await_amendment = page("await_amendment", _note(), "审查已中止，等待制定机关自行修改、废止。")
resume_review = page("resume_review", _note(label="恢复审查的原因", required=True), "审查已恢复。")
send_written_opinion = page(
    "send_written_opinion", _asks(WrittenOpinionForm), "审查意见已编号印发，并送制定机关。", office=office_of
)
answer_written_opinion = page("answer_written_opinion", _asks(AnswerForm), "已答复。")
report_amended = page("report_amended", _asks(AmendedForm), "已报送修改情况。")
put_to_chairs_meeting = page("put_to_chairs_meeting", _note(**REASON), "已提请主任会议。")
order_change = page("order_change", _asks(DecideForm), "决定已编号印发。", office=office_of)
order_cleanup = page("order_cleanup", _asks(DecideForm), "决定已编号印发。", office=office_of)
annul_filing = page("annul_filing", _asks(DecideForm), "撤销的决定已编号印发。", office=office_of)
distribute_filing = page(
    "distribute_filing", lambda request, filing: _form(request, DistributeForm, filing=filing), "已分送审查。"
)


def _of_share(request, code, pk, name, kind, done, **wanted):
    filing = found(request, code)
    share = next((each for each in filing.shares.all() if each.pk == pk), None)
    if share is None:
        raise Http404
    share.filing = filing
    FILING_SHARE.require(name, share, by=request.user)
    step = partial(getattr(actions, name), share, by=request.user)
    form, page = _form(request, kind, **wanted), f"supervision/{name}.html"
    return step_page(request, form, step, page, done, back=filing, case=filing, share=share)


@login_required
def compare_articles(request, code, pk):
    return _of_share(request, code, pk, "compare_articles", CompareForm, "已记录条文对照。")


@login_required
def give_filing_opinion(request, code, pk):
    return _of_share(request, code, pk, "give_filing_opinion", FilingOpinionForm, "已提出审查意见。")


@login_required
def extend_filing_opinion(request, code, pk):
    return _of_share(request, code, pk, "extend_filing_opinion", NoteForm, "期限已延长。", **REASON)
