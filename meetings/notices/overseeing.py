"""任后监督: the organ hears that a report is due, that something is to be put right, what the poll said."""

from congress.accounts.models import Role
from congress.accounts.queries import holders_of
from congress.notices.kinds import Kind
from congress.notices.outbox import post
from congress.reminders.hook import Asked, Line, Reminded
from congress.reminders.truth import still_speaks
from meetings.models import DutyClock, DutyReport
from meetings.rules.appointments import ORGAN_ROLES

WHO = {"人员": ("about.tenure.official.name", "张某"), "年度": ("about.year", "2026")}
DUE = "appointment_report_due"
KINDS = [
    Kind("appointment_report_called", "请报送述职报告",
         WHO | {"期限": ('about.due_on|date:"Y年n月j日"', "2026年11月28日")}, ("email", "sms")),
    Kind("appointment_report_rectify", "述职测评不满意，请整改", WHO, ("email", "sms")),
    Kind("appointment_report_told", "述职测评结果", WHO, ("email",)),
    Kind(
        DUE, "述职期限将到",
        {"人员": ("person", "张某"), "期限": ("label", "述职报告初稿最迟日"),
         "日期": ('due_on|date:"n月j日"', "12月14日"), "还剩天数": ("left", "3")},
        ("email", "sms"), still_true=still_speaks,
    ),
]  # fmt: skip


def of_post(post_):
    """Who answers for the organ of the post; a post without a unit is the office's own matter."""
    return holders_of(*ORGAN_ROLES, unit=post_.organ) if post_.organ else holders_of(Role.APPOINTMENT_OFFICER)


def _tell(kind: str, report: DutyReport, once: str) -> None:
    post(kind, to=of_post(report.tenure.post), about=report, once=f"{report.code}:{once}")


def report_called(report: DutyReport) -> None:
    _tell("appointment_report_called", report, "called")


def rectification_asked(report: DutyReport) -> None:
    _tell("appointment_report_rectify", report, "rectify")


def result_told(report: DutyReport) -> None:
    _tell("appointment_report_told", report, f"told:{report.told_on}")


def _organ(post_) -> str:
    return post_.organ.label if post_.organ else ""


def lines(clocks) -> list[Line]:
    rows = list(clocks.select_related("report__tenure__official", "report__tenure__post__organ"))
    office = [Asked(each.pk, each.name) for each in holders_of(Role.APPOINTMENT_OFFICER)] if rows else []
    found = []
    for row in rows:
        told = [Asked(each.pk, each.name) for each in of_post(row.report.tenure.post)]
        found.append(Line(
            clock=row.pk, kind=row.kind, due_on=row.due_on, rung=row.rung, link=row.report.get_absolute_url(),
            about=(DutyReport._meta.label_lower, str(row.report_id)),
            facts={"person": row.report.tenure.official.name, "label": row.label},
            public=_organ(row.report.tenure.post),
            asked=tuple({each.user: each for each in (*office, *told)}.values()),
        ))  # fmt: skip
    return found


REMINDED = Reminded(
    clocks=DutyClock, lines=lines,
    texts=dict.fromkeys(("appointment.duty_report_draft", "appointment.rectify"), DUE), in_calendars=True,
)  # fmt: skip
