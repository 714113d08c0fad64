"""审计整改: the unit hears what was found with it and what was judged, the committee what was reported."""

from congress.accounts.models import Role
from congress.accounts.queries import holders_of
from congress.notices.kinds import Kind
from congress.notices.outbox import post
from supervision.queries.fiscal import fiscal_people

FOUND = {"年度": ("about.year", "2025"), "件数": ("count", "3")}
ONE = {"问题": ("about.title", "预算编制不细化"), "单位": ("about.unit.label", "区民政局")}
JUDGED = ONE | {"认定": ("verdict", "认定整改到位"), "说明": ("note", "资金已经追回")}

KINDS = [
    Kind("supervision_findings_given", "审计查出问题交办整改", FOUND, ("email", "sms")),
    Kind("supervision_finding_claimed", "单位报告整改完成", ONE, ("email",)),
    Kind("supervision_finding_judged", "整改认定结果", JUDGED, ("email", "sms")),
]


def people_of(unit):
    return holders_of(Role.HANDLER, Role.UNIT_HEAD, unit=unit)


def findings_given(findings) -> None:
    """One notice for each unit, however many findings came in one sheet."""
    by_unit = {}
    for finding in findings:
        by_unit.setdefault(finding.unit_id, []).append(finding)
    for unit, rows in by_unit.items():
        once = f"{rows[0].code}:{len(rows)}"
        post("supervision_findings_given", to=people_of(unit), about=rows[0], once=once, count=len(rows))


def finding_claimed(finding) -> None:
    once = f"{finding.code}:{finding.version}"
    post("supervision_finding_claimed", to=fiscal_people(), about=finding, once=once)


def finding_judged(finding, verdict: str) -> None:
    post(
        "supervision_finding_judged", to=people_of(finding.unit_id), about=finding,
        once=f"{finding.code}:{finding.version}", verdict=verdict, note=finding.verdict,
    )  # fmt: skip
