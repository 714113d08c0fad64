"""The house's own settings about disturbing people; law.md §12 ends at 54."""

from congress.rulebook.choices.kinds import FLAG, NUMBER, SEVERAL, Setting

DAYS = tuple((days, f"{days} 天") for days in (60, 45, 30, 20, 15, 10, 7, 5, 3, 2, 1))
OWN = "法规没有规定，是本系统的默认值。"

SETTINGS = (
    Setting(55, "notice.quiet_from", "免打扰时段起（时）", NUMBER, 21, high=23, note=OWN),
    Setting(
        55, "notice.quiet_until", "免打扰时段止（时）", NUMBER, 8, high=23,
        note="起止相同为不设免打扰时段。紧急通知不受限制。",
    ),
    Setting(
        55, "notice.workdays_only", "非紧急的邮件和短信只在工作日发送", FLAG, True,
        note="工作日见工作日历。平台内的消息不受限制。",
    ),
    Setting(
        55, "notice.digest_hour", "每日汇总发送时间（时）", NUMBER, 9, high=20,
        note="愿意合并接收的人，每个工作日最多一封；没有未读通知的不发。落在免打扰时段里的，到时段结束时发。",
    ),
    Setting(
        56, "remind.reply_days", "答复期限前提醒", SEVERAL, (30, 15, 7, 3, 1), DAYS,
        note="到期前七日起同时提醒单位负责人；逾期每周提醒，抄送代表工委和政府办，第三周起报分管副主任。"
        "分管副主任是在代表工委另有“主任、副主任”岗位的人；没有这样的岗位，报各位副主任。",
    ),
    Setting(56, "remind.opinion_days", "会办意见期限前提醒", SEVERAL, (7, 1), DAYS, note=OWN),
    Setting(
        56, "remind.survey_days", "代表满意度调查截止前提醒", SEVERAL, (7, 1), DAYS,
        note="只提醒还没有作答的代表。" + OWN,
    ),
    Setting(56, "remind.rework_days", "再次答复期限前提醒", SEVERAL, (10, 3, 1), DAYS, note=OWN),
)  # fmt: skip
