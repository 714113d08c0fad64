"""Settings 1–31: suggestions and motions."""

from congress.rulebook.choices.kinds import CHOICE, FLAG, LIMIT, NUMBER, SEVERAL, Setting

MODES = (
    ("visit", "上门走访"),
    ("meeting", "座谈面商、现场踏勘"),
    ("phone", "电话"),
    ("email", "电子邮件"),
    ("message", "微信、短信"),
)

CLOCKS = (
    Setting(1, "proposal.reply_months", "答复期限（月）", LIMIT, limit="proposal.reply"),
    Setting(2, "proposal.extended_months", "延期答复期限（月）", LIMIT, limit="proposal.extended"),
    Setting(
        3, "proposal.extension_needs_consent", "延期须经代表工委同意", FLAG, True,
        note="国家法律不要求；北京、青岛、山东、浙江、上海要求同意。",
    ),
    Setting(3, "proposal.extension_tells_deputy", "延期须告知代表", FLAG, True),
    Setting(
        4, "proposal.intersession_assign_limit", "闭会期间建议交办期限", LIMIT,
        limit="proposal.intersession_assign",
    ),
    Setting(4, "proposal.intersession_needs_chairs", "闭会期间建议由主任会议交办", FLAG, False),
    Setting(
        5, "proposal.session_assign_limit", "大会建议交办期限", LIMIT,
        limit="proposal.session_assign",
    ),
    Setting(6, "assignment.return_limit", "申请退办期限", LIMIT, limit="assignment.return"),
    Setting(
        7, "assignment.return_counts_from", "退办期限起算日", CHOICE, "received",
        (("assigned", "交办日"), ("received", "收到日")),
    ),
    Setting(8, "assignment.reassign_limit", "重新交办期限", LIMIT, limit="assignment.reassign"),
    Setting(
        9, "assignment.restart_clock_on_reassign", "重新交办后重新计算答复期限", FLAG, False,
        note="法律规定自交办之日起计算，默认不重新计算。",
    ),
    Setting(10, "assist.opinion_limit", "会办意见期限", LIMIT, limit="assist.opinion"),
    Setting(11, "contact.first_limit", "首次联系代表期限", LIMIT, limit="contact.first"),
    Setting(12, "contact.required_count", "联系代表最少次数", NUMBER, 1, high=9),
    Setting(12, "contact.required_count_key", "重点建议联系代表最少次数", NUMBER, 3, high=9),
    Setting(
        12, "contact.modes", "计入的联系方式", SEVERAL, ("visit", "meeting", "phone", "email"),
        MODES,
    ),
)  # fmt: skip

REPLIES = (
    Setting(
        13, "reply.signer", "答复签发人", CHOICE, "head",
        (("head", "主要负责人"), ("leader", "负责人（含副职）")),
        note="重庆、浙江、河南、山东由主要负责人签发，上海、青岛为负责人。副职在岗位中登记。",
    ),
    Setting(
        14, "reply.recipients", "联名建议的答复对象", CHOICE, "every_signer",
        (("every_signer", "每位联名代表"), ("lead", "领衔代表，由其转告")),
    ),
    Setting(
        15, "reply.category_scheme", "答复类别", CHOICE, "S1",
        (
            ("S1", "A 已解决或基本解决；B 部分解决或列入计划；C 因条件所限暂难解决；D 不采纳或留作参考"),
            ("S2", "A 已解决；B 正在解决或列入计划；C 因条件所限以后解决；D 留作参考"),
            ("S3", "A 已解决；B 正在解决；C 列入计划逐步解决；D 留作参考或不可行"),
            ("S4", "A 已解决；B 部分解决或列入计划；C 留作参考或不可行"),
            ("none", "不分类"),
        ),
    ),
    Setting(
        16, "reply.face_to_face", "当面答复", CHOICE, "required_for_key",
        (("optional", "可选"), ("required_for_key", "重点建议必须"), ("required", "全部必须")),
    ),
)  # fmt: skip

