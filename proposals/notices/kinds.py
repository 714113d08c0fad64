"""Every kind of notice about suggestions: its name, the variables of its texts, and where it goes."""

from congress.notices.kinds import Kind
from proposals.notices.award_truth import still_asks
from proposals.notices.truth import still_due, still_to_do, still_visible

NUMBER = {"编号": ("about.full_number", "第012号建议")}
TITLE = {"标题": ("about.title", "关于修缮青龙路人行道的建议")}
CASE = NUMBER | TITLE
UNIT = {"单位": ("handling.unit.label", "区住建局")}
PART = {"办理方式": ("handling.get_part_display", "主办")}
UNIT_LINE, PART_LINE = {"单位": ("unit", "区住建局")}, {"办理方式": ("part", "主办")}
PROMISED = {"承诺事项": ("promise", "年内修缮人行道")}
NOTE = {"说明": ("note", "请补充地点和照片")}
NAME, LEAD = {"代表": ("name", "张代表")}, {"领衔代表": ("about.proposer", "张代表")}
SIGN_BY = {"截止日期": ('about.cosign_until|date:"n月j日"', "6月10日")}
MAIN = {"主件": ("main.full_number", "第006号建议")}
CONTACT_UNIT = {"单位": ("contact.handling.unit.label", "区住建局")}
OLD_AND_NEW = {"原单位": ("old", "区城管局"), "现单位": ("handling.unit", "区住建局")}
RATED_BY = {"截止日期": ('evaluation.survey.closes_on|date:"n月j日"', "6月10日")}
MEETING = {
    "方式": ("meeting.get_form_display", "双方协调会"),
    "日期": ('meeting.meets_on|date:"n月j日"', "6月10日"),
    "地点": ("meeting.place", "区人大机关三楼会议室"),
    "事项": ("meeting.agenda", "护栏安装的范围和时限"),
}
PROMISE = {"单位": ("commitment.unit.label", "区住建局"), "承诺事项": ("commitment.text", "年内修缮人行道")}
PROMISED_BY = {"完成期限": ('commitment.due_on|date:"Y年n月j日"', "2027年6月30日")}
OLD_DAY = {"原期限": ('extension.old_due_on|date:"n月j日"', "6月2日")}
NEW_DAY = {"延至": ('extension.new_due_on|date:"n月j日"', "9月2日")}
WHY = {"理由": ("extension.reason", "涉及多个部门，方案正在论证")}
BACK = {"建议单位": ("asked.proposed_unit.label", "区城管局"), "理由": ("asked.reason", "不属于本单位职责")}
PRESSED = {"事项": ("label", "答复期限"), "催办单位": ("office", "代表工委")}
DUE = {
    "编号": ("case", "区十七届人大五次会议第012号建议"),
    "标题": ("title", TITLE["标题"][1]),
    "期限": ('due_on|date:"n月j日"', "6月10日"),
    "还剩天数": ("left", "7"),
    "逾期天数": ("past", "-7"),
}
KEY_YEAR = {"年度": ("key.year", "2026")}
EVENT = {"形式": ("event.get_kind_display", "视察"), "日期": ('event.on|date:"n月j日"', "6月10日")}
AWARD = {"评选": ("about", "2026年度优秀代表建议评选")}
DIGEST = {"件数": ("number", "3"), "情况": ("states", "督办中 2 件、已报告主任会议 1 件"), "逾期件数": ("late", "1")}
MAIL, BOTH = ("email",), ("email", "sms")


def _kind(code, label, variables, channels=MAIL, *, still_true=still_visible, **facts):
    return Kind(f"proposal_{code}", label, variables, channels, still_true=still_true, **facts)


def _to_do(code, label, variables, channels=MAIL, **facts):
    """Something waits for its reader: untrue as soon as a colleague has done it."""
    return _kind(code, label, variables, channels, still_true=still_to_do, **facts)


def _reminder(code, label, variables=None, *, channels=BOTH, **facts):
    """A text about a running clock: untrue as soon as it no longer runs to that day or for this reader."""
    return _kind(f"remind_{code}", label, DUE | (variables or {}), channels, still_true=still_due, **facts)


