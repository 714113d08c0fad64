"""Limits of 常委会会议 (law.md §8). They do not bind a meeting called at short notice (临时召集)."""

from congress.rulebook.reckoning import CALENDAR_DAY, MONTH, WORKING_DAY, Limit

LIMITS = (
    Limit(
        "meeting.interval", "下次会议最迟日", 2, MONTH, "上次会议日",
        "地方组织法第五十一条", cap=2,
        note="每两个月至少举行一次。",
    ),
    Limit(
        "meeting.notice", "会议通知最迟日", 7, CALENDAR_DAY, "会议首日",
        "参照北京市常委会议事规则第五条", backward=True,
        note="只提示，写明原因可以变通。",
    ),
    Limit(
        "meeting.papers", "会议文件最迟送达日", 5, CALENDAR_DAY, "会议首日",
        "参照浙江省常委会议事规则第七条", backward=True,
        note="专项工作报告另依监督法第十五条为 7 日。",
    ),
    Limit(
        "meeting.papers_floor", "会议文件送达底线", 1, CALENDAR_DAY, "会议首日", backward=True,
        note="不得迟于会议前一日。",
    ),
    Limit(
        "meeting.motion_in", "议案提交最迟日", 15, CALENDAR_DAY, "会议首日",
        "参照上海市常委会议事规则第十五条", backward=True,
        note="各地：10 日、15 日、20 日。",
    ),
    Limit(
        "meeting.leave", "请假最迟日", 0, CALENDAR_DAY, "会议首日",
        "参照浙江省常委会议事规则第九条", backward=True,
        note="各地：会前，或者会前 3 日。",
    ),
    Limit(
        "meeting.minutes", "会议纪要印发期限", 7, WORKING_DAY, "会议闭幕日",
        note="法律未定期限，系建议值。",
    ),
    Limit(
        "meeting.publish", "决议决定公布期限", 5, CALENDAR_DAY, "通过日",
        "参照广东省常委会议事规则第五十五条",
    ),
    Limit(
        "chairs_meeting.notice", "主任会议通知最迟日", 2, CALENDAR_DAY, "会议日", backward=True,
        note="法律未定期限；明山区为 2 日。",
    ),
    Limit(
        "decision.execution", "决议执行情况报告期限", 6, MONTH, "通过日", "监督法第十七条",
        note="有关机关在决议规定的期限内报告；决议没有规定期限的，按本区的规定，法律没有定天数。",
    ),
)  # fmt: skip
