"""The notice to each person, what is ruled on a leave, seats that become free, answers that are still owed."""

from django.db.models import Q
from django.utils.timezone import localdate

from congress.accounts.models import Post, Role, User
from congress.accounts.queries import holders_of
from congress.notices.kinds import Kind
from congress.notices.outbox import post
from congress.organs.models import UnitKind
from congress.rulebook.book import setting
from deputies.models import Level, Mandate
from meetings.models import Answer, Meeting, Membership, Participant, Status
from meetings.rules import UNIT_ROLES


def still_called(notices) -> dict[int, str]:
    """Untrue once the meeting is off, or once that person was taken off its list. Two queries for a batch."""
    about = {int(notice.about_id) for notice in notices if notice.about_id}
    off = set(Meeting.objects.filter(pk__in=about, status=Status.CANCELLED).values_list("pk", flat=True))
    people = {notice.to_id for notice in notices}
    gone = Participant.objects.filter(meeting__in=about, status=Answer.DROPPED).filter(
        Q(user__in=people) | Q(membership__user__in=people) | Q(deputy__user__in=people)
    )
    struck = {
        (meeting, user)
        for meeting, *users in gone.values_list("meeting", "user", "membership__user", "deputy__user")
        for user in users
    }
    said = {}
    for notice in notices:
        if notice.about_id and int(notice.about_id) in off:
            said[notice.pk] = "会议已取消"
        elif notice.about_id and (int(notice.about_id), notice.to_id) in struck:
            said[notice.pk] = "收件人已不在参会名单"
    return said


TITLE = {"会议": ("about.short", "常委会第十二次会议"), "日期": ("about.days", "2026年12月18日"),
         "地点": ("about.place", "常委会会议厅")}  # fmt: skip
PERSON = {"姓名": ("person", "郑常委")}
REPLY_BY = {"回复截止": ('reply_by|date:"n月j日"', "12月15日")}
RULED = {"结果": ("ruled", "准假"), "批示": ("person.ruling", "同意")}
SEATS = {"名额": ("desk.quota", "10"), "截止": ('desk.closes_on|date:"n月j日"', "12月10日")}
NUMBER = {"文号": ("paper.doc_no", "望人常办〔2026〕12号")}
BOTH = ("email", "sms")
KINDS = [
    Kind("meeting_called", "会议通知", TITLE | REPLY_BY | NUMBER, BOTH, still_true=still_called),
    Kind("meeting_remind_answer", "会议请回复", TITLE | REPLY_BY, BOTH, still_true=still_called),
    Kind("meeting_urged", "会议催复", TITLE | {"说明": ("note", "请尽快回复")}, BOTH, still_true=still_called),
    Kind("meeting_leave_asked", "请假待批", TITLE | PERSON),
    Kind("meeting_leave_ruled", "请假批复", TITLE | RULED, BOTH),
    Kind("meeting_sign_up_opened", "代表报名列席", TITLE | SEATS, still_true=still_called),
    Kind("meeting_promoted", "列席递补", TITLE, BOTH, urgent=True, still_true=still_called),
    Kind("meeting_dropped", "取消参会", TITLE | {"说明": ("note", "议题改期")}, BOTH),
]  # fmt: skip


def accounts_of(person: Participant) -> list[User]:
    """Who is told for this place: the account, else those who answer for the unit, else nobody."""
    return list(places([person]))


def places(people) -> dict[User, Participant]:
    """Each account once, with the place it answers for. A person's own place goes before a unit's."""
    people = list(people)
    own = {person.account: person for person in reversed(people) if person.account and person.account.is_active}
    return _of_units([person for person in people if person.account is None and person.unit]) | own


def _of_units(asked: list[Participant]) -> dict[User, Participant]:
    by_unit = {person.unit_id: person for person in asked}
    held = Post.objects.current(localdate()).filter(role__in=UNIT_ROLES, unit__in=by_unit, user__is_active=True)
    found = {seat.user: by_unit[seat.unit_id] for seat in held.select_related("user").order_by("pk")}
    if governed := next((person for person in asked if person.unit.kind == UnitKind.GOVERNMENT), None):
        found |= dict.fromkeys(holders_of(Role.DISPATCHER), governed)
    return found


def _tell_all(kind, meeting, people, once, **context) -> int:
    told = places(people)
    post(kind, to=told, about=meeting, once=once, link=lambda user: told[user].get_absolute_url(), **context)
    return len(told)


def called_together(paper, people) -> int:
    """发会议通知 to everybody with an account; how many."""
    meeting = paper.meeting
    return _tell_all(
        "meeting_called", meeting, people, f"{meeting.code}:{paper.version}:{len(people)}", paper=paper,
        reply_by=paper.reply_by,
    )  # fmt: skip


def reminded(paper, people, turn) -> int:
    meeting = paper.meeting
    return _tell_all(
        "meeting_remind_answer", meeting, people, f"{meeting.code}:{paper.version}:{turn}", reply_by=paper.reply_by
    )


def urged(meeting, people, note) -> int:
    return _tell_all("meeting_urged", meeting, people, f"{meeting.code}:{meeting.version}", note=note)


def approvers(meeting) -> list[User]:
    """主任 of the body, else whoever holds the post; the office where the rules leave it the word."""
    if setting("meeting.leave_approver") == "office":
        return list(holders_of(Role.MEETING_OFFICER))
    chairs = Membership.objects.in_force(meeting.opens_on).filter(title=Membership.Title.CHAIR, body=meeting.body)
    users = {seat.account for seat in chairs.select_related("user", "deputy__user")} - {None}
    leaders = holders_of(Role.LEADER)
    return list(leaders.filter(pk__in=[user.pk for user in users])) or list(leaders)


def _tell(kind, person, to, **context):
    meeting, once = person.meeting, f"{person.meeting.code}:{person.pk}:{person.version}"
    link = person.get_absolute_url()
    post(f"meeting_{kind}", to=to, about=meeting, once=once, link=link, person=person, **context)


def leave_asked(person):
    _tell("leave_asked", person, approvers(person.meeting))


def leave_ruled(person, approved):
    _tell("leave_ruled", person, accounts_of(person), ruled="准假" if approved else "不准假")


def promoted(person):
    _tell("promoted", person, accounts_of(person))


def dropped(person, note):
    _tell("dropped", person, accounts_of(person), note=note)


def sign_up_opened(desk):
    """Every deputy in office who has no seat in the body, once."""
    meeting = desk.meeting
    deputies = Mandate.objects.in_force(meeting.opens_on).filter(level=Level.DISTRICT, deputy__user__is_active=True)
    seated = Membership.objects.in_force(meeting.opens_on).filter(body=meeting.body, deputy__isnull=False)
    to = User.objects.filter(pk__in=deputies.exclude(deputy__in=seated.values("deputy")).values("deputy__user"))
    post("meeting_sign_up_opened", to=to, about=meeting, once=meeting.code, desk=desk,
         link=f"{meeting.get_absolute_url()}sign_up/")  # fmt: skip
