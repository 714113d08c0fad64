"""表决: prepared, begun over those present, counted once, and corrected only by a new count beside the old."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.timezone import localdate, now

from congress.surveys import actions as surveys
from congress.surveys.majority import Verdict, decide
from congress.surveys.polls import graded
from congress.workflow.wanted import want_words
from meetings import notices
from meetings.actions import electing, overseeing
from meetings.actions.figures import SUMS, check_figures
from meetings.actions.polling import check_method, open_poll, poll_figures
from meetings.flow import ITEM, VOTE
from meetings.models import (
    BallotLine,
    Called,
    Choice,
    Item,
    ItemKind,
    Method,
    Participant,
    Sitting,
    Subject,
    Tally,
    Vote,
    VoteStatus,
)
from meetings.queries import hall, rank
from meetings.rules import check_movers

MANY = {Subject.PERSONS: 100}  # lines on one ballot; every other subject has one


def put_to_vote(item: Item, *, by, method: str, majority: str = "half", question: str = "", note: str = "") -> Item:
    """交付表决: the item's own question is prepared, one line; persons are prepared line by line instead."""
    with ITEM.take("put_to_vote", item, by=by, note=note) as (item, facts):
        if item.appointment_id:
            _prepare_persons(item, electing.put_lines(item), method=method, majority=majority, question=question)
        elif not item.votes.exclude(status=VoteStatus.VOID).exclude(subject=Subject.AMENDMENT).exists():
            subject = Subject.PERSONS if item.kind == ItemKind.APPOINTMENT else Subject.MAIN
            words = question or item.title
            _prepare(item, subject=subject, method=method, majority=majority, question=words, lines=[words])
        facts["said"] = dict(Method.choices)[method]
    return item


def _prepare_persons(item: Item, lines, *, method: str, majority: str, question: str) -> None:
    """One line for each person and post, in the order of the ballot; more than a ballot holds make a second."""
    if electing.must_be_secret(lines) and method != Method.SECRET:
        raise ValidationError({"method": "撤职案应当用无记名投票的方式表决（监督法第六十二条）。"})
    if any(line.official.name in question for line in lines):
        raise ValidationError({"question": "表决事项不写人选姓名，姓名印在票面各行。"})
    words, most = electing.ballot_words(lines), MANY[Subject.PERSONS]
    for start in range(0, len(lines), most):
        part = slice(start, start + most)
        _prepare(
            item, subject=Subject.PERSONS, method=method, majority=majority, question=question or item.title,
            lines=words[part], nominees=lines[part],
        )  # fmt: skip


def prepare_vote(
    item: Item, *, by, subject: str, method: str, question: str, lines=(), movers=(), majority: str = "half"
) -> Vote:
    """拟定表决: an amendment with who moved it, a poll, or a ballot of persons with one line for each and post."""
    check_movers(subject, len(movers))
    with ITEM.take("prepare_vote", item, by=by) as (item, facts):
        lines = [line.strip() for line in lines if line.strip()] or [question]
        vote = _prepare(item, subject=subject, method=method, majority=majority, question=question, lines=lines)
        if movers:
            vote.movers = [seat.name for seat in sorted(movers, key=rank)]
            vote.save(update_fields=["movers"])
        facts["said"] = f"{vote.get_subject_display()}：{question}"
    return vote


def _prepare(item: Item, *, subject, method, majority, question, lines, nominees=()) -> Vote:
    check_method(subject, method)
    if item.kind == ItemKind.DISMISSAL and subject == Subject.MAIN and method != Method.SECRET:
        raise ValidationError({"method": "撤职案应当用无记名投票的方式表决（监督法第六十二条）。"})
    if item.secret_ballot and subject in (Subject.MAIN, Subject.PERSONS) and method == Method.ROLL_CALL:
        raise ValidationError({"method": "本议题实行无记名表决，不能唱名。"})
    if len(lines) > MANY.get(subject, 1):
        raise ValidationError({"lines": f"一张票最多 {MANY.get(subject, 1)} 行。"})
    if not nominees and len(set(lines)) < len(lines):
        raise ValidationError({"lines": "有两行内容相同。"})
    last = item.votes.count()
    vote = Vote.objects.create(
        item=item, subject=subject, method=method, majority=majority, question=question[:300], position=last + 1
    )
    nominees = nominees or [None] * len(lines)
    BallotLine.objects.bulk_create(
        BallotLine(vote=vote, position=place, text=text[:300], nominee=who)
        for place, (text, who) in enumerate(zip(lines, nominees, strict=True), 1)
    )
    return vote


