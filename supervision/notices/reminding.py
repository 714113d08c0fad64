"""法定报告事项 speak to the office, and to the committee that has the topic."""

from django.utils.timezone import localdate

from congress.accounts.models import Post, Role
from congress.notices.kinds import Kind
from congress.reminders.hook import Asked, Line, Reminded
from congress.reminders.truth import still_speaks
from supervision.deadlines import DUTIES, GUESSED
from supervision.models import Obligation

WORDS = {
    "事项": ("title", "2025年财政决算（草案）情况"),
    "期限": ("label", "决算审查批准最迟日"),
    "日期": ('due_on|date:"n月j日"', "9月30日"),
    "还剩天数": ("left", "15"),
}
DUE = "supervision_duty_due"
KINDS = [Kind(DUE, "法定报告事项将到期", WORDS, ("email", "sms"), still_true=still_speaks)]


def lines(clocks) -> list[Line]:
    """The clocks that speak now, with whom they are for. Two queries."""
    rows = list(clocks.select_related("topic"))
    if not rows:
        return []
    posts = Post.objects.current(localdate()).filter(user__is_active=True).order_by("pk")
    posts = posts.filter(role__in=(Role.MEETING_OFFICER, Role.COMMITTEE_OFFICER))
    people = list(posts.values_list("role", "unit_id", "user_id", "user__name"))
    return [_line(row, people) for row in rows]


def _line(row: Obligation, people) -> Line:
    committee = row.topic.committee_id if row.topic else None
    meant = {
        user: Asked(user, name)
        for role, unit, user, name in people
        if role == Role.MEETING_OFFICER or unit == committee
    }
    return Line(
        clock=row.pk, kind=row.kind, due_on=row.due_on, rung=row.rung, link=row.get_absolute_url(),
        about=(Obligation._meta.label_lower, str(row.pk)), asked=tuple(meant.values()),
        facts={"title": row.title, "label": row.label},
    )  # fmt: skip


REMINDED = Reminded(clocks=Obligation, lines=lines, texts=dict.fromkeys((*DUTIES, *GUESSED.values()), DUE))
