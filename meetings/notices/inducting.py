"""After the vote: the organ is told; the limits of 人事任免 speak to the appointment office, some to the organ too."""

from django.urls import reverse
from django.utils.timezone import localdate

from congress.accounts.models import Post, Role
from congress.notices.kinds import Kind
from congress.notices.outbox import post
from congress.reminders.hook import Asked, Line, Reminded
from congress.reminders.truth import still_speaks
from meetings.models import AppointmentClock, AppointmentMotion, OrganNotice
from meetings.notices.appointments import of_organ

DUE = "appointment_due"
# What the organ owes itself; the rest is the office's own.
OF_ORGAN = ("appointment.submit", "appointment.oath_by_organ", "government.members")
KINDS = [
    Kind(
        "appointment_notified", "任免通知",
        {"文号": ("about.doc_no", "望人常办〔2026〕12号"), "任免案": ("about.motion.title", "关于提请任免职务的议案")},
        ("email", "sms"),
    ),
    Kind(
        DUE, "任免期限将到",
        {"任免案": ("motion", "关于提请任免职务的议案"), "人选": ("person", "张某（区财政局局长）"),
         "期限": ("label", "宪法宣誓期限"), "日期": ('due_on|date:"n月j日"', "12月14日"), "还剩天数": ("left", "3")},
        ("email", "sms"), still_true=still_speaks,
    ),
]  # fmt: skip


def organ_notified(paper: OrganNotice) -> None:
    link = reverse("meetings:organ_notice", args=[paper.code])
    post("appointment_notified", to=of_organ(paper.motion), about=paper, once=paper.code, link=link)


def lines(clocks) -> list[Line]:
    """The clocks that speak now, with whom they are for. Three queries."""
    rows = list(clocks.select_related("motion__unit", "line__official", "line__post"))
    if not rows:
        return []
    officers, of_unit = _officers(), {}
    for row in rows:
        if row.kind in OF_ORGAN and row.motion.unit_id not in of_unit:
            of_unit[row.motion.unit_id] = tuple(Asked(each.pk, each.name) for each in of_organ(row.motion))
    return [
        Line(
            clock=row.pk, kind=row.kind, due_on=row.due_on, rung=row.rung,
            link=(row.line or row.motion).get_absolute_url(),
            about=(AppointmentMotion._meta.label_lower, str(row.motion_id)),
            facts={
                "motion": row.motion.title, "label": row.label,
                "person": f"{row.line.official.name}（{row.line.post.name}）" if row.line else "",
            },
            public=row.motion.unit.label,
            asked=(*officers, *(of_unit[row.motion.unit_id] if row.kind in OF_ORGAN else ())),
        )
        for row in rows
    ]  # fmt: skip


def _officers() -> tuple[Asked, ...]:
    posts = Post.objects.current(localdate()).filter(role=Role.APPOINTMENT_OFFICER, user__is_active=True)
    found = dict(posts.order_by("pk").values_list("user_id", "user__name"))
    return tuple(Asked(pk, name) for pk, name in found.items())


SPEAK = (
    "appointment.submit", "appointment.exam_retry", "appointment.notify", "appointment.oath",
    "appointment.oath_by_organ", "government.members",
)  # fmt: skip
REMINDED = Reminded(clocks=AppointmentClock, lines=lines, texts=dict.fromkeys(SPEAK, DUE), in_calendars=True)
