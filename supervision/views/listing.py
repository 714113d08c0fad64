"""The list of all topics a person may see."""

from django.contrib.auth.decorators import login_required
from django.utils.html import format_html, format_html_join

from congress.pages.htmx import render_part
from congress.pages.listing import Column, Listing, State
from congress.pages.marks import pill
from supervision import queries, rules
from supervision.forms import TopicFilter
from supervision.models import TopicStatus as T
from supervision.views.rooms import rooms

STATES = (
    State("proposed", "待筛选", (T.PROPOSED,)),
    State("screened", "已筛选", (T.SCREENED,)),
    State("draft", "在计划草案中", (T.IN_PLAN_DRAFT,)),
    State("planned", "已列入计划", (T.PLANNED,)),
    State("before", "会前准备", (
        T.PREPARING, T.RESEARCHING, T.DRAFT_RECEIVED, T.COMMENTS_RETURNED, T.FINAL_RECEIVED, T.DISTRIBUTED,
    )),
    State("opinion", "形成审议意见", (T.DELIBERATED, T.OPINION_DRAFTED)),
    State("handling", "研究处理", (T.OPINION_ISSUED, T.RESPONSE_FOR_COMMENT, T.RESPONSE_RECEIVED, T.TO_MEETING)),
    State("result", "公布结果", (T.NOTED, T.SATISFIED, T.CONCLUDED, T.PUBLISHED)),
    State("tracking", "跟踪监督", (T.TRACKING,)),
    State("closed", "已办结", (T.CLOSED,)),
    State("off", "未列入、已取消", (T.REJECTED, T.CANCELLED)),
)  # fmt: skip
JOINT = (("上级联动", "with_city"), ("镇街联动", "with_towns"))


def marks(topic) -> list[str]:
    return [word for word, name in JOINT if getattr(topic, name)]


def title_cell(topic):
    tags = format_html_join("", ' <span class="tag">{}</span>', ((word,) for word in marks(topic)))
    link = format_html('<a class="title" href="{}">{}</a>{}', topic.get_absolute_url(), topic.title, tags)
    return format_html('{}<span class="sub">{}</span>', link, topic.outcome) if topic.outcome else link


COLUMNS = (
    Column("title", "议题", lambda t: t.title, draw=title_cell, area="t", fixed=True,
           also=(("标记", lambda t: "、".join(marks(t))),)),
    Column("year", "年度", lambda t: t.year, sort="year", look="no"),
    Column("month", "月份", lambda t: f"{t.month}月" if t.month else "", sort="month", look="no"),
    Column("methods", "监督方式", lambda t: t.methods_said),
    Column("committee", "负责的专委会、工委", lambda t: t.committee.label if t.committee else "",
           sort="committee__sort_key"),
    Column("organ", "报告机关", lambda t: t.organ.label if t.organ else "", area="u", sort="organ__sort_key"),
    Column("source", "来源", lambda t: t.get_source_display(), shown=False),
    Column("status", "状态", lambda t: t.get_status_display(), draw=pill, area="s"),
)  # fmt: skip


@login_required
def index(request):
    filters = TopicFilter(request.GET)
    rows = filters.narrow(queries.for_page(queries.visible_to(request.user)))
    listing = Listing(
        request, rows, COLUMNS, name="监督议题", states=STATES, sort="-year", filters=filters, key="topics",
        empty="没有符合条件的监督议题。" if request.GET else "还没有监督议题。",
    )  # fmt: skip
    context = {"listing": listing, "may_propose": rules.proposes(request.user), "rooms": rooms(request.user)}
    early = listing.detour() or listing.export()
    return early or render_part(request, "supervision/index.html", Listing.part, context)
