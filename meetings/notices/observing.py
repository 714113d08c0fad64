"""公民旁听: the office hears of everybody who asks; a citizen reads the answer with number and query code."""

from congress.accounts.models import Role
from congress.accounts.queries import holders_of
from congress.notices.kinds import Kind
from congress.notices.outbox import post
from meetings.models import Observer, ObserverStatus

ABOUT = {"会议": ("about.call.meeting.short", "常委会第十二次会议"), "收件号": ("about.number", "旁听〔2026〕3号")}


def still_waits(notices) -> dict[int, str]:
    """Untrue once it is decided. One query for a batch."""
    about = {int(notice.about_id) for notice in notices}
    rows = Observer.objects.filter(pk__in=about, status=ObserverStatus.RECEIVED)
    waiting = set(rows.values_list("pk", flat=True))
    return {each.pk: "已经答复" for each in notices if int(each.about_id) not in waiting}


KINDS = [Kind("meeting_observer", "公民旁听报名", ABOUT, ("email",), still_true=still_waits)]


def observer_asked(observer) -> None:
    post("meeting_observer", to=holders_of(Role.MEETING_OFFICER), about=observer, once=observer.code)
