"""会议文件: sent to who reads them, sent later, taken away, opened to one person."""

from django.utils.timezone import now

from congress.accounts.models import Role, User
from congress.accounts.queries import holders_of
from congress.notices.kinds import Kind
from congress.notices.outbox import post
from meetings.models import Capacity, Meeting, Paper
from meetings.queries import members_on
from meetings.queries.papers import AWAY

MEETING = {"会议": ("meeting.short", "常委会第十二次会议"), "日期": ("meeting.days", "2026年12月18日")}
PAPER = {"会议": ("meeting.short", "常委会第十二次会议"), "文件": ("name", "《关于养老服务工作情况的报告》")}
COUNT, NAMES = {"份数": ("count", "14")}, {"文件": ("names", "《关于养老服务工作情况的报告》")}
KINDS = [
    Kind("meeting_papers_sent", "会议文件已送达", MEETING | COUNT, ("email", "sms")),
    Kind("meeting_papers_late", "补充会议文件", MEETING | COUNT | NAMES, ("email", "sms")),
    Kind("meeting_paper_withdrawn", "会议文件撤下", PAPER | {"原因": ("note", "提请机关撤回")}),
    Kind("meeting_paper_shared", "请您查阅会议文件", PAPER),
]  # fmt: skip
UNIT_ROLES = (Role.HANDLER, Role.UNIT_HEAD, Role.STREET_OFFICER)


def papers_sent(meeting: Meeting, papers: list[Paper], *, late: str = "") -> int:
    """Everybody who may read one of them, once; ``late`` names the later sending. Answers how many people."""
    people = list(readers_of(meeting, papers))
    kind = "meeting_papers_late" if late else "meeting_papers_sent"
    link = f"{meeting.get_absolute_url()}papers/"
    names = "、".join(dict.fromkeys(_named(paper) for paper in papers[:5])) + ("等" if len(papers) > 5 else "")
    post(
        kind, to=people, about=meeting, once=f"{meeting.code}:papers:{late}", link=link,
        meeting=meeting, count=len(papers), names=names,
    )  # fmt: skip
    return len(people)


def paper_withdrawn(paper: Paper, note: str) -> None:
    meeting = paper.meeting
    link = f"{meeting.get_absolute_url()}papers/"
    post(
        "meeting_paper_withdrawn", to=readers_of(meeting, [paper]), about=meeting, once=f"{paper.code}:withdrawn",
        link=link, meeting=meeting, name=_named(paper), note=note,
    )  # fmt: skip


def paper_shared(paper: Paper, person: User) -> None:
    """Once for each time it is opened to somebody, also after it was closed again."""
    once = f"{paper.code}:{now().isoformat()}"
    post("meeting_paper_shared", to=[person], about=paper, once=once, name=_named(paper), meeting=paper.meeting)


def readers_of(meeting: Meeting, papers: list[Paper]) -> set[User]:
    """Members, and who attends for an item one of these papers belongs to. Confidential ones are for members only."""
    people = {seat.account for seat in members_on(meeting.body, meeting.opens_on)}
    coming = meeting.participants.exclude(capacity=Capacity.OBSERVER).exclude(status__in=AWAY)
    open_papers = [paper for paper in papers if not paper.confidential]
    for place in coming.select_related("user", "membership__deputy__user", "deputy__user", "unit").prefetch_related(
        "items"
    ):
        asked = {item.pk for item in place.items.all()}
        reads = place.capacity == Capacity.MEMBER or any(
            not asked or paper.item_id is None or paper.item_id in asked for paper in open_papers
        )
        if reads:
            people |= {place.account} if place.account else _of_unit(place.unit)
    return {person for person in people if person is not None and person.is_active}


def _named(paper: Paper) -> str:
    """Mail and short messages pass through other hands: the title of a confidential paper does not."""
    return "保密文件" if paper.confidential else f"《{paper.name}》"


def _of_unit(unit) -> set[User]:
    return set(holders_of(*UNIT_ROLES, unit=unit)) if unit else set()
