"""预算执行 far from the time that has passed: the committee for finance is told, once for each figure and month."""

from congress.notices.kinds import Kind
from congress.notices.outbox import post
from supervision.queries.fiscal import fiscal_people

PACE = {
    "数据": ("about", "2026年1—6月一般公共预算支出"), "快慢": ("said", "慢于时间进度"), "百分点": ("points", "12.5"),
    "执行比例": ("share", "37.5%"),
}  # fmt: skip
ADJUSTMENT = {"名称": ("about.title", "2026年区级预算调整"), "情况": ("said", "已送初步方案，请进行初步审查")}
KINDS = [
    Kind("supervision_execution_pace", "预算执行进度提醒", PACE, ("email",)),
    Kind("supervision_adjustment", "预算调整办理", ADJUSTMENT, ("email",)),
]


def pace_alarm(figure, *, said: str, points: str, share: str) -> None:
    once = f"{figure.year}:{figure.month}:{figure.book}:{figure.measure}:{said}"
    facts = {"said": said, "points": points, "share": share}
    post("supervision_execution_pace", to=fiscal_people(), about=figure, once=once, **facts)


def adjustment_told(adjustment, to, said: str) -> None:
    post("supervision_adjustment", to=to, about=adjustment, once=f"{adjustment.code}:{adjustment.version}", said=said)
