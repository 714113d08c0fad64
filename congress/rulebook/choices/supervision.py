"""Settings 39–41 and 51: opinions, reports, inspections, filing review."""

from congress.rulebook.choices.kinds import FLAG, LIMIT, Setting
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
    *(Setting(51, row.key, row.label, LIMIT, limit=row.key) for row in FILING_REVIEW),
)  # fmt: skip
