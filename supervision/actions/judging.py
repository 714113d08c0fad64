"""What the movers say of the answer to their 质询案: each himself or on paper that a second person compares, and the
sum that decides whether it is answered once again (监督法第五十三条)."""

from collections.abc import Iterable
from datetime import date

from django.core.exceptions import ValidationError
from django.utils.timezone import localdate

from congress.pages.dates import full_day
from congress.workflow.wanted import want_words
from supervision import notices, rules
from supervision.flow import INTERPELLATION
from supervision.models import Interpellation, MoverVerdict

W, S = MoverVerdict.Word, MoverVerdict.State


def give_verdict(case: Interpellation, *, by, word: str, reason: str = "") -> Interpellation:
    """表示意见, by the mover himself; the last word before the sum is drawn counts."""
    if word == W.UNSATISFIED:
        want_words("不满意的，请写明理由。", reason=reason)
    with INTERPELLATION.take("give_verdict", case, by=by) as (case, told):
        own = case.signers.get(user=by)
        facts = {"word": word, "reason": reason.strip(), "by": by}
        row, _ = MoverVerdict.objects.update_or_create(answer=case.answer, mover=own, state=S.OWN, defaults=facts)
        told["said"] = f"{own.name}：{row.get_word_display()}"
        _all_have_spoken(case)
    return case


def key_in_verdicts(case: Interpellation, *, by, satisfied: Iterable[int] = (), unsatisfied=(), files=()):
    """录入书面意见: movers who wrote it on the sheet laid beside it; it counts when another has compared it."""
    words = {int(pk): W.SATISFIED for pk in satisfied}
    if both := [pk for pk in map(int, unsatisfied) if pk in words]:
        raise ValidationError({"unsatisfied": f"同一位提案人只能选一种意见（重复 {len(both)} 人）。"})
    words |= dict.fromkeys(map(int, unsatisfied), W.UNSATISFIED)
    if not files:
        raise ValidationError({"files": "请上传有本人签名的意见表。"})
    with INTERPELLATION.take("key_in_verdicts", case, by=by) as (case, told):
        rows = [row for row in rules.silent(case) if row.pk in words]
        if not rows:
            raise ValidationError({"satisfied": "请选择在纸上表示意见的提案人。"})
        MoverVerdict.objects.bulk_create(
            MoverVerdict(answer=case.answer, mover=row, word=words[row.pk], state=S.PENDING, scan=files[0], by=by)
            for row in rows
        )
        told["said"] = f"{'、'.join(row.name for row in rows)}，待复核"
    return case


def verify_verdicts(case: Interpellation, *, by, agrees: bool, note: str = "") -> Interpellation:
    """复核: the second person compares what others keyed in with the sheet; what is not true to it is keyed again."""
    if not agrees:
        want_words("请写明与意见表不符之处。", note=note)
    with INTERPELLATION.take("verify_verdicts", case, by=by, note=note) as (case, told):
        rows = [row for row in rules.pending_papers(case) if row.by_id != by.pk]
        for row in rows:
            row.state, row.checked_by = S.CONFIRMED if agrees else S.REFUSED, by
            row.save()
        names = "、".join(row.mover.name for row in rows)
        told["said"] = f"{names}，{'与意见表相符' if agrees else '与意见表不符'}"
        _all_have_spoken(case)
    return case


def _all_have_spoken(case) -> None:
    """The office may draw the sum."""
    if not rules.silent(case) and not rules.pending_papers(case):
        notices.movers_have_spoken(case)


def judge_answer(case: Interpellation, *, by, again_by: date | None = None, no_longer=False) -> Interpellation:
    """汇总: more than half not satisfied, and by the chairs' word it is answered once again (第五十三条)."""
    if again_by and again_by < localdate():
        raise ValidationError({"again_by": "再作答复的时间不能早于今天。"})
    unsatisfied, waiting = rules.count_verdicts(case)
    movers = len(case.movers)
    failed = rules.not_satisfied(unsatisfied, movers)
    if not failed and not no_longer and rules.not_satisfied(unsatisfied + len(waiting), movers):
        names = "、".join(row.name for row in waiting)
        raise ValidationError({"no_longer": f"{names}还没有表示意见，结果未定；不再等候的，请勾选。"})
    if again_by and not (failed and case.round == 1):
        reason = "已经再次答复过" if failed else "不满意的提案人没有过半数"
        raise ValidationError({"again_by": f"{reason}，不再作答复（监督法第五十三条）。"})
    step = "fail_answer" if again_by else "end_interpellation" if failed else "judge_answer"
    with INTERPELLATION.take(step, case, by=by) as (case, told):
        if rules.count_verdicts(case) != (unsatisfied, waiting):
            raise ValidationError("提案人的意见刚刚有变动，请重新汇总。")
        case.answers.filter(round=case.round).update(unsatisfied=unsatisfied)
        told["said"] = f"提案人 {movers} 人，不满意 {unsatisfied} 人"
        told["said"] += f"，未表示意见 {len(waiting)} 人" if waiting else ""
        if again_by:
            case.round, case.answer_by = 2, again_by
            notices.interpellated(case, f"对质询案的答复，提案人过半数不满意，请于{full_day(again_by)}前再作答复")
    return case
