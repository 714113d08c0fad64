"""The limits of a meeting speak to who prepares it; a report's also to the organ that writes it."""

from collections import defaultdict

from django.utils.timezone import localdate

from congress.accounts.models import Post, Role
from congress.notices.kinds import Kind
from congress.reminders.hook import Asked, Line, Reminded
from congress.reminders.truth import still_speaks
from meetings.models import Meeting, MeetingClock

# What the organ that brought the matter must hand in itself.
HANDED_IN = ("report.draft", "report.final", "accounts.draft", "budget.adjustment", "appointment.submit")
WORDS = {
    "会议": ("meeting", "常委会第十二次会议"),
    "议题": ("title", "关于养老服务工作情况的报告"),
    "期限": ("label", "报告送常委会最迟日"),
    "日期": ('due_on|date:"n月j日"', "12月14日"),
    "还剩天数": ("left", "3"),
}
DUE = "meeting_due"
KINDS = [Kind(DUE, "会议期限将到", WORDS, ("email", "sms"), still_true=still_speaks)]


def lines(clocks) -> list[Line]:
    """The clocks that speak now, with whom they are for. Two queries."""
    rows = list(clocks.select_related("meeting__body", "meeting__term", "item"))
    if not rows:
        return []
    officers, in_unit = _people({row.item.proposer_unit_id for row in rows if row.item})
    return [
        Line(
            clock=row.pk,
            kind=row.kind,
            due_on=row.due_on,
            rung=row.rung,
            link=(row.item or row.meeting).get_absolute_url(),
            about=(Meeting._meta.label_lower, str(row.meeting_id)),
            facts={"meeting": row.meeting.short, "title": row.item.title if row.item else "", "label": row.label},
            public=row.meeting.short,
            asked=(*officers, *(in_unit[row.item.proposer_unit_id] if row.kind in HANDED_IN and row.item else ())),
        )
        for row in rows
    ]


def _people(units) -> tuple[tuple[Asked, ...], dict[int, list[Asked]]]:
    posts = Post.objects.current(localdate()).filter(user__is_active=True).order_by("pk")
    own = posts.filter(role=Role.MEETING_OFFICER) | posts.filter(
        role__in=(Role.HANDLER, Role.UNIT_HEAD), unit__in=units
    )
    officers, in_unit = {}, defaultdict(dict)
    for role, unit, user, name in own.values_list("role", "unit_id", "user_id", "user__name"):
        place = officers if role == Role.MEETING_OFFICER else in_unit[unit]
        place[user] = Asked(user, name)
    told = defaultdict(list, {unit: [each for each in found.values()] for unit, found in in_unit.items()})
    return tuple(officers.values()), told


REMINDED = Reminded(
    clocks=MeetingClock,
    lines=lines,
    texts=dict.fromkeys(
        ("meeting.notice", "chairs_meeting.notice", "meeting.papers", "report.draft", "report.final",
         "report.to_members", "accounts.draft", "budget.adjustment", "appointment.submit", "meeting.interval",
         "meeting.minutes", "meeting.publish"),
        DUE,
    ),
    in_calendars=True,
)  # fmt: skip
