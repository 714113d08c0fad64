"""审计整改: the unit hears what was found with it and what was judged, the committee what was reported."""

from django.db.models import F, Value
from django.db.models.functions import TruncDate
from django.utils.timezone import localdate

from congress.accounts.models import Post, Role
from congress.accounts.queries import holders_of
from congress.notices.kinds import Kind
from congress.notices.outbox import post
from congress.reminders.hook import Asked, Line, Reminded
from congress.reminders.truth import still_speaks
from supervision.models import AuditFinding, FindingEntry, FindingStatus
from supervision.queries.fiscal import fiscal_people

FOUND = {"年度": ("about.year", "2025"), "件数": ("count", "3")}
ONE = {"问题": ("about.title", "预算编制不细化"), "单位": ("about.unit.label", "区民政局")}
JUDGED = ONE | {"认定": ("verdict", "认定整改到位"), "说明": ("note", "资金已经追回")}
DAYS = {"问题": ("title", "预算编制不细化"), "日期": ('due_on|date:"n月j日"', "9月30日"), "还剩天数": ("left", "15")}
DUE, OF_FINDING = "supervision_finding_due", "finding.due"

KINDS = [
    Kind("supervision_findings_given", "审计查出问题交办整改", FOUND, ("email", "sms")),
    Kind("supervision_finding_claimed", "单位报告整改完成", ONE, ("email",)),
    Kind("supervision_finding_judged", "整改认定结果", JUDGED, ("email", "sms")),
    Kind(DUE, "审计整改期限将到", DAYS, ("email", "sms"), still_true=still_speaks),
]


def people_of(unit):
    return holders_of(Role.HANDLER, Role.UNIT_HEAD, unit=unit)


def findings_given(findings) -> None:
    """One notice for each unit, however many findings came in one sheet."""
    by_unit = {}
    for finding in findings:
        by_unit.setdefault(finding.unit_id, []).append(finding)
    for unit, rows in by_unit.items():
        once = f"{rows[0].code}:{len(rows)}"
        post("supervision_findings_given", to=people_of(unit), about=rows[0], once=once, count=len(rows))


def finding_claimed(finding) -> None:
    once = f"{finding.code}:{finding.version}"
    post("supervision_finding_claimed", to=fiscal_people(), about=finding, once=once)


def finding_judged(finding, verdict: str) -> None:
    post(
        "supervision_finding_judged", to=people_of(finding.unit_id), about=finding,
        once=f"{finding.code}:{finding.version}", verdict=verdict, note=finding.verdict,
    )  # fmt: skip


def unrectified():
    """The days the ledger itself has given, each by the first line of its finding's timeline."""
    waits = (FindingStatus.OPEN, FindingStatus.RECTIFYING, FindingStatus.CONTINUED)
    rows = FindingEntry.objects.filter(seq=1, finding__status__in=waits, finding__due_on__isnull=False)
    return rows.annotate(kind=Value(OF_FINDING), due_on=F("finding__due_on"), starts_on=TruncDate("at"))


def lines(clocks) -> list[Line]:
    """To the unit that owes it. Two queries."""
    rows = list(clocks.select_related("finding__unit"))
    posts = Post.objects.current(localdate()).filter(
        unit__in={row.finding.unit_id for row in rows}, role__in=(Role.HANDLER, Role.UNIT_HEAD), user__is_active=True
    )
    asked = {}
    for unit, user, name in posts.order_by("pk").values_list("unit_id", "user_id", "user__name"):
        asked.setdefault(unit, {})[user] = Asked(user, name)
    return [
        Line(
            clock=row.pk, kind=OF_FINDING, due_on=row.due_on, rung=row.rung, link=row.finding.get_absolute_url(),
            about=(AuditFinding._meta.label_lower, str(row.finding_id)),
            asked=tuple(asked.get(row.finding.unit_id, {}).values()),
            facts={"title": row.finding.title, "label": "审计整改期限"},
        )
        for row in rows
    ]  # fmt: skip


REMINDED = Reminded(clocks=FindingEntry, lines=lines, running=unrectified, texts={OF_FINDING: DUE}, in_calendars=True)