def start_vote(vote: Vote, *, by, sitting: Sitting | None = None) -> Vote:
    """开始表决: base, those present and those standing aside are written down; nothing later changes them."""
    with VOTE.take("start_vote", vote, by=by) as (vote, facts):
        sitting = sitting or hall.sitting_now(vote.item.meeting)
        if sitting is None or sitting.meeting_id != vote.item.meeting_id:
            raise ValidationError({"sitting": "请选择本次会议的场次。"})
        Sitting.objects.select_for_update().get(pk=sitting.pk)  # nobody comes or goes while the list is taken
        found = hall.quorum_of(sitting, now())
        if not found.passed:
            raise ValidationError({"sitting": f"{found.words.replace('不能开会', '不能表决')}。"})
        base = hall.base_of(vote.item.meeting)
        here = hall.present_at(sitting, now(), None if vote.subject == Subject.AMENDMENT else vote.item)
        vote.sitting, vote.held_on = sitting, localdate()
        vote.total, vote.base_words, vote.present = base.total, base.words, len(here)
        vote.present_names = [person.name for person in here]
        vote.recused_names = list(vote.item.recusals.values_list("participant__name", flat=True))
        if vote.is_by_portal:
            open_poll(vote, here)
        facts["said"] = f"参加表决 {vote.present} 人；{base.words}"
    return vote


@transaction.atomic
def count_votes(vote: Vote, *, by, figures: dict[int, dict], called: dict[int, str] | None = None, **names) -> Vote:
    """录入结果: the sums of every line (``figures`` by the line's key); the outcome is computed, never typed in.

    ``called`` maps participants to their word, for a roll call only; the sums then follow from it.
    ``names``: monitors (监票人) and counters (计票人).
    """
    with VOTE.take("count_votes", vote, by=by) as (vote, facts):
        vote.monitors, vote.counters = names.get("monitors", vote.monitors), names.get("counters", vote.counters)
        figures = poll_figures(vote) if vote.is_by_portal else figures
        _count(vote, by=by, figures=figures, called=called, version=1, reason="")
        facts["said"] = _told(vote)
    _settle(vote)
    return vote


@transaction.atomic
def correct_count(
    vote: Vote, *, by, figures: dict[int, dict], reason: str, called: dict[int, str] | None = None
) -> Vote:
    """更正: a new version beside the old, with its reason; the outcome follows the newest."""
    want_words("请写明更正的原因。", reason=reason)
    with VOTE.take("correct_count", vote, by=by, note=reason) as (vote, facts):
        last = Tally.objects.filter(line__vote=vote).order_by("-version").values_list("version", flat=True).first()
        _count(vote, by=by, figures=figures, called=called, version=last + 1, reason=reason.strip())
        facts["said"] = f"第 {last + 1} 次录入；{_told(vote)}"
    _settle(vote)
    return vote


def cancel_vote(vote: Vote, *, by, note: str) -> Vote:
    """作废: more papers came back than went out, a fault of the machine; a new vote is prepared instead."""
    with VOTE.take("cancel_vote", vote, by=by, note=note) as (vote, facts):
        facts["said"] = note
        if vote.survey:
            surveys.discard(vote.survey)
        lines = list(vote.lines.select_related("nominee"))
        nominees = [line.nominee for line in lines if line.nominee]
        others = vote.item.votes.exclude(pk=vote.pk).exclude(status=VoteStatus.VOID).filter(subject=vote.subject)
        if nominees or not others.exists():
            again = _prepare(
                vote.item, subject=vote.subject, method=vote.method, majority=vote.majority,
                question=vote.question, lines=[line.text for line in lines], nominees=nominees,
            )  # fmt: skip
            facts["said"] = f"{note}；已另行拟定同一表决（第 {again.position} 号）"
    return vote


