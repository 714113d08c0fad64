"""The rooms of supervision a person may enter, put together by what one comes to do there."""

from django.urls import reverse

from supervision import rules
from supervision.queries.filing import sees_filings


def rooms(user) -> list[tuple[str, list[tuple[str, str]]]]:
    """(group, [(label, address)]), without the groups in which nothing is open."""
    inside, findings = rules.is_staff(user), rules.sees_findings(user)
    found = (
        ("议题和计划", (
            ("年度计划", "plans", True),
            ("议题征集", "calls" if inside else "own_ideas", True),
            ("议题来源", "sources", inside),
            ("全年一览", "year", inside),
        )),
        ("法定报告", (("法定报告事项", "obligations", inside), ("报告期限", "lateness", inside))),
        ("审查和检查", (
            ("备案审查", "filings", sees_filings(user)),
            ("检查、询问", "questioning", inside or rules.sits(user)),
            ("工作评议", "work_reviews", findings),
            ("专家", "experts", inside),
        )),
        ("财政和审计", (("四本预算", "fiscal", rules.sees_budget(user)), ("审计整改", "findings", findings))),
    )  # fmt: skip
    open_to = ((group, [(label, reverse(f"supervision:{name}")) for label, name, may in each if may])
               for group, each in found)  # fmt: skip
    return [(group, links) for group, links in open_to if links]
