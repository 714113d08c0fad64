"""Limits of 代表建议 and 议案 (law.md §5.2, §5.7, §6). Cited local rules are models, not ours."""

from congress.rulebook.reckoning import CALENDAR_DAY, MONTH, WORKING_DAY, YEAR_DATE, Limit

DEPUTIES_LAW = "代表法第五十一条"

LIMITS = (
    Limit(
        "proposal.examine", "审查期限", 5, WORKING_DAY, "提交日",
        note="法律未定期限，系建议值。",
    ),
    Limit(
        "proposal.session_assign", "交办期限", 30, CALENDAR_DAY, "大会闭幕日",
        "参照上海市代表建议规定第十五条",
        note="各地：会议期间，或者闭会后一个月内。",
    ),
    Limit(
        "proposal.intersession_assign", "交办期限", 7, WORKING_DAY, "收到日",
        "参照上海市代表建议规定第十一条",
        note="各地：5 日、5 个、7 个、10 个工作日。",
    ),
    Limit(
        "proposal.reply", "答复期限", 3, MONTH, "交办日", DEPUTIES_LAW, cap=3,
        note="自交办之日起三个月内答复，不得延长本项。",
    ),
    Limit(
        "proposal.extended", "延期答复期限", 6, MONTH, "交办日", DEPUTIES_LAW, cap=6,
        note="涉及面广、处理难度大的，自交办之日起六个月内答复。",
    ),
    Limit(
        "assignment.acknowledge", "签收期限", 3, WORKING_DAY, "交办日",
        note="法律未定期限，系建议值。",
    ),
    Limit(
        "assignment.return", "申请退办期限", 5, WORKING_DAY, "收到日",
        "参照青岛市代表建议工作条例第十九条",
        note="各地：5 日、5 个、7 个工作日、10 日、10 个工作日。",
    ),
    Limit(
        "assignment.return_decide", "退办审核期限", 5, WORKING_DAY, "申请日",
        note="法律未定期限，系建议值。",
    ),
    Limit(
        "assignment.reassign", "重新交办期限", 10, WORKING_DAY, "同意退办日",
        "参照重庆市代表建议工作条例第十六条",
    ),
    Limit(
        "assist.opinion", "会办意见期限", 1, MONTH, "交办日",
        "参照青岛市代表建议工作条例第二十四条",
        note="各地：收到之日起 30 个工作日、1 个月、2 个月。网上交办当日送达，自交办日计，交办单上写明。",
    ),
    Limit(
        "assist.redo", "会办意见补正期限", 5, WORKING_DAY, "退回日",
        "参照重庆市代表建议工作条例第二十条",
    ),
    Limit(
        "contact.first", "首次联系期限", 20, WORKING_DAY, "交办日",
        "参照重庆市代表建议工作条例第十八条",
    ),
    Limit(
        "office.check", "格式审核期限", 3, WORKING_DAY, "送审日",
        note="法律未定期限，系建议值。",
    ),
    Limit(
        "evaluation.window", "评价期限", 15, WORKING_DAY, "收到答复日",
        "参照北京市代表建议办理条例第二十三条",
        note="各地：10 个、15 个、20 个工作日。",
    ),
    Limit(
        "evaluation.study", "不满意件研究期限", 10, WORKING_DAY, "评价日",
        note="法律未定期限，系建议值。",
    ),
    Limit(
        "rework.reply", "再次答复期限", 1, MONTH, "退回重办日",
        "参照上海市代表建议规定第二十一条",
        note="各地：1 个月、2 个月。",
    ),
    Limit(
        "commitment.status", "承诺事项年度报告日", 1001, YEAR_DATE, "承诺日",
        "参照重庆市代表建议工作条例第二十四条",
        note="第四季度报告本年度和上年度承诺事项的落实情况。",
    ),
    Limit(
        "report.unit_summary", "承办单位总结报送日", 1031, YEAR_DATE, "年初",
        "参照河南省代表建议办理规定第二十八条",
    ),
    Limit(
        "motion.organ_opinion", "有关机关意见期限", 30, CALENDAR_DAY, "大会闭幕日",
        "参照上海市代表议案规定第十五条",
    ),
    Limit(
        "motion.review_result", "审议结果报告期限", 3, MONTH, "大会闭幕日",
        "参照上海市代表议案规定第十七条",
    ),
    Limit(
        "motion.handling_report", "议案办理报告期限", 1231, YEAR_DATE, "交办日",
        "参照海淀区代表议案办理办法",
        note="各地：交办后 3 个月，或者年底前。",
    ),
    Limit(
        "motion.rehandle", "议案再次办理期限", 1, MONTH, "审议日",
        "参照上海市代表议案规定第二十一条",
    ),
)  # fmt: skip
