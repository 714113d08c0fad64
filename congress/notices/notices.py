"""The kernel's own notices: letters of the office, the morning's failures, closed ways out, units without people."""

from congress.notices.kinds import Kind

KINDS = [
    Kind("letter_sent", "机关来信", {"标题": ("about.subject", "关于报送年度履职情况的通知")}, ("email", "sms")),
    Kind("outbox_failures", "发送失败待处理", {"件数": ("number", "3")}, channels=()),
    Kind(
        "outbox_blocked",
        "通知渠道不通",
        {"渠道": ("about.name", "电子邮件"), "情况": ("about.trouble", "没有连上"), "件数": ("number", "3")},
        channels=(),
    ),
    Kind("account_unit_empty", "单位无人在岗", {"单位": ("about.label", "区住建局")}),
]
