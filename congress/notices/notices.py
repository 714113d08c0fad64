"""The notices of the outbox itself: letters of the office, and the morning's list of failures."""

from congress.notices.kinds import Kind

KINDS = [
    Kind("letter_sent", "机关来信", {"标题": ("about.subject", "关于报送年度履职情况的通知")}, ("email", "sms")),
    Kind("outbox_failures", "发送失败待处理", {"件数": ("number", "3")}, channels=()),
]