def _count(vote: Vote, *, by, figures, called, version: int, reason: str) -> None:
    lines = list(vote.lines.all())
    if vote.method == Method.ROLL_CALL:
        figures = {line.pk: _called_sums(vote, called or {}) for line in lines}
    check_figures(vote, lines, figures)
    for line in lines:
        sums = figures[line.pk]
        tally = Tally.objects.create(
            line=line, version=version, by=by, reason=reason, **{key: sums.get(key) or 0 for key in SUMS},
            issued=sums.get("issued"), returned=sums.get("returned"), **_outcome(vote, sums),
        )  # fmt: skip
        if vote.method == Method.ROLL_CALL:
            Called.objects.bulk_create(
                Called(tally=tally, participant_id=pk, choice=choice) for pk, choice in called.items()
            )


def _called_sums(vote: Vote, called: dict[int, str]) -> dict:
    """The sums of what was said aloud; everybody who was there when the vote began has one word."""
    people = Participant.objects.filter(meeting=vote.item.meeting, capacity="member", name__in=vote.present_names)
    there = {person.pk: person.name for person in people}
    if missing := [name for pk, name in there.items() if called.get(pk) not in Choice.values]:
        raise ValidationError(f"还没有记录这些组成人员的表态：{'、'.join(missing)}。")
    if set(called) - set(there):
        raise ValidationError("有人没有参加本次表决，请刷新页面。")
    words = list(called.values())
    return {choice: words.count(choice) for choice in Choice.values}


def _outcome(vote: Vote, sums: dict) -> dict:
    if not vote.is_poll:
        found = decide(yes=sums["yes"], total=vote.total, rule=vote.majority)
        return {"passed": found.passed, "words": found.words}
    verdict, words = graded(
        yes=sums["yes"], basic=sums.get("basic") or 0, invalid=sums.get("invalid") or 0, total=vote.total,
        present=vote.present, on=vote.held_on,
    )  # fmt: skip
    return {"verdict": verdict, "words": words}


def _told(vote: Vote) -> str:
    """The outcome in half a sentence, from the newest counts."""
    lines = vote.lines.prefetch_related("tallies")
    found = [line.result for line in lines]
    if len(found) == 1:
        return found[0].words
    passed = sum(1 for tally in found if tally.passed)
    return f"{len(found)} 项中通过 {passed} 项"


def _settle(vote: Vote) -> None:
    """What the vote means for its item: 通过, 未通过; an amendment or a poll leaves the item where it is."""
    if vote.subject == Subject.AMENDMENT:
        return
    lines = list(vote.lines.prefetch_related("tallies"))
    if vote.is_poll:
        words = "；".join(f"{line.text}：{Verdict(line.result.verdict).label}" for line in lines)
        Item.objects.filter(pk=vote.item_id).update(outcome=f"测评结果 {words}"[:300])
        overseeing.settle_polls(vote)
        return
    if vote.item.appointment_id and vote.subject == Subject.PERSONS:
        electing.settle_lines(vote)
        of_persons = vote.item.votes.filter(subject=Subject.PERSONS).exclude(status=VoteStatus.VOID)
        if of_persons.exclude(status=VoteStatus.COUNTED).exists():
            return  # the other ballots first
        lines = [line for each in of_persons.prefetch_related("lines__tallies") for line in each.lines.all()]
    passed = [line for line in lines if line.result.passed]
    step = "carry" if passed else "fall"
    with ITEM.take(step, vote.item, by=None) as (item, facts):
        item.outcome = (lines[0].result.words if len(lines) == 1 else f"{len(lines)} 项中通过 {len(passed)} 项")[:300]
        facts["said"] = item.outcome
        item.status = ITEM.steps[step].to
        notices.item_decided(item)
    vote.item = item
