"""荣誉证书: who is honoured for what, by whom, on which day."""

from congress.pages.context import organization
from proposals.models import Award, Nominee


def certificate(award: Award, nominee: Nominee) -> dict:
    case = nominee.proposal
    return {
        "to": nominee.unit.name if nominee.unit else case.addressees,
        "words": _words(award, nominee),
        "honour": award.get_kind_display(),
        "number": nominee.certificate_no,
        "issuer": organization()["name"],
        "issued_on": award.conferred_on,
    }


def _words(award: Award, nominee: Nominee) -> str:
    if nominee.unit:
        return f"在{award.year}年度代表建议办理工作中成绩突出，被评为"
    case = nominee.proposal
    return f"您提出的《{case.title}》（{case.full_number}）被评为{award.year}年度"
