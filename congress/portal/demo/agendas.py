"""What comes before the standing committee: the matters of each month, and the turns the meetings take.

A meeting lies 45 days after the one before it, so no month has two and no matter comes twice in a year. What else
happens goes by the meeting's number, so that five meetings one after the other show all of it.
"""

import csv
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from random import Random

from congress.portal.demo.names import people
from meetings.models import ItemKind, PaperKind, Proposer

K, P = ItemKind, PaperKind
# By the number of the meeting, one of five.
AMENDED, FAILED, POLLED, APPOINTED, REFUSED = range(5)
FALLS = "关于在中心城区全面禁止燃放烟花爆竹的决定"
REFUSES = "关于设立区人大常委会会客日的决定"
POSTS = (
    ("任命{name}为望川区人民法院审判员", "court"), ("任命{name}为望川区人民检察院检察员", "procuratorate"),
    ("任命{name}为望川区商务局局长", "government"), ("免去{name}的望川区应急管理局局长职务", "government"),
)  # fmt: skip
MOVED = "将第六条中的“每年至少一次”修改为“每半年至少一次”。"


@dataclass(frozen=True)
class Point:
    """One item of an agenda."""

    kind: str
    proposer: str
    title: str
    unit: str = ""
    committee: str = ""
    units: tuple[str, ...] = ()
    reporter: str = ""


def points(day: date, number: int | None = None) -> list[Point]:
    """The agenda of the meeting on this day; before its number is known, what the month brings."""
    with (Path(__file__).parent / "agendas.tsv").open(encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file, delimiter="\t") if int(row["month"]) == day.month]
    found = [
        Point(
            row["kind"], row["proposer"], row["title"].format(year=day.year, last=day.year - 1), row["unit"],
            row["committee"], tuple(filter(None, (row["units"] or "").split("+"))), row["reporter"] or "",
        )
        for row in rows
    ]  # fmt: skip
    turn = None if number is None else number % 5
    if turn == FAILED:
        found.append(Point(K.RESOLUTION, Proposer.MEMBERS, f"{FALLS}（{day.year}年）", "", "city_committee", ("city",)))
    if turn == APPOINTED:
        found.append(appointments(day))
    if turn == REFUSED:
        found.append(Point(K.RESOLUTION, Proposer.MEMBERS, f"{REFUSES}（{day.year}年）"))
    return found


def appointments(day: date) -> Point:
    return Point(K.APPOINTMENT, Proposer.CHAIRS_MEETING, f"{day.year}年{day.month}月人事任免案")


def nominees(day: date) -> list[str]:
    """One line for each person: who they are is invented anew for every meeting."""
    names = people(Random(day.toordinal()))
    return [words.format(name=next(names)[0]) for words, _ in POSTS]


PARTS = {
    P.DECISION_DRAFT: "一、充分认识做好这项工作的重要意义。\n"
    "二、区人民政府应当每年至少一次向区人大常委会报告进展情况。\n三、本决定自通过之日起施行。",
    P.REVIEW: "一、总的评价。收支安排符合实际，预算法的规定得到执行。\n"
    "二、审查意见。建议予以批准。\n三、进一步加强绩效管理。",
    P.NOMINEES: "一、拟任免职务和人选见表决票。\n二、人选均已参加任前法律知识考试，成绩合格。",
    P.STATEMENT: "如获任命，我将忠于宪法，依法履职，自觉接受人大监督，按时报告工作。",
    P.MOTION: "一、提请审议的事项。\n二、提出的理由和依据。\n三、请予审议决定。",
    P.EXPLANATION: "一、起草的必要性。\n二、起草过程和征求意见的情况。\n三、需要说明的几个问题。",
}  # fmt: skip
REPORT = (
    "一、基本情况\n{about}有序推进，年度任务按计划完成，群众反映集中的问题逐项建立了台账。\n"
    "二、存在的问题\n（一）部门之间的配合还不够顺畅。\n（二）基层力量仍显不足，经费保障有待加强。\n"
    "三、下一步打算\n对照区人大常委会提出的意见，列出清单，明确责任单位和完成时限，适时再次报告。"
)


def words_of(kind: str, title: str) -> str:
    """A short paper, written in the portal."""
    about = title.removeprefix("关于").removesuffix("的报告").removesuffix("情况")
    return PARTS.get(kind) or REPORT.format(about=about)
