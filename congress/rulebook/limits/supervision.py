"""Limits of supervision, the fiscal year and filing review (law.md §7)."""

from congress.rulebook.limits import duties
from congress.rulebook.reckoning import CALENDAR_DAY, MONTH, WORKING_DAY, YEAR_DATE, Limit

SUPERVISION_LAW_15 = "监督法第十五条"
FILING = "北京市规范性文件备案审查条例"

REPORTS = (
    Limit(
        "report.draft", "报告送工作机构最迟日", 20, CALENDAR_DAY, "会议首日",
        SUPERVISION_LAW_15, cap=20, backward=True,
        note="常委会举行会议的二十日前。",
    ),
    Limit(
        "report.comment", "工作机构反馈期限", 5, CALENDAR_DAY, "收到报告日",
        "参照浙江省监督条例第十三条",
    ),
    Limit(
        "report.final", "报告送常委会最迟日", 10, CALENDAR_DAY, "会议首日",
        SUPERVISION_LAW_15, cap=10, backward=True,
        note="常委会举行会议的十日前。",
    ),
    Limit(
        "report.to_members", "报告发组成人员最迟日", 7, CALENDAR_DAY, "会议首日",
        SUPERVISION_LAW_15, cap=7, backward=True,
        note="常委会举行会议的七日前。",
    ),
    Limit(
        "opinion.compile", "审议意见整理期限", 5, WORKING_DAY, "会议闭幕日",
        "参照常州市审议意见办理办法",
    ),
    Limit(
        "opinion.send", "审议意见交办期限", 7, CALENDAR_DAY, "主任会议通过日",
        "参照浙江省监督条例第四十三条",
        note="各地：通过后 7 日，或者闭会后 10 日。",
    ),
    Limit(
        "opinion.plan", "研究处理方案期限", 3, MONTH, "收到日",
        "参照北京市听取专项工作报告办法第十五条",
    ),
    Limit(
        "opinion.response", "研究处理情况报告期限", 3, MONTH, "收到日",
        "参照浙江省监督条例第四十四条",
        note="各地：2、3、6、12 个月。",
    ),
    Limit(
        "opinion.rerun", "再次报告期限", 3, MONTH, "测评日",
        note="法律未定期限；汉台区为 3 个月。",
    ),
    Limit(
        "opinion.item", "交办事项完成时限", 3, MONTH, "印发日",
        note="审议意见书为每一事项写明时限；没有写明的按研究处理情况报告期限。",
    ),
    Limit(
        "tracking.check", "年度跟踪检查最迟日", 12, MONTH, "公布日或者上次检查日", "监督法第十七条",
        note="监督一年、跟踪若干年，每年检查一次。",
    ),
    Limit(
        "inspection.notice", "执法检查通知最迟日", 10, CALENDAR_DAY, "检查首日",
        "参照河南省监督法实施办法第四十条", backward=True,
        note="各地：10 日、1 个月。",
    ),
    Limit(
        "inspection.report", "执法检查报告期限", 2, MONTH, "检查结束日",
        "参照上海市常委会议事规则第二十五条",
    ),
)  # fmt: skip

FISCAL = (
    Limit(
        "budget.draft", "预算草案初步方案送交最迟日", 30, CALENDAR_DAY, "大会首日",
        "预算法第四十四条", cap=30, backward=True,
    ),
    Limit(
        "budget.adjustment", "预算调整初步方案送交最迟日", 30, CALENDAR_DAY, "会议首日",
        "预算法第六十九条", cap=30, backward=True,
    ),
    Limit(
        "accounts.draft", "决算草案送交最迟日", 30, CALENDAR_DAY, "会议首日",
        "预算法第七十八条", cap=30, backward=True,
    ),
    Limit(
        "accounts.approved", "部门决算批复期限", 20, CALENDAR_DAY, "决算批准日",
        "预算法第八十条", cap=20,
    ),
    Limit(
        "audit.rectification", "审计整改报告审议期限", 6, MONTH, "审计工作报告审议日",
        "监督法第二十七条", cap=6,
    ),
)  # fmt: skip

FILING_REVIEW = (
    Limit(
        "filing.file", "报送备案期限", 30, CALENDAR_DAY, "公布日", f"{FILING}第十一条",
    ),
    Limit(
        "filing.form_check", "形式审查期限", 10, CALENDAR_DAY, "收到日", f"{FILING}第十二条",
    ),
    Limit(
        "filing.supplement", "补充报送期限", 10, CALENDAR_DAY, "通知日", f"{FILING}第十二条",
    ),
    Limit(
        "filing.distribute", "分送审查期限", 5, WORKING_DAY, "登记日", f"{FILING}第二十二条",
    ),
    Limit(
        "filing.opinion", "审查意见期限", 30, CALENDAR_DAY, "收到日", f"{FILING}第二十三条",
        note="可以延长 30 日。",
    ),
    Limit(
        "filing.opinion_extended", "审查意见延长期限", 60, CALENDAR_DAY, "收到日",
        f"{FILING}第二十三条",
    ),
    Limit(
        "filing.review", "主动审查期限", 3, MONTH, "登记日", f"{FILING}第二十三条",
        note="可以延长 3 个月。",
    ),
    Limit(
        "filing.review_extended", "主动审查延长期限", 6, MONTH, "登记日", f"{FILING}第二十三条",
    ),
    Limit(
        "filing.maker_answer", "制定机关答复期限", 30, CALENDAR_DAY, "收到日",
        f"{FILING}第二十九条",
    ),
    Limit(
        "filing.maker_amend", "修改后报送期限", 30, CALENDAR_DAY, "修改日", f"{FILING}第三十条",
    ),
    Limit(
        "filing.transfer", "移送期限", 10, CALENDAR_DAY, "收到日", f"{FILING}第十七条",
    ),
    Limit(
        "filing.petition_refusal", "不予受理告知期限", 10, CALENDAR_DAY, "收到日",
        f"{FILING}第二十五条",
    ),
    Limit(
        "filing.request_answer", "审查建议和审查要求答复期限", 3, MONTH, "受理日",
        note="条例没有规定答复的天数；与主动审查期限相同，本区可以另定。",
    ),
    Limit(
        "filing.yearly_list", "上年度目录报送日", 131, YEAR_DATE, "年初", f"{FILING}第十三条",
    ),
    Limit(
        "filing.yearly_report", "年度报告上报期限", 30, CALENDAR_DAY, "报告日",
        f"{FILING}第四十条",
    ),
)  # fmt: skip

LIMITS = REPORTS + FISCAL + duties.LIMITS + FILING_REVIEW
