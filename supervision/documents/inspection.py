"""Papers of an inspection: the plan, the notice to the organ, the report in its two parts (监督法第三十六条)."""

from datetime import date

from congress.pages.context import organization
from congress.pages.dates import full_day
from congress.printing.prose import paragraphs
from supervision.models import Inspection

# each column with its width, the class of static/print/form.css; those without one share what is left
PROBLEMS = (("序号", "w-no"), ("问题", ""), ("涉及条款", "w-fact"), ("责任单位", "w-fact"), ("整改建议", ""))
CHECKLIST = (("序号", "w-no"), ("条款", "w-fact"), ("检查项目", ""), ("检查结论", "w-label"), ("检查发现", ""))


def span(inspection: Inspection) -> str:
    first, last = inspection.starts_on, inspection.ends_on
    return full_day(first) if first == last else f"{full_day(first)}至{full_day(last)}"


def team(inspection: Inspection) -> list[str]:
    return [member.said for member in inspection.team.all()]


def plan(inspection: Inspection) -> dict:
    """方案, as it went to the chairs' meeting. The context of print/supervision/sections.html."""
    adopted = inspection.adopted_on and f"（{full_day(inspection.adopted_on)}{inspection.adopted_at}通过）"
    return {
        "title": f"{inspection.title}方案",
        "bracket": adopted or "（稿）",
        "parts": [
            ("检查内容和重点", paragraphs(inspection.scope)),
            ("检查时间", [f"{span(inspection)}。"]),
            ("检查组", team(inspection)),
            ("检查方式和安排", paragraphs(inspection.plan)),
        ],
        "tables": [
            ("检查清单", CHECKLIST[:3], [(line.number, line.article, line.text) for line in inspection.lines.all()])
        ],
    }  # fmt: skip


def notice(inspection: Inspection, *, office, number: str, on: date) -> dict:
    """Everything on the letter, in words that stay as they were sent."""
    topic, house = inspection.topic, organization()["name"]
    opening = (
        f"根据年度监督工作计划和{inspection.adopted_at}通过的方案，{house}定于{span(inspection)}"
        f"组织检查组对《{inspection.law}》的实施情况进行{'跟踪检查' if inspection.follows_id else '执法检查'}。"
        "现将有关事项通知如下："
    )
    return {
        "issuer": office.name, "number": number, "issued_on": on.isoformat(), "addressee": topic.organ.name,
        "title": f"关于开展{inspection.title}的通知", "opening": [opening],
        "parts": [
            ["一、检查内容和重点", paragraphs(inspection.scope)],
            ["二、检查组", ["；".join(team(inspection)) + "。"]],
            ["三、检查方式和安排", paragraphs(inspection.plan)],
        ],
        "closing": ["请做好准备，如实介绍情况、提供材料，并为实地检查、座谈、问卷调查、抽查提供条件。"],
        "signature": office.name,
    }  # fmt: skip


def sent(inspection: Inspection) -> dict:
    """The letter as it was sent; the context of print/supervision/filing_letter.html."""
    return {**inspection.notice, "issued_on": date.fromisoformat(inspection.notice["issued_on"])}


def report(inspection: Inspection) -> dict:
    """执法检查报告: (一) assessment, problems, advice; (二) advice on the law itself."""
    day = inspection.reported_on
    visits = list(inspection.visits.all())
    forms = "、".join(dict.fromkeys(visit.get_form_display() for visit in visits))
    asked = "、".join(row.assessor for row in inspection.assessments.all())
    opening = f"{span(inspection)}，检查组采取{forms}等方式对《{inspection.law}》的实施情况进行了检查，"
    opening += f"共 {len(visits)} 次。"
    if asked:
        opening += f"委托{asked}进行了第三方评估。"
    law = paragraphs(inspection.law_advice) or ["检查组没有提出修改完善法律法规的建议。"]
    return {
        "title": f"关于{inspection.title}情况的报告",
        "bracket": f"（{full_day(day)}）" if day else "（稿）",
        "opening": [opening],
        "parts": [
            ("对法律法规实施情况的总体评价", paragraphs(inspection.assessment)),
            ("执法中存在的问题", [f"{row.number}. {row.text}" + (f"（{row.article}）" if row.article else "")
                           for row in inspection.problems.all()]),
            ("改进执法工作的建议", paragraphs(inspection.advice)),
            ("对修改完善有关法律法规的建议", law),
        ],
        "tables": [
            ("附件1：问题清单", PROBLEMS, [(row.number, row.text, row.article, row.unit.label, row.advice)
                                for row in inspection.problems.select_related("unit")]),
            ("附件2：检查清单", CHECKLIST, [(row.number, row.article, row.text, row.get_verdict_display(), row.finding)
                                for row in inspection.lines.all()]),
        ],
    }  # fmt: skip


def as_text(inspection: Inspection) -> str:
    """The report in words, for the papers of the topic."""
    made = report(inspection)
    parts = [f"{heading}\n" + "\n".join(lines) for heading, lines in made["parts"]]
    return "\n\n".join([made["title"], *made["opening"], *parts])
