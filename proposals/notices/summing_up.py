"""承办单位年度总结: asked of the unit, told to the office, sent back; and its clock on the ladder."""

from collections import defaultdict

from django.db.models import Value
from django.utils.timezone import localdate

from congress.accounts.models import Post, Role, User
from congress.accounts.queries import holders_of
from congress.notices.kinds import Kind
from congress.notices.outbox import post
from congress.organs.models import GOVERNMENT
from congress.reminders.hook import Asked, Line, Reminded
from congress.reminders.truth import premise, still_speaks
from congress.rulebook.reminders import DISPATCHER, HANDLER, HEAD
from proposals.models import SummaryStatus, UnitSummary
from proposals.notices.truth import during, still_standing

UNIT = (Role.HANDLER, Role.UNIT_HEAD)
ABOUT = {"单位": ("about.unit.label", "区水务局"), "总结": ("about.title", "2026年代表建议办理工作总结")}
DAY = {"期限": ('about.due_on|date:"n月j日"', "10月31日")}
NOTE = {"说明": ("note", "请补充重点建议的办理情况")}
LINE = {
    "单位": ("unit", "区水务局"), "总结": ("title", ABOUT["总结"][1]), "期限": ('due_on|date:"n月j日"', "10月31日"),
    "还剩天数": ("left", "7"), "逾期天数": ("past", "-7"),
}  # fmt: skip
MAIL, BOTH = ("email",), ("email", "sms")
KINDS = [
    Kind("summary_asked", "请报送年度总结", ABOUT | DAY, BOTH, still_true=still_standing),
    Kind("summary_handed_in", "单位年度总结已报送", ABOUT, MAIL, still_true=still_standing),
    Kind("summary_returned", "年度总结退回补充", ABOUT | DAY | NOTE, BOTH, still_true=still_standing),
    Kind("summary_due", "年度总结将到期", LINE, BOTH, still_true=still_speaks),
    Kind("summary_pressed", "催办年度总结", LINE, BOTH, still_true=still_speaks),
]


def _once(summary, word: str) -> str:
    return f"{summary.pk}:{word}:{summary.version}"


def _people(summary):
    return holders_of(*UNIT, unit=summary.unit_id)


def asked(summary):
    holds = during("summary", summary, SummaryStatus.OWED)
    post("summary_asked", to=_people(summary), about=summary, once=_once(summary, "asked"), premise=holds)


def handed_in(summary):
    holds = during("summary", summary, SummaryStatus.HANDED_IN)
    to = holders_of(Role.COORDINATOR)
    post("summary_handed_in", to=to, about=summary, once=_once(summary, "in"), premise=holds)


def returned(summary, note):
    holds = during("summary", summary, SummaryStatus.RETURNED)
    once = _once(summary, "returned")
    post("summary_returned", to=_people(summary), about=summary, once=once, premise=holds, note=note)


def lines(clocks) -> list[Line]:
    """The summaries that speak now, with who works in each unit, for their calendars. Two queries."""
    rows = list(clocks.select_related("unit"))
    people = _working({row.unit_id for row in rows}) if rows else {}
    return [
        Line(
            clock=row.pk, kind=row.kind, due_on=row.due_on, rung=row.rung, link=row.get_absolute_url(),
            about=(UnitSummary._meta.label_lower, str(row.pk)), unit=row.unit_id,
            asked=tuple(people.get(row.unit_id, ())),
            not_to=() if row.unit.kind in GOVERNMENT else (DISPATCHER,),
            facts={"unit": row.unit.label, "title": row.title, "label": row.label}, public=row.title,
        )
        for row in rows
    ]  # fmt: skip


def _working(units) -> dict[int, list[Asked]]:
    found = defaultdict(list)
    posts = Post.objects.current(localdate()).filter(role__in=UNIT, unit__in=units, user__is_active=True)
    for unit, user, name in posts.order_by("pk").values_list("unit", "user", "user__name"):
        found[unit].append(Asked(user, name))
    return found


def line_of(summary) -> Line:
    (line,) = lines(UnitSummary.objects.filter(pk=summary.pk).annotate(rung=Value(0)))
    return line


REMINDED = Reminded(clocks=UnitSummary, lines=lines, texts={"report.unit_summary": "summary_due"}, in_calendars=True)


def pressed(summary, people, line, *, by, today):
    """One summary asked about by hand: holds as long as a reminder to the same people would."""
    office = Role.COORDINATOR if by.has_role(Role.COORDINATOR) else Role.DISPATCHER
    left = summary.days_left(today)
    post(
        "summary_pressed", to=User.objects.filter(pk__in=people), about=summary, link=line.link,
        once=REMINDED.once(summary.pk, summary.due_on, int(f"{today:%Y%m%d}")),
        premise=premise(REMINDED, line, (HANDLER, HEAD)), **line.facts, due_on=summary.due_on, left=left, past=-left,
        office=office.label,
    )  # fmt: skip
