"""The verbs of an anonymous survey: drop an answer into the box, hand in a pile of paper, check it.

What the box promises and what it does not stands in box.py. Nothing here writes to the timeline, the change log or
the outbox: a message "you have answered" at 10:42 beside a slip would be the link the box avoids.
"""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.timezone import localdate

from congress.files.models import StoredFile
from congress.surveys import box
from congress.surveys.models import Grade, Invitation, PaperEntry, Pile, Survey
from congress.surveys.rules import check_answer
from congress.workflow.flow import NotYours

GRADES = [*Grade.values, "invalid"]


@transaction.atomic
def drop(invitation: Invitation, *, by, grades: dict, reason: str = "", code: str = "") -> str:
    """投票: the person's answer goes into the box; returned is the code that alone can change it, shown once."""
    if invitation.user_id is None or by is None or invitation.user_id != by.pk:
        raise NotYours(f"{by} is not the person invited to {invitation.survey}")
    survey = _locked(invitation.survey_id)
    if not survey.is_open(localdate()):
        raise ValidationError(f"评价期限（{survey.closes_on}）已过，不能再评价或修改。", code="closed")
    check_answer(survey, grades, reason)
    if len(reason.strip()) > box.REMARK:
        raise ValidationError({"reason": f"理由请控制在 {box.REMARK} 字以内。"})
    invitation = Invitation.objects.get(pk=invitation.pk)
    if invitation.has_answered and not box.normal(code):
        raise ValidationError("您已经作答。要修改，请输入作答后显示的改票码。", code="answered")
    if not invitation.has_answered and _on_paper(survey, [invitation.pk]):
        raise ValidationError("您的纸质票正在复核，不能再在平台作答。", code="paper")
    code = box.exchange(survey, grades=grades, reason=reason, code=code if invitation.has_answered else "")
    box.flag(survey, [invitation.pk])
    return code


@transaction.atomic
def hand_in(survey: Survey, *, by, people, counts: dict, scan: StoredFile, remarks=()) -> Pile:
    """录入纸质票: the sums of a pile of nameless slips, and apart from them whose envelopes it came out of."""
    survey = _locked(survey.pk)
    people = list(survey.invitations.filter(pk__in=[each.pk for each in people]))
    if survey.closed_at:
        raise ValidationError("评价已经结束，不能再录入。", code="closed")
    if len(people) < survey.minimum:
        raise ValidationError(
            f"纸质票不足 {survey.minimum} 张，单独录入会暴露个人意见。请积满后一并录入，或者请本人用手机作答。",
            code="few",
        )
    _check_in_time(survey, people)
    _check_counts(survey, counts, len(people))
    late = [each.name for each in people if each.has_answered]
    if late or _on_paper(survey, [each.pk for each in people]):
        raise ValidationError(f"已经作答的人不能再交纸质票：{'、'.join(late) or '见待复核的一批'}。", code="answered")
    texts = sorted(text.strip() for text in remarks if text.strip())
    if len(texts) > len(people) or any(len(text) > box.REMARK for text in texts):
        raise ValidationError({"remarks": f"理由不能比票多，每条不超过 {box.REMARK} 字。"})
    pile = Pile.objects.create(
        survey=survey, slips=len(people), counts=counts, remarks=texts, scan=scan, entered_by=by
    )  # fmt: skip
    pile.people.set(people)
    return pile


@transaction.atomic
def check_pile(pile: Pile, *, by, agrees: bool, note: str = "") -> Pile:
    """复核纸质票: the second person counts the pile again and agrees, or says what differs."""
    survey = _locked(pile.survey_id)
    pile = Pile.objects.get(pk=pile.pk)
    if pile.entered_by_id == by.pk:
        raise NotYours(f"{by} counted this pile and may not check it")
    if pile.state != PaperEntry.State.PENDING:
        raise ValidationError("这批纸质票已经复核过。", code="checked")
    if not agrees and not note.strip():
        raise ValidationError({"note": "请写明与纸质票不符之处。"})
    pile.state = PaperEntry.State.CONFIRMED if agrees else PaperEntry.State.REFUSED
    pile.checked_by, pile.note = by, note.strip()
    if not agrees:
        pile.counts, pile.remarks = {}, []
    pile.save()
    if agrees:
        box.flag(survey, pile.people.values_list("pk", flat=True))
    return pile


def _locked(pk: int) -> Survey:
    survey = Survey.objects.select_for_update().get(pk=pk)
    if not survey.is_anonymous:
        raise ValueError(f"{survey} is named: its answers are ballots")
    return survey


def _on_paper(survey: Survey, people: list[int]) -> bool:
    return survey.piles.filter(state=PaperEntry.State.PENDING, people__in=people).exists()


def _check_in_time(survey: Survey, people: list[Invitation]) -> None:
    """After the window only slips that were keyed in within it and refused: a late one has no day to show."""
    if survey.is_open(localdate()):
        return
    again = set(survey.piles.filter(state=PaperEntry.State.REFUSED).values_list("people", flat=True))
    if late := [each.name for each in people if each.pk not in again]:
        raise ValidationError(
            f"评价期限（{survey.closes_on}）已过，只能重新录入期限内录入、复核未通过的票：{'、'.join(late)} 不在其中。",
            code="closed",
        )


def _check_counts(survey: Survey, counts: dict, slips: int) -> None:
    """Each question's sums make up the pile: a slip is one grade or invalid (law.md §7.5)."""
    wrong = {}
    for code in survey.codes:
        sums = counts.get(code, {})
        if set(sums) != set(GRADES) or any(not isinstance(n, int) or n < 0 for n in sums.values()):
            wrong[code] = f"请填写“{survey.label(code)}”各档的票数。"
        elif sum(sums.values()) != slips:
            wrong[code] = f"“{survey.label(code)}”各档合计 {sum(sums.values())}，与 {slips} 张不符。"
    if wrong or set(counts) - set(survey.codes):
        raise ValidationError(wrong or "有本次测评没有的问题。")
