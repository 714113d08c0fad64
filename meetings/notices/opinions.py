"""Who hears of an opinion: the unit that must answer, the office that brings it back, and who said it."""

from django.utils.timezone import localdate

from congress.accounts.models import Post, Role, User
from congress.accounts.queries import holders_of
from congress.notices.kinds import Kind
from congress.notices.outbox import post
from meetings.models import Opinion, OpinionStatus
from meetings.rules import UNIT_ROLES


def still_open(notices) -> dict[int, str]:
    """Untrue once the opinion was answered. One query for a batch."""
    about = {int(notice.about_id) for notice in notices if notice.about_id}
    waiting = set(Opinion.objects.filter(pk__in=about, status=OpinionStatus.HANDED_ON).values_list("pk", flat=True))
    return {each.pk: "意见已经答复" for each in notices if each.about_id and int(each.about_id) not in waiting}


ABOUT = {"会议": ("about.meeting.short", "常委会第十二次会议"), "提出人": ("about.from_name", "张代表")}
DUE = {"期限": ('about.due_on|date:"n月j日"', "1月20日")}
UNIT = {"单位": ("about.unit.label", "区水务局")}
KINDS = [
    Kind("meeting_opinion_handed_on", "会议意见交办", ABOUT | DUE, ("email", "sms"), still_true=still_open),
    Kind("meeting_opinion_answered", "会议意见已答复", ABOUT | UNIT),
    Kind("meeting_opinion_fed_back", "会议意见反馈", ABOUT | {"说明": ("note", "感谢您的意见")}, ("email", "sms")),
]


def _once(opinion) -> str:
    return f"{opinion.pk}:{opinion.version}"


def opinion_handed_on(opinion) -> None:
    held = Post.objects.current(localdate()).filter(role__in=UNIT_ROLES, unit=opinion.unit, user__is_active=True)
    to = User.objects.filter(pk__in=held.values("user"))
    post("meeting_opinion_handed_on", to=to, about=opinion, once=_once(opinion))


def opinion_answered(opinion) -> None:
    post("meeting_opinion_answered", to=holders_of(Role.MEETING_OFFICER), about=opinion, once=_once(opinion))


def opinion_fed_back(opinion, note) -> bool:
    """Whether there was an account to tell."""
    account = opinion.participant.account if opinion.participant else None
    if account is None or not account.is_active:
        return False
    post("meeting_opinion_fed_back", to=[account], about=opinion, once=_once(opinion), note=note)
    return True
