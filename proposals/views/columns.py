"""The columns of the lists: what a cell draws, and what a spreadsheet gets in its place."""

from django.utils.html import format_html
from django.utils.timezone import localdate

from congress.pages import marks
from congress.pages.listing import Column
from congress.surveys.models import Grade
from proposals import queries
from proposals.deadlines import ANSWER
from proposals.models import Part, ProposalClock


def proposer(case) -> str:
    """张卫国 等3人"""
    signed = sum(1 for one in case.cosigners.all() if one.confirmed_at)
    return f"{case.proposer} 等{signed + 1}人" if signed else case.proposer


def names(case, *parts) -> str:
    return "、".join(share.unit.label for share in case.handlings.all() if share.part in parts)


def answering(case) -> str:
    return names(case, Part.LEAD, Part.SEPARATE, Part.DISPATCH)


def assisting(case) -> str:
    return names(case, Part.ASSIST)


def short(label: str) -> str:
    return label.removesuffix("期限")


def session_of(case) -> str:
    return case.session.short if case.session else ""


def number_column(case_of, *, sort: str, one_session: bool, needs: tuple[str, ...] = ()) -> Column:
    """Numbers begin anew with each session: unless the list holds one only, the session stands below the number."""

    def draw(row):
        case = case_of(row)
        below = "" if one_session or not case.number else note(session_of(case))
        return format_html("{}{}", case.number, below)

    return Column(
        "number", "编号", lambda row: case_of(row).number, draw=draw, sort=sort, look="no", area="n", fixed=True,
        also=(("届次会议", lambda row: session_of(case_of(row))),), needs=needs,
    )  # fmt: skip


def title_cell(words):
    def draw(case):
        return format_html(
            '<a class="title" href="{}">{}</a><span class="sub">{}</span>',
            case.get_absolute_url(),
            marks.highlight(case.title, words),
            proposer(case),
        )

    return draw


def units_cell(case):
    lead, others = answering(case), assisting(case)
    if not lead:
        return format_html('<span class="muted">{}</span>', "待重新交办" if case.assigned_on else "未交办")
    return format_html("{}{}", lead, format_html('<span class="sub">会办 {}</span>', others) if others else "")


def clock_of(case) -> ProposalClock | None:
    """The clock that tells where the case stands; after the reply, how the reply kept its day."""
    if case.due_on:
        running = (clock for clock in case.clock_rows if clock.is_running and clock.due_on == case.due_on)
        stub = {"starts_on": case.due_on, "due_on": case.due_on, "rule": {"label": case.due_label}}
        return next(running, None) or ProposalClock(**stub)
    met = [clock for clock in case.clock_rows if clock.kind in ANSWER and clock.met_at]
    return met[-1] if met else None


def due_cell(case):
    clock = clock_of(case)
    return marks.clock(clock, short(clock.label), localdate()) if clock else ""


def verdict(user):
    """What the deputy said, for whom it is to see (nobody marks his own work)."""

    def value(case) -> str:
        return Grade(case.verdict).label if case.verdict and queries.sees_ratings(user, case) else ""

    return value


def case_columns(user, words: str, *, one_session: bool) -> tuple[Column, ...]:
    return (
        number_column(lambda c: c, sort="session_id serial", one_session=one_session, needs=("session__term",)),
        Column(
            "title", "标题与提出人", lambda c: c.title, draw=title_cell(words), area="t", fixed=True,
            also=(("提出人", proposer),),
        ),
        Column("units", "承办单位", answering, draw=units_cell, look="s", area="u", also=(("会办单位", assisting),)),
        Column("status", "状态", lambda c: c.get_status_display(), draw=marks.pill, area="s", fixed=True),
        Column(
            "due", "期限", lambda c: c.due_on, sort="due_on", draw=due_cell, look="due", area="d",
            also=(("期限事项", lambda c: c.due_label),),
        ),
        Column("kind", "种类", lambda c: c.get_kind_display(), shown=False),
        Column("category", "类别", lambda c: c.category.name if c.category else "", shown=False, needs=("category",)),
        Column("channel", "提出时间", lambda c: c.get_channel_display(), shown=False),
        Column("origin", "来源", lambda c: c.get_origin_display(), shown=False),
        Column("repeated", "多年提出", lambda c: c.get_repeated_years_display(), shown=False),
        Column("submitted", "提出日期", lambda c: c.submitted_on, sort="submitted_on", look="num", shown=False),
        Column("assigned", "交办日期", lambda c: c.assigned_on, sort="assigned_on", look="num", shown=False),
        Column("replied", "答复日期", lambda c: c.replied_on, sort="replied_on", look="num", shown=False),
        Column("closed", "办结日期", lambda c: c.closed_on, sort="closed_on", look="num", shown=False),
        Column("class", "办理结果", lambda c: str(c.reply_class or ""), shown=False, needs=("reply_class",)),
        Column("verdict", "代表评价", verdict(user), shown=False, needs=("category", "lead")),
    )  # fmt: skip


# ---- a unit's own shares ----


def share_clock(share) -> ProposalClock | None:
    """The first day still to keep; when all are kept, the one that ended the work."""
    running = [clock for clock in share.clock_rows if clock.is_running]
    met = [clock for clock in share.clock_rows if clock.met_at and clock.kind != "assignment.acknowledge"]
    return running[0] if running else met[-1] if met else None


def share_due(share):
    clock = share_clock(share)
    return marks.clock(clock, short(clock.label), localdate()) if clock else ""


def share_title(share):
    case = share.proposal
    return format_html(
        '<a class="title" href="{}">{}</a><span class="sub">{}</span>',
        case.get_absolute_url(),
        case.title,
        case.proposer,
    )


def days_left(share):
    clock = share_clock(share)
    return clock.days_left(localdate()) if clock and clock.is_running else None


SHARE_COLUMNS = (
    Column(
        "title", "标题与提出人", lambda s: s.proposal.title, draw=share_title, area="t", fixed=True,
        also=(("提出人", lambda s: s.proposal.proposer),),
    ),
    Column(
        "part", "分工", lambda s: s.get_part_display(), area="u",
        draw=lambda s: format_html("{}{}", s.get_part_display(), note(s.share)),
        also=(("承办内容", lambda s: s.share),),
    ),
    Column("status", "状态", lambda s: s.get_status_display(), draw=marks.pill, area="s", fixed=True),
    Column(
        "due", "期限", lambda s: s.due_on, sort="due_on", draw=share_due, look="due", area="d", fixed=True,
        also=(("还有天数", days_left),),
    ),
    Column("unit", "承办单位", lambda s: s.unit.label, shown=False),
    Column("handler", "经办人", lambda s: s.handler.name if s.handler else "", look="nowrap"),
    Column("sent", "交办日期", lambda s: s.sent_on, sort="sent_on", look="num", shown=False),
    Column("received", "签收日期", lambda s: s.received_on, sort="received_on", look="num", shown=False),
    Column("done", "完成日期", lambda s: s.done_on, sort="done_on", look="num", shown=False),
)  # fmt: skip


def share_columns(*, one_session: bool) -> tuple[Column, ...]:
    sort = "proposal__session_id proposal__serial"
    return (number_column(lambda share: share.proposal, sort=sort, one_session=one_session), *SHARE_COLUMNS)


def note(words: str):
    return format_html('<span class="sub">{}</span>', words) if words else ""
