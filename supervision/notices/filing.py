"""备案审查: the office hears what arrives, the maker what is asked of it, a committee what it was given."""

from congress.accounts.models import Role
from congress.accounts.queries import holders_of
from congress.notices.kinds import Kind
from congress.notices.outbox import post
from supervision.rules.filing import OF_DISPATCHER, WORKING

FILE = {"文件": ("about.title", "关于规范房屋租赁的通知"), "机关": ("about.maker.label", "区政府")}
SAID = FILE | {"说明": ("said", "请于3月9日前补充：制定依据")}

KINDS = [
    Kind("filing_filed", "收到备案文件", SAID, ("email",)),
    Kind("filing_checked", "备案文件形式审查结果", SAID, ("email", "sms")),
    Kind("filing_distributed", "备案文件分送审查", FILE, ("email",)),
    Kind("filing_opined", "专委会提出审查意见", SAID, ("email",)),
    Kind("filing_asked", "备案审查意见", SAID, ("email", "sms")),
    Kind("filing_answered", "制定机关答复", SAID, ("email",)),
    Kind("filing_decided", "备案审查结果", SAID, ("email", "sms")),
]


def office():
    return holders_of(Role.MEETING_OFFICER)


def of_maker(filing):
    return of_organ(filing.maker)


def of_organ(organ):
    """Who works for it; the government's own office for the government."""
    found = holders_of(*WORKING, unit=organ)
    return found | holders_of(Role.DISPATCHER) if organ.kind in OF_DISPATCHER else found


def reviewers(filing):
    return holders_of(Role.COMMITTEE_OFFICER, units=filing.shares.values("committee"))


def _once(filing) -> str:
    """Each step of a filing is an occasion of its own."""
    return f"{filing.code}:{filing.version}"


def _tell(kind, to, filing, said: str = ""):
    post(kind, to=to, about=filing, once=_once(filing), said=said)


def filing_filed(filing):
    _tell("filing_filed", office(), filing, "报送了备案文件")


def filing_supplemented(filing):
    _tell("filing_filed", office(), filing, "补充报送了材料")


def filing_checked(filing, said):
    _tell("filing_checked", of_maker(filing), filing, said)


def filing_distributed(filing, units):
    _tell("filing_distributed", holders_of(Role.COMMITTEE_OFFICER, units=[u.pk for u in units]), filing)


def filing_opined(share):
    said = f"{share.committee.label}：{share.get_finding_display()}"
    post(
        "filing_opined", to=office(), about=share.filing, once=f"{share.filing.code}:{share.pk}",
        said=said,
    )  # fmt: skip


def filing_asked(filing, said):
    _tell("filing_asked", of_maker(filing), filing, said)


def filing_answered(filing, said):
    _tell("filing_answered", office() | reviewers(filing), filing, said)


def filing_decided(filing):
    _tell("filing_decided", of_maker(filing), filing, filing.outcome)
