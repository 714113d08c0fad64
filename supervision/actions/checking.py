"""执法检查 from the first visit to the report and what comes of it (监督法第三十五条、第三十六条、第三十七条)."""

from datetime import date

from django.core.exceptions import ValidationError
from django.utils.timezone import localdate

from congress.pages.dates import full_day
from congress.workflow.wanted import want_past
from supervision import deadlines, notices
from supervision.actions.carrying import add_items
from supervision.actions.papers import keep
from supervision.documents import inspection as sheet
from supervision.flow import BEFORE_MEETING, INSPECTION, TOPIC
from supervision.models import (
    Assessment,
    CheckLine,
    ForwardedLetter,
    Inspection,
    Method,
    PaperPurpose,
    Problem,
    Visit,
)


def record_visit(inspection: Inspection, *, by, files=(), **facts) -> Visit:
    """记录检查活动: 实地检查、座谈、问卷调查、抽查 (监督法第三十五条)."""
    want_past(on=facts["on"])
    with INSPECTION.take("record_visit", inspection, by=by) as (inspection, told):
        made = Visit.objects.create(inspection=inspection, by=by, **facts)
        made.files.set(files)
        told["said"] = f"{made.on:%Y-%m-%d}{made.get_form_display()}，{made.place}"
    return made


def fill_line(inspection: Inspection, *, by, line: CheckLine, verdict: str, finding: str) -> CheckLine:
    """填写检查清单: what was found of one line."""
    with INSPECTION.take("fill_line", inspection, by=by) as (inspection, told):
        line.verdict, line.finding, line.found_by = verdict, finding, by
        line.save()
        told["said"] = f"第{line.number}项，{line.get_verdict_display()}"
    return line


def add_assessment(inspection: Inspection, *, by, files=(), **facts) -> Assessment:
    """第三方评估: by whom, and its report (监督法第三十五条)."""
    want_past(on=facts["on"])
    with INSPECTION.take("add_assessment", inspection, by=by) as (inspection, told):
        made = Assessment.objects.create(inspection=inspection, by=by, **facts)
        made.files.set(files)
        told["said"] = made.assessor
    return made


def add_problem(inspection: Inspection, *, by, text: str, unit=None, article: str = "", advice: str = "") -> Problem:
    """列入问题清单."""
    with INSPECTION.take("add_problem", inspection, by=by) as (inspection, told):
        unit = unit or inspection.topic.organ
        if unit is None:
            raise ValidationError({"unit": "请选择责任单位。"})
        number = 1 + inspection.problems.count()
        made = Problem.objects.create(
            inspection=inspection, number=number, text=text, unit=unit, article=article, advice=advice
        )
        told["said"] = f"第{number}项，{unit.label}"
    return made


def forward_letter(inspection: Inspection, *, by, received_on: date, gist: str, sent_to: str, sent_on: date):
    """转交来信来访: 检查组不直接处理具体问题 (参照北京市执法检查办法第十一条)."""
    want_past("转交日期", sent_on=sent_on)
    if sent_on < received_on:
        raise ValidationError({"sent_on": "转交日期不能早于收到日期。"})
    with INSPECTION.take("forward_letter", inspection, by=by) as (inspection, told):
        told["said"] = f"转交{sent_to}"
        return ForwardedLetter.objects.create(
            inspection=inspection, by=by, received_on=received_on, gist=gist, sent_to=sent_to, sent_on=sent_on
        )


def end_check(inspection: Inspection, *, by, on: date) -> Inspection:
    """检查结束: the report is due two months from that day (参照上海市常委会议事规则第二十五条)."""
    want_past("检查结束日期", on=on)
    if on < inspection.starts_on:
        raise ValidationError({"on": f"不能早于检查首日（{inspection.starts_on:%Y-%m-%d}）。"})
    with INSPECTION.take("end_check", inspection, by=by) as (inspection, told):
        inspection.finished_on = on
        clock = deadlines.start(inspection.topic, "inspection.report", on=on)
        told["said"] = f"{clock.due_on:%Y-%m-%d}前提出报告"
    return inspection


def report_inspection(inspection: Inspection, *, by, assessment: str, advice: str, law_advice: str = "", files=()):
    """提出执法检查报告. The report of a first check is what the meeting hears, unless the organ reports besides."""
    with INSPECTION.take("report_inspection", inspection, by=by) as (inspection, told):
        topic = inspection.topic
        clock = topic.clocks.running().filter(kind="inspection.report").first()
        late = (localdate() - clock.due_on).days if clock else 0
        deadlines.meet(topic, "inspection.report")
        inspection.assessment, inspection.advice, inspection.law_advice = assessment, advice, law_advice
        inspection.reported_on = localdate()
        is_first = inspection.follows_id is None and topic.status in BEFORE_MEETING
        purpose = PaperPurpose.REPORT if is_first else PaperPurpose.CHECK
        keep(topic, purpose, by=by, files=files, text=sheet.as_text(inspection), title=f"{inspection.title}报告")
        if is_first and Method.REPORT not in topic.methods:
            _to_meeting(topic, by)
        told["said"] = full_day(inspection.reported_on) + (f"，逾期 {late} 天" if late > 0 else "")
        notices.to_office(topic, f"{inspection.title}的报告已提出，请安排提请常委会会议审议")
    return inspection


def _to_meeting(topic, by) -> None:
    if topic.status in TOPIC.steps["receive_inspection"].at:
        with TOPIC.take("receive_inspection", topic, by=by) as (topic, told):
            deadlines.void(topic, "report.draft", "report.comment")
            deadlines.meet(topic, "report.final")
            told["said"] = "执法检查报告提请常委会会议审议"


def take_problems(inspection: Inspection, *, by) -> Inspection:
    """问题列入审议意见: each problem not yet taken becomes an item of the draft, with its unit and advice."""
    with INSPECTION.take("take_problems", inspection, by=by) as (inspection, told):
        rows = list(inspection.problems.filter(is_taken=False).select_related("unit"))
        words = {"assessment": inspection.assessment, "problems": "", "advice": inspection.advice}
        add_items(inspection.topic, [(row.as_item, row.unit, None) for row in rows], by=by, words=words)
        inspection.problems.filter(is_taken=False).update(is_taken=True)
        told["said"] = f"{len(rows)} 项"
    return inspection
