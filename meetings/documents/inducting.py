"""任免通知, 任命书, 宣誓记录: the facts of each paper (law.md §9.2)."""

from collections.abc import Sequence
from datetime import date

from congress.pages.dates import full_day
from congress.rulebook.book import open_book
from meetings.deadlines.appointments import OATH_BY_ORGAN
from meetings.documents.electing import listed
from meetings.models import AppointmentLine, Certificate, LineStatus, Oath, OrganNotice
from meetings.rules.inducting import wants_oath

# The text of 2018; the one of 2015 ended otherwise (全国人民代表大会常务委员会关于实行宪法宣誓制度的决定).
OATH = (
    "我宣誓：忠于中华人民共和国宪法，维护宪法权威，履行法定职责，忠于祖国、忠于人民，恪尽职守、廉洁奉公，接受人民监督，"
    "为建设富强民主文明和谐美丽的社会主义现代化强国努力奋斗！"
)


def notice_facts(lines: Sequence[AppointmentLine], *, office, number: str, addressee: str, sent_on: date) -> dict:
    """Everything on the paper, in words; those not passed are told of with their number only to the organ itself."""
    meeting, day = lines[0].decided_at, lines[0].decided_on
    passed = [line for line in lines if line.status != LineStatus.FAILED]
    lost = "；".join(line.label for line in lines if line.status == LineStatus.FAILED)
    return {
        "issuer": f"{office.name}文件", "number": number, "title": "关于人事任免事项的通知", "addressee": addressee,
        "opening": f"{full_day(day)}，{meeting.title}对下列人事任免事项进行了表决。",
        "lines": [*listed(passed).splitlines(), *([f"未获通过：{lost}。"] if lost else []), *sworn_by_organ(passed)],
        "signature": office.name, "issued_on": sent_on.isoformat(),
    }  # fmt: skip


def sworn_by_organ(lines: Sequence[AppointmentLine]) -> list[str]:
    """What the organ owes: the oath of its own people, within its own days."""
    own = [line for line in lines if line.post.sworn_at_organ and wants_oath(line)]
    if not own:
        return []
    due = full_day(open_book().deadline(OATH_BY_ORGAN, own[0].decided_on).due_on)
    names = "、".join(line.official.name for line in own)
    return [f"{names}的宪法宣誓由你单位组织，请于{due}前完成，并将宣誓情况报常委会。"]


def organ_notice(paper: OrganNotice) -> dict:
    return {**paper.content, "issued_on": date.fromisoformat(paper.content["issued_on"])}


def certificate(paper: Certificate) -> dict:
    """The context of print/meetings/certificate.html."""
    line = paper.line
    meeting = line.decided_at
    return {
        "ground": f"{full_day(line.decided_on)}，{meeting.title}通过，", "verb": line.get_verb_display(),
        "name": line.official.name, "post": line.post.name, "number": paper.number, "issuer": meeting.body.name,
        "signed_by": paper.signed_by, "issued_on": line.decided_on,
    }  # fmt: skip


def oath_record(oath: Oath) -> dict:
    """The context of print/meetings/oath_record.html."""
    takers = oath.takers.select_related("line__official", "line__post", "tenure__official", "tenure__post")
    return {
        "title": "宪法宣誓记录", "oath": oath, "day": full_day(oath.held_on),
        "takers": [{"name": taker.official.name, "post": taker.post} for taker in takers],
    }  # fmt: skip
