"""Settings 39–41 and 51: opinions, reports, inspections, filing review; 57, our own: pace of the budget."""

from congress.rulebook.choices.kinds import FLAG, LIMIT, NUMBER, Setting
from congress.rulebook.limits.supervision import FILING_REVIEW

SETTINGS = (
    Setting(39, "opinion.compile", "审议意见整理期限", LIMIT, limit="opinion.compile"),
    Setting(39, "opinion.send", "审议意见交办期限", LIMIT, limit="opinion.send"),
    Setting(39, "opinion.response", "研究处理情况报告期限", LIMIT, limit="opinion.response"),
    Setting(
        39, "opinion.plan_required", "须先报送研究处理方案", FLAG, False,
        note="适用于报告期限为一年的地方。",
    ),
    Setting(40, "report.comment_days", "工作机构反馈期限（日）", LIMIT, limit="report.comment"),
    Setting(41, "inspection.notice_days", "执法检查通知提前（日）", LIMIT, limit="inspection.notice"),
    Setting(
        57, "fiscal.behind", "预算执行慢于时间进度提醒（百分点）", NUMBER, 10, low=1, high=100,
        note="收入、支出的累计执行数占全年预算的比例，比已过月份的比例低这么多时，提醒财政经济委员会。",
    ),
    Setting(
        57, "fiscal.ahead", "支出快于时间进度提醒（百分点）", NUMBER, 15, low=1, high=100,
        note="支出比已过月份的比例高这么多时提醒。",
    ),
    *(Setting(51, row.key, row.label, LIMIT, limit=row.key) for row in FILING_REVIEW),
)  # fmt: skip
