"""Limits of 人事任免 (law.md §9)."""

from congress.rulebook.reckoning import CALENDAR_DAY, MONTH, WORKING_DAY, Limit

LIMITS = (
    Limit(
        "appointment.submit", "任免议案提请最迟日", 10, CALENDAR_DAY, "会议首日",
        "参照北京市任免条例第十二条", backward=True,
        note="各地：10 日、7 日。",
    ),
    Limit(
        "appointment.exam_retry", "补考期限", 3, CALENDAR_DAY, "考试日",
        note="法律未定期限；商州区为 3 日。",
    ),
    Limit(
        "appointment.retry", "再次提请最早日", 0, MONTH, "未通过日",
        "参照深圳市任免条例第二十条",
        note="默认不限；深圳为 6 个月。",
    ),
    Limit(
        "appointment.notify", "任免通知期限", 3, CALENDAR_DAY, "通过日",
        "参照北京市任免条例第二十一条",
    ),
    Limit(
        "appointment.oath", "宪法宣誓期限", 30, CALENDAR_DAY, "通过日",
        "参照北京市宪法宣誓组织办法",
        note="一般在会议上进行；到期仍未宣誓的提醒。",
    ),
    Limit(
        "appointment.oath_by_organ", "任职机关组织宪法宣誓期限", 15, WORKING_DAY, "通过日",
        "参照重庆市宪法宣誓组织办法第六条至第九条",
        note="法官、检察官等由任职机关组织宣誓的职务；哪些职务，在“职务”页设定。",
    ),
    Limit(
        "appointment.duty_report_draft", "述职报告初稿最迟日", 20, CALENDAR_DAY, "会议首日",
        backward=True,
        note="法律未定期限，系某区做法。",
    ),
    Limit(
        "appointment.rectify", "述职整改期限", 3, MONTH, "测评日",
        note="法律未定期限；汉台区为 3 个月。",
    ),
    Limit(
        "government.members", "政府组成人员提请期限", 2, MONTH, "区长当选日",
        "地方组织法第七十一条", cap=2,
    ),
)  # fmt: skip