EVALUATION = (
    Setting(17, "evaluation.limit", "评价期限", LIMIT, limit="evaluation.window"),
    Setting(
        18, "evaluation.dimensions", "评价内容", CHOICE, "attitude_result",
        (
            ("result", "办理结果"),
            ("attitude_result", "办理态度、办理结果"),
            ("attitude_result_done", "办理态度、办理结果、落实情况"),
        ),
        note="总评取办理结果。",
    ),
    Setting(
        19, "evaluation.scale", "评价等次", CHOICE, "three",
        (("three", "满意、基本满意、不满意"), ("five", "一至五星")),
        note="各地法规一律为三档。用星级的，五星、四星记为满意，三星记为基本满意，二星、一星记为不满意；统计、重新办理和公开按三档。",
    ),
    Setting(
        20, "evaluation.no_response", "逾期未评价", CHOICE, "excluded",
        (("excluded", "列为未反馈，不计入统计"), ("counted", "列为未反馈，计入总数")),
    ),
    Setting(20, "evaluation.reminders", "评价催办次数", NUMBER, 2, high=9),
    Setting(
        20, "evaluation.link_without_sign_in", "代表可以凭短信中的专用链接评价，不必登录", FLAG, False,
        note="评价须由代表本人作出。链接可能被转发，因此默认须登录；开通后，每次凭链接评价都另发消息告知本人。",
    ),
    Setting(
        20, "survey.anonymous_minimum", "无记名测评公布结果的最少份数", NUMBER, 5, low=3, high=99,
        note="不足此数的，不公布也不保存结果，以免推知个人意见。",
    ),
    Setting(
        21, "evaluation.by", "评价人", CHOICE, "lead",
        (("lead", "领衔代表，联名代表可附意见"), ("every_signer", "每位联名代表")),
    ),
    Setting(22, "rework.limit", "再次答复期限", LIMIT, limit="rework.reply"),
    Setting(
        23, "rework.decided_by", "不满意件的处理", CHOICE, "coordinator",
        (("coordinator", "代表工委研究决定"), ("automatic", "自动退回重新办理")),
    ),
    Setting(
        24, "rework.second_failure", "再次不满意", CHOICE, "meeting",
        (("meeting", "召集双方协调"), ("expert", "组织第三方评估")),
    ),
    Setting(
        25, "withdraw.rule", "撤回建议", CHOICE, "before_reply",
        (("before_assign", "交办前"), ("before_reply", "答复前"), ("any_time", "办结前")),
    ),
    Setting(25, "withdraw.all_signers", "撤回须全体联名代表同意", FLAG, True),
)  # fmt: skip

PUBLICITY = (
    Setting(
        26, "publication.scope", "公开范围", CHOICE, "text_reply",
        (
            ("report", "只公开办理情况报告"),
            ("text_reply", "建议和答复"),
            ("text_reply_feedback", "建议、答复和评价"),
        ),
        article="代表法第五十一条",
        note="办理情况报告一律公开。",
    ),
    Setting(26, "publication.needs_consent", "公开须代表同意且承办单位标明公开", FLAG, True),
    Setting(27, "report.months", "向常委会报告的最迟日", LIMIT, limit="duty.proposals_year"),
    Setting(
        28, "key_oversight.max", "每年重点督办件数上限", NUMBER, 0, high=99, note="0 为不限。",
    ),
    Setting(28, "key_oversight.leader_required", "重点督办须指定领衔领导", FLAG, True),
    Setting(
        29, "motion.min_signers", "议案联名人数", NUMBER, 10, low=10, high=10,
        article="地方组织法第二十二条", note="法律规定十人以上联名。",
    ),
    Setting(
        29, "motion.by_delegation", "代表团可以提出议案", FLAG, False,
        article="参照北京市实施代表法办法第十条", note="须经全团代表过半数同意；法律规定的是十人以上联名。",
    ),
    Setting(
        30, "motion.review_body", "议案审查机构", CHOICE, "motion_committee",
        (("motion_committee", "议案审查委员会"), ("special_committee", "专门委员会")),
    ),
    Setting(
        31, "motion.handling_report_limit", "议案办理报告期限", LIMIT,
        limit="motion.handling_report",
    ),
)  # fmt: skip

SETTINGS = CLOCKS + REPLIES + EVALUATION + PUBLICITY
