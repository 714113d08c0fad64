"""质询 and 特定问题调查, each step once (监督法第五十一条至第五十九条)."""

from datetime import date

from django.core.exceptions import ValidationError
from django.utils.timezone import localdate

from congress.organs.chamber import chamber
from congress.pages.dates import full_day
from congress.surveys.majority import decide
from congress.workflow.wanted import want_past, want_words
from supervision import notices, rules
from supervision.flow import COMMISSION, INTERPELLATION
from supervision.models import (
    AnswerForm,
    Commission,
    Commissioner,
    CommissionMaterial,
    Interpellation,
    InterpellationAnswer,
)


def decide_interpellation(
    case: Interpellation, *, by, decided_on: date, decided_at: str, form: str, place: str, answer_by: date
) -> Interpellation:
    """主任会议决定交由受质询机关答复: how, before whom, until when (监督法第五十二条)."""
    want_past(decided_on=decided_on)
    if answer_by < localdate():
        raise ValidationError({"answer_by": "答复时间不能早于今天。"})
    with INTERPELLATION.take("decide_interpellation", case, by=by) as (case, told):
        case.decided_on, case.decided_at, case.form, case.place = decided_on, decided_at, form, place
        case.answer_by = answer_by
        told["said"] = f"{case.get_place_display()}，{case.get_form_display()}，{answer_by:%Y-%m-%d}前"
        notices.interpellated(case, f"质询案请于{full_day(answer_by)}前{case.get_form_display()}")
    return case


def answer_interpellation(case: Interpellation, *, by, text: str, signer: str, answered_on: date) -> Interpellation:
    """答复: orally by the head who comes, or in writing that the head signs (监督法第五十四条)."""
    want_past(answered_on=answered_on)
    if not signer.strip():
        words = (
            "书面答复由受质询机关的负责人签署"
            if case.form == AnswerForm.WRITTEN
            else "口头答复由受质询机关的负责人到会作出"
        )
        raise ValidationError({"signer": f"{words}（监督法第五十四条）。"})
    with INTERPELLATION.take("answer_interpellation", case, by=by) as (case, told):
        InterpellationAnswer.objects.create(
            interpellation=case, round=case.round, form=case.form, signer=signer, text=text,
            answered_on=answered_on, by=by,
        )  # fmt: skip
        told["said"] = f"{signer}，{case.get_form_display()}"
        notices.interpellation_answered(case)
    return case


def withdraw_interpellation(case: Interpellation, *, by, note: str) -> Interpellation:
    want_words("请写明提案人撤回的情况。", note=note)
    with INTERPELLATION.take("withdraw_interpellation", case, by=by, note=note) as (case, told):
        told["said"] = "提案人撤回"
    return case


def name_commissioner(
    case: Commission, *, by, capacity: str, seat: int | None = None, deputy=None, name: str = "", no_interest=False
) -> Commissioner:
    """提名: by the chairs' meeting from the members and other deputies; experts are hired (监督法第五十七条)."""
    facts = rules.check_commissioner(
        case, capacity=capacity, seat=seat, deputy=deputy, name=name.strip(), no_interest=no_interest
    )
    with COMMISSION.take("name_commissioner", case, by=by) as (case, told):
        if case.members.filter(name=facts["name"]).exists():
            raise ValidationError({"name": f"{facts['name']}已经提名。"})
        if capacity == Commissioner.Capacity.CHAIR and case.members.filter(capacity=capacity).exists():
            raise ValidationError({"capacity": "已经提名了主任委员。"})
        made = Commissioner.objects.create(commission=case, capacity=capacity, **facts)
        told["said"] = made.said
    return made


def form_commission(case: Commission, *, by, formed_on: date, formed_at: str, yes: int) -> Commission:
    """常委会表决: more than half of all members of that day, or there is none (监督法第五十六条、第五十七条)."""
    want_past(formed_on=formed_on)
    total = chamber(formed_on).total
    if yes > total:
        raise ValidationError({"yes": f"全体组成人员只有 {total} 人。"})
    outcome = decide(yes=yes, total=total)
    step = "form_commission" if outcome.passed else "reject_commission"
    with COMMISSION.take(step, case, by=by) as (case, told):
        case.formed_on, case.formed_at, case.words, case.total = formed_on, formed_at, outcome.words, total
        told["said"] = outcome.words
    return case


def record_material(
    case: Commission, *, by, text: str, source: str, given_on: date, is_confidential=False, files=()
) -> CommissionMaterial:
    """登记调查材料 (监督法第五十八条). The timeline tells that something came, never from whom."""
    want_past("提供日期", given_on=given_on)
    want_words("请写明提供人。", source=source)
    with COMMISSION.take("record_material", case, by=by) as (case, told):
        facts = {"text": text, "source": source, "given_on": given_on, "is_confidential": is_confidential}
        made = CommissionMaterial.objects.create(commission=case, recorded_by=by, **facts)
        made.files.add(*files)
        told["said"] = f"{full_day(given_on)}{'，来源保密' if is_confidential else ''}"
    return made


def report_commission(case: Commission, *, by, report: str, reported_on: date) -> Commission:
    """向产生它的常委会提出调查报告 (监督法第五十九条)."""
    want_past(reported_on=reported_on)
    with COMMISSION.take("report_commission", case, by=by) as (case, told):
        case.report, case.reported_on = report, reported_on
        told["said"] = full_day(reported_on)
    return case


def decide_commission(case: Commission, *, by, decision: str, decided_on: date) -> Commission:
    """常委会根据报告，可以作出相应的决议、决定 (监督法第五十九条)."""
    want_past(decided_on=decided_on)
    with COMMISSION.take("decide_commission", case, by=by) as (case, told):
        case.decision, case.decided_on = decision, decided_on
        told["said"] = full_day(decided_on)
    return case
