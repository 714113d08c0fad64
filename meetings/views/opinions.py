"""会议意见: the list, one opinion, its steps."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.timezone import localdate

from congress.pages import marks
from congress.pages.boxes import NoteForm
from congress.pages.htmx import render_part
from congress.pages.listing import Column, Listing, State
from congress.pages.steps import step_page, taken
from meetings import actions, rules
from meetings.flow import MEETING, OPINION
from meetings.forms.opinions import AnswerForm, HandOnForm, OpinionForm, RaiseForm
from meetings.models import OpinionStatus
from meetings.queries.matching import subject_of
from meetings.queries.outcome import opinions_visible_to
from meetings.views.fetch import meeting as found_meeting
from proposals.queries import visible_to as visible_cases

HOLDS = {
    OpinionStatus.COLLECTED: "congress", OpinionStatus.HANDED_ON: "unit", OpinionStatus.ANSWERED: "congress",
    OpinionStatus.FED_BACK: "done", OpinionStatus.KEPT: "ended",
}  # fmt: skip
STATES = tuple(State(each.value, each.label, (each.value,)) for each in OpinionStatus)


def text_cell(opinion):
    short = opinion.text if len(opinion.text) < 60 else f"{opinion.text[:58]}……"
    return format_html('<a class="title" href="{}">{}</a>', opinion.get_absolute_url(), short)


def status_cell(opinion):
    return marks.pill(HOLDS[opinion.status], opinion.get_status_display())


COLUMNS = (
    Column("text", "意见", lambda each: each.text, draw=text_cell, area="t", fixed=True),
    Column("who", "提出人", lambda each: each.who, sort="from_name"),
    Column("meeting", "会议", lambda each: each.meeting.short, sort="meeting__opens_on"),
    Column("item", "议题", lambda each: each.item.title if each.item else ""),
    Column("status", "状态", lambda each: each.get_status_display(), draw=status_cell, sort="status", area="s"),
    Column("unit", "承办单位", lambda each: each.unit.label if each.unit else "", sort="unit", area="u"),
    Column("due", "答复期限", lambda each: each.due_on, sort="due_on", area="d"),
    Column("answer", "办理情况", lambda each: each.answer, shown=False),
    Column("said_on", "提出日期", lambda each: each.said_on, sort="said_on", shown=False),
)


@login_required
def opinions(request):
    rows = opinions_visible_to(request.user).select_related("meeting__body", "meeting__term", "item", "unit")
    if code := request.GET.get("meeting"):
        rows = rows.filter(meeting__code=code)
    listing = Listing(
        request, rows, COLUMNS, name="会议意见", unit="条", states=STATES, sort="due", empty="没有会议意见。"
    )
    context = {"listing": listing}
    return listing.export() or render_part(request, "meetings/opinions.html", Listing.part, context)


def _found(request, pk):
    rows = opinions_visible_to(request.user).select_related("meeting__body", "meeting__term", "item", "unit")
    return get_object_or_404(rows, pk=pk)


@login_required
def opinion(request, pk):
    found = _found(request, pk)
    found.hold = HOLDS[found.status]
    inside = rules.is_staff(request.user) or rules.answers_opinion(request.user, found)
    context = {
        "opinion": found, "doors": OPINION.doors(request.user, found), "today": localdate(),
        # who said it reads the answer when the office brings it back
        "answered": found.answer and (inside or found.status == OpinionStatus.FED_BACK),
        "for_deputy": not inside,
        "proposal": visible_cases(request.user).filter(pk=found.proposal_id).first() if found.proposal_id else None,
    }  # fmt: skip
    return render(request, "meetings/opinion.html", context)


@login_required
def collect_opinion(request, code):
    meeting = found_meeting(request, code)
    MEETING.require("collect_opinion", meeting, by=request.user)
    office = rules.is_officer(request.user)
    form = OpinionForm(request.POST or None, meeting=meeting, for_others=office)
    step = taken(actions.collect_opinion, meeting, request)
    return step_page(
        request, form, step, "meetings/collect_opinion.html", "意见已收到。", back="meetings:opinions", case=meeting,
        office=office, for_deputy=not office,
    )  # fmt: skip


def _step(request, pk, name: str, form, done: str, **more):
    found = _found(request, pk)
    OPINION.require(name, found, by=request.user)
    step = taken(getattr(actions, name), found, request)
    return step_page(request, form, step, f"meetings/{name}.html", done, back=found, case=found, **more)


@login_required
def raise_suggestion(request, pk):
    item = _found(request, pk).item
    title = f"关于{subject_of(item.title)}的建议" if item else ""
    form = RaiseForm(request.POST or None, initial={"title": title})
    more = {"for_deputy": True, "then": lambda made: reverse("proposals:revise", args=[made.proposal.code])}
    return _step(request, pk, "raise_suggestion", form, "草稿已经建好，请补写建议内容后提交。", **more)


@login_required
def hand_on(request, pk):
    return _step(request, pk, "hand_on", HandOnForm(request.POST or None), "已交办。")


@login_required
def answer_opinion(request, pk):
    return _step(request, pk, "answer_opinion", AnswerForm(request.POST or None), "已答复。")


@login_required
def feed_back(request, pk):
    return _step(request, pk, "feed_back", NoteForm(request.POST or None, label="附言"), "已反馈。")


@login_required
def set_aside(request, pk):
    return _step(request, pk, "set_aside", NoteForm(request.POST or None, label="理由", required=True), "已留作参考。")
