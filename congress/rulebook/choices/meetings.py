"""Settings 32–38 and 42–46: standing-committee meetings, votes, appointments."""

from congress.rulebook.choices.kinds import CHOICE, FLAG, LIMIT, NUMBER, Setting

MEETINGS = (
    Setting(32, "meeting.notice_days", "会议通知提前（日）", LIMIT, limit="meeting.notice"),
    Setting(32, "meeting.notice_for_urgent", "临时召集的会议也适用通知期限", FLAG, False),
    Setting(33, "meeting.papers_days", "会议文件提前（日）", LIMIT, limit="meeting.papers"),
    Setting(34, "meeting.motion_in_days", "议案提前（日）", LIMIT, limit="meeting.motion_in"),
    Setting(35, "meeting.speech_minutes", "首次发言（分钟）", NUMBER, 10, low=1, high=120),
    Setting(35, "meeting.second_speech_minutes", "再次发言（分钟）", NUMBER, 5, low=1, high=120),
    Setting(36, "meeting.leave_days", "请假提前（日）", LIMIT, limit="meeting.leave"),
    Setting(
        36, "meeting.leave_approver", "请假批准人", CHOICE, "chair",
        (("chair", "主任"), ("office", "办公室主任")),
    ),
    Setting(
        37, "meeting.majority_denominator", "全体组成人员的计算", CHOICE, "in_office",
        (("in_office", "在任人数"), ("seats", "名额数")),
        article="地方组织法第五十一条", note="法律未写明，系通行做法，请本机关确认。",
    ),
    Setting(
        38, "poll.rule", "满意度测评规则", CHOICE, "P1",
        (
            ("P1", "满意过半为满意；满意加基本满意过半为基本满意；否则不满意"),
            ("P2", "满意过半为满意；否则不满意"),
        ),
    ),
    Setting(
        38, "poll.denominator", "测评计算基数", CHOICE, "all",
        (("all", "全体组成人员"), ("present", "出席人数")),
    ),
    Setting(
        38, "poll.invalid", "无效票", CHOICE, "excluded",
        (("excluded", "不计入"), ("counted", "计入基数")),
    ),
)  # fmt: skip

APPOINTMENTS = (
    Setting(42, "appointment.submit_days", "任免议案提前（日）", LIMIT, limit="appointment.submit"),
    Setting(
        43, "appointment.exam.form", "任前法律知识考试形式", CHOICE, "open",
        (("open", "开卷"), ("closed", "闭卷")),
    ),
    Setting(43, "appointment.exam.full_mark", "考试满分", NUMBER, 100, low=1, high=1000),
    Setting(43, "appointment.exam.pass_mark", "及格分", NUMBER, 60, low=1, high=1000),
    Setting(43, "appointment.exam.minutes", "考试时间（分钟）", NUMBER, 120, low=10, high=240),
    Setting(43, "appointment.exam.retries", "补考次数", NUMBER, 1, high=3),
    Setting(43, "appointment.exam.retry_days", "补考期限（日）", LIMIT, limit="appointment.exam_retry"),
    Setting(
        43, "appointment.exam.validity", "考试成绩有效", CHOICE, "term",
        (("term", "本届有效"), ("organ", "同一机关内有效"), ("once", "每次任职都考")),
    ),
    Setting(
        44, "appointment.retry_after_failure", "未通过后再次提请的间隔", LIMIT,
        limit="appointment.retry",
    ),
    Setting(44, "appointment.failures_block_term", "本届内不再提名的未通过次数", NUMBER, 2, low=1, high=9),
    Setting(
        44, "appointment.person_order", "同一人任免的表决次序", CHOICE, "appoint_first",
        (("appoint_first", "先任后免"), ("remove_first", "先免后任")),
    ),
    Setting(45, "appointment.rename_needs_new", "机构更名须重新任命", FLAG, False),
    Setting(46, "appointment.oath_days", "宪法宣誓期限（日）", LIMIT, limit="appointment.oath"),
    Setting(
        46, "appointment.oath_by_organ_days", "任职机关组织宪法宣誓的期限（工作日）", LIMIT,
        limit="appointment.oath_by_organ",
    ),
    Setting(46, "appointment.oath_at_meeting", "宣誓在会议上进行", FLAG, True),
)  # fmt: skip

SETTINGS = MEETINGS + APPOINTMENTS
