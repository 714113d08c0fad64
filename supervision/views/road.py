"""Each step of a topic's road on a page of its own. One table says what a step asks for and what is said after it."""

from functools import partial

from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404
from django.utils.timezone import localdate

from congress.pages.boxes import NoteForm, bare
from congress.pages.steps import step_page
from supervision import actions
from supervision.flow import ITEM, TOPIC
from supervision.forms import AdoptForm, road
from supervision.models import OpinionItem
from supervision.views.fetch import office_of
from supervision.views.fetch import topic as found

PAPER = road.PaperForm
# step: form, its own words, what is said when it is done
STEPS = {
    "start_work": (PAPER, {"label": "实施方案"}, "实施方案已定。"),
    "record_research": (road.ResearchForm, {}, "调研已记录。"),
    "collect_opinions": (road.CollectForm, {}, "已转交报告机关。"),
    "set_day": (road.DayForm, {}, "上会日期已定，各项期限已倒算。"),
    "submit_draft": (PAPER, {"label": "报告稿"}, "报告稿已送负责的专委会、工委。"),
    "return_comments": (PAPER, {"label": "书面意见"}, "意见已反馈报告机关。"),
    "submit_report": (PAPER, {"label": "报告"}, "报告已送常委会。"),
    "distribute": (NoteForm, {}, "已记录发送组成人员。"),
    "add_paper": (road.AddPaperForm, {}, "已加入。"),
    "hear": (road.HearForm, {}, "已记录审议。"),
    "conclude_topic": (NoteForm, {"label": "监督结果", "required": True}, "已记录监督完毕。"),
    "submit_plan": (PAPER, {"label": "研究处理方案"}, "研究处理方案已报送。"),
    "send_response": (PAPER, {"label": "研究处理情况报告（征求意见稿）"}, "已送负责的专委会、工委征求意见。"),
    "comment_response": (PAPER, {"label": "书面意见"}, "意见已反馈报告机关。"),
    "submit_response": (PAPER, {"label": "研究处理情况报告"}, "研究处理情况已报告常委会。"),
    "note_response": (NoteForm, {"label": "主任会议意见"}, "已印发组成人员。"),
    "bring_back": (NoteForm, {"label": "主任会议意见"}, "已提请常委会审议。"),
    "rerun": (NoteForm, {"label": "重新研究处理的理由", "required": True}, "已开始新一轮研究处理。"),
    "poll_response": (road.PollForm, {}, "测评结果已记录。"),
    "track_topic": (road.TrackForm, {}, "已列入跟踪监督。"),
    "record_check": (road.CheckForm, {}, "年度检查已记录。"),
    "close_topic": (NoteForm, {"label": "办结说明"}, "已办结。"),
}


def _page(request, code, name, form_of, done, **more):
    topic = found(request, code)
    TOPIC.require(name, topic, by=request.user)
    form = form_of(topic)
    step = partial(getattr(actions, name), topic, by=request.user, **more)
    return step_page(request, form, step, f"supervision/{name}.html", done, back=topic, case=topic)


def _asked(request):
    return (request.POST, request.FILES) if request.method == "POST" else ()


def _step_view(name, form, words, done):
    @login_required
    def view(request, code):
        return _page(request, code, name, lambda topic: form(*_asked(request), **words), done)

    view.__name__ = view.__qualname__ = name
    return view


VIEWS = {name: _step_view(name, *row) for name, row in STEPS.items()}


@login_required
def answer_collected(request, code):
    make = partial(road.AnswersForm, *_asked(request))
    return _page(request, code, "answer_collected", lambda topic: make(topic=topic), "回应已保存。")


@login_required
def draft_opinion(request, code):
    make = partial(road.OpinionForm, *_asked(request))
    return _page(request, code, "draft_opinion", lambda topic: make(topic=topic), "审议意见已保存。")


@login_required
def issue_opinion(request, code):
    form, done = (lambda topic: AdoptForm(*_asked(request))), "审议意见书已印发，各事项开始计时。"
    office = office_of(request.user) if request.user.has_role("meeting_officer") else None
    return _page(request, code, "issue_opinion", form, done, office=office)


@login_required
def publish_topic(request, code):
    return _page(request, code, "publish_topic", lambda topic: bare(request), "已公布，并通知代表。")


def _item(request, code, pk, name, form, done):
    topic = found(request, code)
    item = get_object_or_404(OpinionItem.objects.select_related("opinion__topic", "unit"), pk=pk, opinion__topic=topic)
    ITEM.require(name, item, by=request.user)
    step = partial(getattr(actions, name), item, by=request.user)
    context = {"case": topic, "item": item, "late": item.is_late(localdate())}
    return step_page(request, form, step, f"supervision/{name}.html", done, back=topic, **context)


@login_required
def report_item(request, code, pk):
    return _item(request, code, pk, "report_item", road.ReportItemForm(*_asked(request)), "办理情况已填报。")


@login_required
def settle_item(request, code, pk):
    return _item(request, code, pk, "settle_item", road.JudgeForm(*_asked(request)), "已评为落实。")


@login_required
def continue_item(request, code, pk):
    form = road.JudgeForm(*_asked(request), required=True)
    return _item(request, code, pk, "continue_item", form, "已评为继续推进。")
