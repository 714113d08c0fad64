"""Each step of a topic's road on a page of its own. One table says what a step asks for and what is said after it."""

from functools import partial

from django import forms
from django.shortcuts import get_object_or_404
from django.utils.timezone import localdate

from congress.pages.boxes import NoteForm
from congress.pages.steps import Ask, StepPages
from supervision import actions
from supervision.flow import ITEM, TOPIC
from supervision.forms import AdoptForm, road
from supervision.models import OpinionItem
from supervision.views.fetch import by_office
from supervision.views.fetch import topic as found


def paper(label):
    return partial(road.PaperForm, label=label)


def note(label, required=False):
    return partial(NoteForm, label=label, required=required)


def of_topic(topic) -> dict:
    return {"topic": topic}


ROAD = StepPages("supervision", TOPIC, actions, found).views({
    "start_work": Ask(paper("实施方案"), "实施方案已定。"),
    "record_research": Ask(road.ResearchForm, "调研已记录。"),
    "collect_opinions": Ask(road.CollectForm, "已转交报告机关。"),
    "set_day": Ask(road.DayForm, "上会日期已定，各项期限已倒算。"),
    "submit_draft": Ask(paper("报告稿"), "报告稿已送负责的专委会、工委。"),
    "return_comments": Ask(paper("书面意见"), "意见已反馈报告机关。"),
    "answer_collected": Ask(road.AnswersForm, "回应已保存。", known=of_topic),
    "submit_report": Ask(paper("报告"), "报告已送常委会。"),
    "distribute": Ask(NoteForm, "已记录发送组成人员。"),
    "send_exchange": Ask(road.ExchangeForm, "已送出。"),
    "add_paper": Ask(road.AddPaperForm, "已加入。"),
    "hear": Ask(road.HearForm, "已记录审议。"),
    "conclude_topic": Ask(note("监督结果", required=True), "已记录监督完毕。"),
    "draft_opinion": Ask(road.OpinionForm, "审议意见已保存。", known=of_topic),
    "issue_opinion": Ask(AdoptForm, "审议意见书已印发，各事项开始计时。", given=by_office),
    "submit_plan": Ask(paper("研究处理方案"), "研究处理方案已报送。"),
    "send_response": Ask(paper("研究处理情况报告（征求意见稿）"), "已送负责的专委会、工委征求意见。"),
    "comment_response": Ask(paper("书面意见"), "意见已反馈报告机关。"),
    "submit_response": Ask(paper("研究处理情况报告"), "研究处理情况已报告常委会。"),
    "note_response": Ask(note("主任会议意见"), "已印发组成人员。"),
    "bring_back": Ask(note("主任会议意见"), "已提请常委会审议。"),
    "rerun": Ask(note("重新研究处理的理由", required=True), "已开始新一轮研究处理。"),
    "poll_response": Ask(road.PollForm, "测评结果已记录。"),
    "publish_topic": Ask(forms.Form, "已公布，并通知代表。"),
    "track_topic": Ask(road.TrackForm, "已列入跟踪监督。"),
    "record_check": Ask(road.CheckForm, "年度检查已记录。"),
    "close_topic": Ask(note("办结说明"), "已办结。"),
})  # fmt: skip


def _item(request, code, pk):
    rows = OpinionItem.objects.select_related("opinion__topic", "unit")
    return get_object_or_404(rows, pk=pk, opinion__topic=found(request, code))


def _about(item) -> dict:
    return {"item": item, "late": item.is_late(localdate())}


ITEMS = StepPages("supervision", ITEM, actions, _item, home=lambda item: item.opinion.topic).views({
    "report_item": Ask(road.ReportItemForm, "办理情况已填报。", shown=_about),
    "settle_item": Ask(road.JudgeForm, "已评为落实。", shown=_about),
    "continue_item": Ask(partial(road.JudgeForm, required=True), "已评为继续推进。", shown=_about),
})  # fmt: skip
