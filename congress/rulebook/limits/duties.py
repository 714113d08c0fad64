"""What the standing committee must hear every year, by its last day (law.md §7.7)."""

from congress.rulebook.reckoning import CALENDAR_DAY, YEAR_DATE, Limit

YEAR = "年初"
SESSION = "大会首日"

LIMITS = (
    Limit("duty.accounts", "决算审查批准最迟日", 930, YEAR_DATE, YEAR, "监督法第十九条", note="每年六月至九月。"),
    Limit(
        "duty.execution", "计划、预算执行情况审议最迟日", 930, YEAR_DATE, YEAR, "监督法第二十条",
        note="每年六月至九月。",
    ),
    Limit(
        "duty.audit", "审计工作报告审议最迟日", 930, YEAR_DATE, YEAR, "监督法第二十七条",
        note="在审查和批准决算的同时听取和审议。",
    ),
    Limit("duty.assets", "国有资产管理情况报告最迟日", 1231, YEAR_DATE, YEAR, "监督法第二十四条"),
    Limit("duty.debt", "政府债务管理情况报告最迟日", 1231, YEAR_DATE, YEAR, "监督法第二十五条"),
    Limit(
        "duty.environment", "环境状况和环境保护目标完成情况报告最迟日", 1231, YEAR_DATE, YEAR, "环境保护法第二十七条",
        note="向代表大会或者常委会报告。",
    ),
    Limit("duty.filing", "备案审查工作情况报告最迟日", 1231, YEAR_DATE, YEAR, "监督法第四十五条"),
    Limit(
        "duty.midterm", "五年规划中期评估报告最迟日", 1231, YEAR_DATE, YEAR, "监督法第二十三条", note="规划的第三年。",
    ),
    Limit(
        "duty.proposals", "代表建议办理情况报告最迟日", 1, CALENDAR_DAY, SESSION, "代表法第五十一条", cap=1,
        backward=True, note="下次大会前向常委会报告。",
    ),
    Limit(
        "duty.proposals_year", "代表建议办理情况报告最迟日", 1231, YEAR_DATE, YEAR, "代表法第五十一条",
        note="大会会期未定时的暂定日期。",
    ),
)  # fmt: skip
