"""Settings 47–50 and 52–54: deputies' work, funds, names, calendar."""

from congress.rulebook.choices.kinds import CHOICE, FLAG, NUMBER, SEVERAL, TABLE, Setting

NORMS = (
    ("group_activities", "代表小组活动（次/年）"),
    ("receptions", "接待选民（次/年）"),
    ("voters_contacted", "联系选民（人次/年）"),
    ("duty_days", "执行职务（日/年）"),
    ("trainings", "参加培训（次/年）"),
    ("observed_meetings", "列席会议（次/届）"),
    ("absences_warn", "大会未请假缺席提醒（次）"),
    ("absences_alarm", "大会未请假缺席报告（次）"),
)
POINTS = (
    ("base", "基础分"),
    ("session_full", "全程出席大会"),
    ("session_leave_half_day", "大会请假（每半天）"),
    ("activity", "列席、视察、调研、执法检查、培训（每次）"),
    ("suggestion", "提出建议（每件）"),
    ("suggestion_cap", "建议计分件数上限（件/年）"),
    ("key_suggestion", "重点或优秀建议加分"),
    ("reception", "接待选民（每次）"),
    ("report_to_voters", "向选民述职"),
    ("contact", "联系群众（每次）"),
    ("contact_cap", "联系群众计分上限（次/年）"),
    ("unexcused_absence", "无故缺席"),
)
FIELDS = (
    ("name", "姓名"),
    ("sex", "性别"),
    ("photo", "照片"),
    ("constituency", "选区"),
    ("delegation", "代表团（小组）"),
    ("employer", "工作单位和职务"),
    ("station", "联络站"),
    ("reception_schedule", "接待安排"),
    ("suggestion_titles", "建议标题和公开的答复"),
    ("activity_counts", "履职次数"),
    ("contact", "联系方式"),
)
OPEN_FIELDS = tuple(key for key, _ in FIELDS if key != "contact")
LABELS = (
    ("coordinator", "代表工作机构"),
    ("office", "办公室"),
    ("dispatcher", "政府督办机构"),
    ("appointments", "任免工作机构"),
)

SETTINGS = (
    Setting(47, "deputy.report_per_term", "每届当面述职（次）", NUMBER, 1, low=1, high=5),
    Setting(47, "deputy.written_yearly", "每年书面述职（次）", NUMBER, 1, high=4),
    Setting(
        47, "deputy.report_min_voters", "述职最少到会选民（人）", NUMBER, 0, high=9999,
        note="0 为不要求。",
    ),
    Setting(
        48, "deputy.activity_norms", "履职最低要求", TABLE,
        {
            "group_activities": 2, "receptions": 2, "voters_contacted": 0, "duty_days": 0,
            "trainings": 0, "observed_meetings": 1, "absences_warn": 1, "absences_alarm": 2,
        },
        NORMS, article="代表法第六十二条", note="两次未经批准不出席大会的，代表资格终止。0 为不要求。",
    ),
    Setting(49, "deputy.points.enabled", "使用履职积分", FLAG, False),
    Setting(
        49, "deputy.points.values", "积分标准", TABLE,
        {
            "base": 60, "session_full": 5, "session_leave_half_day": -1, "activity": 3,
            "suggestion": 3, "suggestion_cap": 5, "key_suggestion": 3, "reception": 2,
            "report_to_voters": 5, "contact": 1, "contact_cap": 10, "unexcused_absence": -5,
        },
        POINTS, low=-100, high=1000,
    ),
    Setting(
        50, "deputy.public_fields", "代表公开信息", SEVERAL, OPEN_FIELDS, FIELDS,
        article="代表法第五十八条",
    ),
    Setting(
        52, "fund.per_deputy", "代表活动经费标准（元/人年）", NUMBER, None, low=1, high=1000000,
        note="未填写前不能使用经费功能。",
    ),
    Setting(
        53, "org.labels", "机构名称", TABLE,
        {
            "coordinator": "代表工作委员会", "office": "办公室",
            "dispatcher": "区政府办公室（督查室）", "appointments": "代表工作委员会",
        },
        LABELS,
    ),
    Setting(
        54, "calendar.workdays", "工作日依据", CHOICE, "notice",
        (("notice", "国务院办公厅每年的节假日安排通知，见工作日历"),),
    ),
)  # fmt: skip
