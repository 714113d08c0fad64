"""应到未到: the office and the committees hear of a second time without a reason."""

from congress.accounts.models import Role
from congress.accounts.queries import holders_of
from congress.notices.kinds import Kind
from congress.notices.outbox import post

AGAIN = {"人员": ("about.who", "李某（区民政局）"), "次数": ("times", "2"), "会议": ("about.meeting", "第十二次会议")}
KINDS = [Kind("supervision_absent_again", "有关人员多次应到未到", AGAIN, ("email",))]


def absent_again(row, times: int) -> None:
    to = holders_of(Role.MEETING_OFFICER, Role.COMMITTEE_OFFICER)
    post("supervision_absent_again", to=to, about=row, once=f"{row.pk}:{times}", times=times)
