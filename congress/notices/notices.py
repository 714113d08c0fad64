"""The kernel's own notices: letters of the office, the morning's failures, closed ways out, units without people, a
year without its holidays."""

from congress.notices.kinds import Kind
from congress.workdays.count import load_calendar


def still_unknown(notices) -> dict[int, str]:
    found = load_calendar()
    return {each.pk: "放假安排已经载入" for each in notices if found.is_loaded(each.premise["year"])}


KINDS = [
    Kind("letter_sent", "机关来信", {"标题": ("about.subject", "关于报送年度履职情况的通知")}, ("email", "sms")),
    Kind("outbox_failures", "发送失败待处理", {"件数": ("number", "3")}, channels=()),
    Kind(
        "outbox_blocked",
        "通知渠道不通",
        {"渠道": ("about.name", "电子邮件"), "情况": ("about.trouble", "没有连上"), "件数": ("number", "3")},
        channels=(),
    ),
    Kind("account_contact", "联系方式已更正", {"内容": ("what", "手机"), "更正人": ("by", "王管理员")}, channels=()),
    Kind("account_unit_empty", "单位无人在岗", {"单位": ("about.label", "区住建局")}),
    Kind("calendar_missing", "放假安排没有载入", {"年份": ("year", "2027")}, still_true=still_unknown),
]