KINDS = [
    _to_do("submitted", "建议待审查", TITLE | {"代表": ("about.proposer", "张代表")}),
    _kind("logged", "纸质建议已代为登记", TITLE | {"收到日期": ('about.submitted_on|date:"n月j日"', "5月20日")}),
    _kind("registered", "建议已登记", CASE),
    _to_do("returned", "建议需要修改", TITLE | NOTE, BOTH),
    _to_do("cosign_asked", "请您确认联名", TITLE | LEAD | SIGN_BY, BOTH),
    _kind("cosigned", "代表已联名", TITLE | NAME),
    _kind("cosign_refused", "代表不联名", TITLE | NAME | NOTE),
    _kind("stepped_out", "代表退出联名", TITLE | NAME | NOTE),
    _kind("cosign_taken_back", "联名收回修改", TITLE | LEAD, still_true=None),
    _kind("handed_in_again", "联名建议修改后再次提交", TITLE | LEAD),
    _to_do("withdrawal_asked", "请您表示是否同意撤回", CASE | LEAD | NOTE, BOTH),
    _to_do("withdrawal_waits", "代表申请撤回建议", TITLE | LEAD | NOTE),
    _kind("withdrawal_agreed", "代表同意撤回", TITLE | NAME),
    _kind("recalled", "建议撤回，停止办理", CASE | NOTE, BOTH),
    _kind("merged", "建议并案办理", CASE | MAIN),
    _kind("taken_in", "承办件并入他件", CASE | MAIN),
    _kind("unmerged", "建议不再并案", CASE | MAIN),
    _kind("withdrawn", "建议已撤回", TITLE | NOTE),
    _kind("declined", "不作为建议处理", TITLE | NOTE | {"理由": ("about.get_decline_ground_display", "属于个人事务")}),
    _to_do("assigned", "承办件待签收", CASE | UNIT | PART, BOTH),
    _kind("assigned_deputy", "建议已交办", CASE),
    _kind("acknowledged", "单位已签收", CASE | UNIT),
    _to_do(
        "contacted", "请核实沟通记录", CASE | CONTACT_UNIT | {"日期": ('contact.on|date:"n月j日"', "5月20日")}, BOTH
    ),
    _kind("contact_denied", "代表未认可沟通", CASE | CONTACT_UNIT),
    _kind("advised", "会办意见已提交", CASE | UNIT),
    _to_do("advice_sent_back", "会办意见需要补正", CASE | NOTE, BOTH),
    _kind("released", "会办终止", CASE),
    _to_do("presented", "答复待签发", CASE),
    _to_do("turned_back", "答复退回修改", CASE | NOTE),
    _to_do("signed_off", "答复待核发", CASE | UNIT),
    _to_do("corrected", "答复需要更正", CASE | NOTE),
    _to_do("redone", "须再次答复", CASE | UNIT | NOTE | {"期限": ('clock.due_on|date:"n月j日"', "6月10日")}, BOTH),
    _kind(
        "reworked",
        "退回重新办理",
        CASE | NOTE | {"单位": ("units", "区住建局"), "期限": ('due_on|date:"n月j日"', "6月10日")},
        BOTH,
    ),
    _to_do("convened", "请参加协调", CASE | MEETING, BOTH),
    _kind("settled", "协调结束", CASE | {"结论": ("meeting.decision", "双方同意年内完成护栏安装。")}),
    _kind("issued", "分办答复已发出", CASE | UNIT | {"文号": ("reply.doc_no", "望住建函〔2026〕12号")}),
    _to_do("replied", "建议已答复，请评价", CASE | RATED_BY, BOTH, direct=True),
    _kind("rated", "代表已评价", CASE | {"代表": ("name", "张代表")}),
    _kind("rated_by_link", "凭专用链接评价的回执", CASE, BOTH),
    _to_do("keyed_in", "征询意见表待复核", CASE | {"录入人": ("entry.entered_by.name", "李录入")}),
    _kind("verified", "征询意见表已复核", CASE),
    _to_do("paper_waits", "征询意见表未复核，评价结束不了", CASE | {"何人": ("names", "张代表（李录入 录入）")}),
    _kind("concluded", "评价结束", CASE),
    _to_do("handed_over", "承办件移交给您", CASE),
    _kind("work_moved", "机构改革调整承办单位", CASE | OLD_AND_NEW | PART),
    _kind("work_moved_deputy", "机构改革调整承办单位（告知代表）", CASE | OLD_AND_NEW | PART),
    _kind("recalendared", "期限随放假安排变动", CASE | {"期限": ("first.clock.label", "答复期限")}),
    _to_do("return_asked", "退办申请待审核", CASE | UNIT | BACK),
    _kind("return_ruled", "退办申请已审核", CASE | UNIT, BOTH),
    _kind("reassigned", "建议改由其他单位办理", CASE | UNIT | {"原单位": ("returned.handling.unit.label", "区水务局")}),
    _to_do("extension_asked", "延期申请待审批", CASE | UNIT | OLD_DAY | NEW_DAY | WHY),
    _kind("extension_ruled", "延期申请已审批", CASE | UNIT | OLD_DAY | NEW_DAY, BOTH),
    _kind("extended", "建议延期答复（告知代表）", CASE | UNIT | OLD_DAY | NEW_DAY | WHY, BOTH),
    _kind("closed", "建议办结", CASE),
    _kind("published", "建议已公开", CASE | {"范围": ("scope", "全文公开")}),
    _kind("withheld", "建议不予公开", CASE | {"原因": ("reason", "涉及个人隐私")}),
    _kind("retracted", "建议撤下公开", CASE | {"原因": ("reason", "涉及个人隐私")}),
    _kind("tracked", "建议转入跟踪", CASE),
    _kind("progressed", "承诺事项有进展", CASE | PROMISE),
    _to_do("claimed", "承诺事项申请销号，请核验", CASE | PROMISE, BOTH),
    _kind("struck_off", "承诺事项销号", CASE | PROMISE),
    _to_do("sent_on", "承诺事项退回继续落实", CASE | PROMISE | NOTE, BOTH),
    _kind("given_up", "承诺事项不能办理", CASE | PROMISE | {"理由": ("report.text", "规划调整")}, BOTH),
    _kind("rolled_over", "承诺事项完成期限变动", CASE | PROMISE | PROMISED_BY),
    _kind("carried_over", "建议结转下一届", CASE | {"届": ("term", "第十九届")}),
    _to_do("promises_over", "承诺事项全部了结，可以办结", CASE),
    Kind("proposal_award_asked", "评选请投票", AWARD, BOTH, still_true=still_asks),
    Kind("proposal_awarded", "获得表彰", AWARD | {"对象": ("nominee", "区水务局")}, MAIL),
    _to_do("urged", "催办", CASE | NOTE, BOTH),
    _kind("key_nominated", "重点督办候选", CASE | KEY_YEAR | {"提名人": ("key.nominated_by.name", "张委员")}),
    _kind("key_selected", "列入重点督办", CASE | KEY_YEAR, BOTH),
    _kind("key_planned", "重点督办方案", CASE | {"完成时间": ('key.plan_until|date:"n月j日"', "10月31日")}),
    _kind("key_joined", "请您参与重点督办", CASE | KEY_YEAR, BOTH),
    _kind("key_event", "督办活动记录", CASE | EVENT),
    _kind("key_reported", "重点督办情况已报告", CASE),
    _kind("key_resumed", "继续重点督办", CASE | NOTE),
    Kind("proposal_key_digest", "重点督办月报", DIGEST),
    _kind("key_finished", "重点督办结束", CASE | KEY_YEAR),
    _kind("rechecked", "复查结果", CASE | {"结果": ("lot.get_finding_display", "部分落实")}),
    _kind(
        "reopened",
        "复查补办",
        CASE | NOTE | {"单位": ("units", "区住建局"), "期限": ('due_on|date:"n月j日"', "6月10日")},
    ),
    _kind("leader_named", "领导领办", CASE | {"领导": ("leading.name", "张区长"), "职务": ("leading.title", "副区长")}),
    _kind("overseen", "督办意见", CASE | NOTE | {"机关": ("office", "城建环保委")}),
    _kind("pressed", "期限催办", DUE | UNIT_LINE | PRESSED, BOTH, still_true=still_due),
    _reminder("acknowledge", "催签收", UNIT_LINE | PART_LINE),
    _reminder("return", "退办期限将到", UNIT_LINE),
    _reminder("office", "催机关办理", {"事项": ("limit", "退办审核期限")}, channels=MAIL),
    _reminder("advise", "催会办意见", UNIT_LINE),
    _reminder("reply", "催答复", UNIT_LINE | PART_LINE),
    _reminder("rework", "催重新办理答复", UNIT_LINE),
    _reminder("promise", "催承诺事项", UNIT_LINE | PROMISED),
    _reminder("status", "请报告承诺事项落实情况", UNIT_LINE | PROMISED),
    _reminder("rate", "催评价", direct=True),
    _reminder("cosign", "催确认联名", {"领衔代表": ("lead", "张代表")}),
    _reminder("missed", "催办对象没有账号", {"姓名": ("missed", "张代表")}, channels=MAIL),
]
