"""法定报告事项 speak to the office and the committee that has the topic; a topic's own limits to whose turn it is."""

from django.db.models import F, QuerySet, Value
from django.utils.timezone import localdate

from congress.accounts.models import Post, Role, User
from congress.notices.kinds import Kind
from congress.notices.outbox import post
from congress.organs.models import UnitKind
from congress.reminders.hook import Asked, Line, Reminded
from congress.reminders.truth import premise, still_speaks
from congress.rulebook.reminders import NAMED
from supervision.deadlines import DUTIES, GUESSED
from supervision.models import Assignment, Obligation, Topic, TopicClock
from supervision.queries.road import OWED

ORGANS = (Role.HANDLER, Role.UNIT_HEAD)
WORDS = {
    "事项": ("title", "2025年财政决算（草案）情况"),
    "期限": ("label", "决算审查批准最迟日"),
    "日期": ('due_on|date:"n月j日"', "9月30日"),
    "还剩天数": ("left", "15"),
}
DUE, DUTY_PRESSED = "supervision_duty_due", "supervision_duty_pressed"
NUMBER = {"交办事项": ("number", "3")}
TOPIC_DUE, PRESSED, EXPERT_DUE = "supervision_topic_due", "supervision_pressed", "supervision_expert_due"
KINDS = [
    Kind(DUE, "法定报告事项将到期", WORDS, ("email", "sms"), still_true=still_speaks),
    Kind(TOPIC_DUE, "监督议题期限将到", WORDS | NUMBER, ("email", "sms"), still_true=still_speaks),
    Kind(PRESSED, "催办监督议题", WORDS | NUMBER, ("email", "sms"), still_true=still_speaks),
    Kind(DUTY_PRESSED, "催办法定报告事项", WORDS, ("email", "sms"), still_true=still_speaks),
    Kind(EXPERT_DUE, "专家意见将到期", WORDS, ("email",), still_true=still_speaks),
]
OFFICES = ("report.to_members", "opinion.send", "inspection.notice")
OF_CHECK = ("inspection.report",)


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
        facts={"title": row.title, "label": row.label}, public=row.title,
    )  # fmt: skip


def topic_lines(clocks) -> list[Line]:
    """The clocks of topics that speak now: to the committee, to whom owes it, to the office what it sends out."""
    rows = list(clocks.select_related("topic__organ", "item"))
    if not rows:
        return []
    posts = Post.objects.current(localdate()).filter(user__is_active=True).order_by("pk")
    posts = posts.filter(role__in=(Role.MEETING_OFFICER, Role.COMMITTEE_OFFICER, *ORGANS, Role.DISPATCHER))
    people = list(posts.values_list("role", "unit_id", "user_id", "user__name"))
    return [_topic_line(row, people) for row in rows]


def _topic_line(row: TopicClock, people) -> Line:
    topic, owed = row.topic, row.kind in OWED
    unit = row.item.unit_id if row.item else topic.organ_id
    governs = owed and topic.organ is not None and topic.organ.kind == UnitKind.GOVERNMENT

    def meant(role, at) -> bool:
        if role == Role.COMMITTEE_OFFICER:
            return at == topic.committee_id
        if role == Role.MEETING_OFFICER:
            return row.kind in OFFICES
        return governs if role == Role.DISPATCHER else owed and at == unit

    asked = {user: Asked(user, name) for role, at, user, name in people if meant(role, at)}
    return Line(
        clock=row.pk, kind=row.kind, due_on=row.due_on, rung=row.rung, link=topic.get_absolute_url(),
        about=(Topic._meta.label_lower, str(topic.pk)), asked=tuple(asked.values()),
        facts={"title": topic.title, "label": row.label, "number": row.item.number if row.item else ""},
    )  # fmt: skip


OF_TOPICS = Reminded(
    clocks=TopicClock,
    lines=topic_lines,
    texts=dict.fromkeys((*OWED, *OFFICES, "report.comment", "opinion.compile", "tracking.check", *OF_CHECK), TOPIC_DUE),
)
REMINDED = Reminded(
    clocks=Obligation, lines=lines, texts=dict.fromkeys((*DUTIES, *GUESSED.values()), DUE), in_calendars=True
)


def pressed(kind, hook, clock, people, line, *, about, today):
    """One limit asked about by hand: holds as long as a reminder to the same people would."""
    left = clock.days_left(today)
    post(
        kind, to=User.objects.filter(pk__in=people), about=about, link=line.link,
        once=hook.once(clock.pk, clock.due_on, int(f"{today:%Y%m%d}")),
        premise=premise(hook, line, (NAMED,)), **line.facts, due_on=clock.due_on, left=left, past=-left,
    )  # fmt: skip


EXPERT = "expert.opinion"


def awaited() -> QuerySet[Assignment]:
    """What experts were asked for and have not said; they have no account, so who asked them is told."""
    return Assignment.objects.filter(opinions=None).annotate(kind=Value(EXPERT), starts_on=F("asked_on"))


def expert_lines(rows) -> list[Line]:
    """One query."""
    return [
        Line(
            clock=row.pk, kind=EXPERT, due_on=row.due_on, rung=row.rung, link=row.expert.get_absolute_url(),
            about=(Assignment._meta.label_lower, str(row.pk)), asked=(Asked(row.asked_by_id, row.asked_by.name),),
            facts={"title": f"{row.expert.name}：{row.task[:60]}", "label": "专家提出意见的期限"},
            public=row.expert.name,
        )
        for row in rows.select_related("expert", "asked_by")
    ]  # fmt: skip


OF_EXPERTS = Reminded(
    clocks=Assignment, lines=expert_lines, running=awaited, texts={EXPERT: EXPERT_DUE}, in_calendars=True
)
