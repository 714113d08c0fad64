"""Limits of deputies' work between sessions (law.md §4, §10)."""

from congress.rulebook.reckoning import CALENDAR_DAY, MONTH, Limit

LIMITS = (
    Limit(
        "duty.report_feedback", "视察调研报告反馈期限", 1, MONTH, "转交日",
        "参照重庆市代表法实施办法第三十一条",
        note="代表法第三十一条只要求及时反馈。",
    ),
    Limit(
        "contact.opinion_feedback", "联系意见反馈期限", 1, MONTH, "转交日",
        "参照青岛市代表建议工作条例第三十二条",
    ),
    Limit(
        "station.notice", "接待公告最迟日", 3, CALENDAR_DAY, "接待日",
        "参照街道代表接待选民规则",
        backward=True,
    ),
)  # fmt: skip
