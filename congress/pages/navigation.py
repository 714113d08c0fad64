"""The ways on from every page. Addresses are names, so a part that is not there yet is simply left out."""

from typing import NamedTuple


class Entry(NamedTuple):
    label: str
    url_name: str
    roles: tuple[str, ...] = ()  # nobody named: everybody who is signed in
    path: str = ""  # the page is under this path; empty: under the address itself


OFFICE = ("coordinator", "committee_officer", "dispatcher", "leader", "street_officer")
UNITS = ("handler", "unit_head")
CLERKS = ("coordinator", "meeting_officer", "appointment_officer", "street_officer")
ADMINISTRATORS = ("system_admin", "security_admin", "audit_admin")

NAVIGATION = (
    Entry("待办", "portal:home"),
    Entry("我的建议", "proposals:mine", ("deputy",)),
    Entry("提建议", "proposals:draft", ("deputy",)),
    Entry("承办件", "proposals:inbox", UNITS),
    Entry("建议", "proposals:index", OFFICE + UNITS),
    Entry("议案", "proposals:motions", ("deputy", *OFFICE, *UNITS)),
    Entry("转办台", "proposals:desk", ("dispatcher",)),
    Entry("承诺", "proposals:ledger", OFFICE + UNITS),
    Entry("催办", "portal:urging", ("coordinator", "dispatcher", "meeting_officer", "committee_officer")),
    Entry("会议", "meetings:index"),
    Entry("监督", "supervision:index"),
    Entry("代表", "deputies:index", OFFICE + CLERKS),
    Entry("单位", "portal:units", ("coordinator", "dispatcher", "system_admin")),
    Entry("统计", "proposals:figures", OFFICE),
    Entry("账号", "accounts:index", ("system_admin", "security_admin")),
    Entry("日志", "audit:index", ("audit_admin",)),
)
HOUSE = (  # kept rarely: folded under one word
    Entry("发件箱", "outbox:index", ("coordinator", "system_admin")),
    Entry("从表格导入", "imports:index", ("coordinator", "system_admin", "meeting_officer", "appointment_officer")),
    Entry("放假安排", "portal:calendar", ("coordinator", "system_admin")),
    Entry("规则", "portal:rules", ("coordinator", "system_admin")),
    Entry("运行状况", "portal:state", ADMINISTRATORS),
    Entry("届次", "portal:terms", ("coordinator",)),
    Entry("类别和分类", "portal:categories", ("coordinator",)),
)
DOCK = (  # a deputy's thumb
    Entry("我的建议", "proposals:mine"),
    Entry("提建议", "proposals:draft", ("deputy",)),
    Entry("议案", "proposals:motions", ("deputy",)),
    Entry("会议", "meetings:mine"),
    Entry("我的", "accounts:profile"),
)
PUBLIC = (
    Entry("建议公开", "proposals:public"),
    Entry("监督公开", "supervision:public"),
    Entry("会议", "meetings:public"),
)
MINE = (  # under the own name
    Entry("我的账号", "accounts:profile"),
    Entry("通知方式", "notices:preferences"),
    Entry("修改密码", "accounts:password"),
    Entry("月历", "portal:diary"),
    Entry("后台任务", "work:index"),
    Entry("登录记录", "accounts:sessions"),
    Entry("办理评分", "proposals:own_score", ("handler", "unit_head")),
    Entry("工作移交", "portal:hand_over", ("handler", "unit_head")),
)
