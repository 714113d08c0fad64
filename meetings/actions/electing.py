"""表决任免: the lines of a motion move with the item that brings them, and each comes to its own end."""

from django.core.exceptions import ValidationError
from django.db import transaction

from congress.files.models import StoredFile
from meetings.actions.ruling import close_if_over
from meetings.deadlines import appointments as clocks
from meetings.flow import LINE
from meetings.models import (
    AppointmentLine,
    AppointmentPaper,
    AppointmentPaperKind,
    BallotLine,
    Item,
    LineStatus,
    Tally,
    Verb,
    Vote,
    VoteStatus,
)
from meetings.queries import appointments
from meetings.queries.electing import WAITING, ballot_of, lines_at
from meetings.rules.inducting import wants_oath
from meetings.rules.overseeing import unheard

L = LineStatus
UNDECIDED = (L.SUBMITTED, L.EXPLAINED, L.PUT_TO_VOTE)


def explain_lines(item: Item) -> None:
    """作说明: the proposer has explained the motion, and with it every line."""
    for line in lines_at(item, (L.SUBMITTED,)):
        with LINE.take("explain_line", line, by=None):
            pass


def defer_lines(item: Item, *, note: str) -> None:
    """暂不付表决, the whole item."""
    for line in lines_at(item, UNDECIDED):
        with LINE.take("defer_line", line, by=None, note=note) as (line, _facts):
            _off_the_ballot(line)


def withdraw_lines(item: Item, *, note: str) -> None:
    """撤回, the whole item: nobody of it is left to be voted on."""
    for line in lines_at(item, (*UNDECIDED, L.DEFERRED)):
        with LINE.take("withdraw_line", line, by=None, note=note) as (line, _facts):
            _off_the_ballot(line)
    if item.appointment_id:
        close_if_over(item.appointment)


def put_lines(item: Item) -> list[AppointmentLine]:
    """交付表决: who waits, in the order of the ballot."""
    found = ballot_of(item)
    if not found:
        raise ValidationError("没有可以交付表决的人选。")
    if reason := unheard(found):
        raise ValidationError(reason)
    for line in found:
        with LINE.take("vote_line", line, by=None):
            pass
    return found


def ballot_words(lines: list[AppointmentLine]) -> list[str]:
    """The sentence of each line; two of one name for one post are told apart by the year of birth."""
    said = [line.label for line in lines]
    return [
        f"{words}（{line.official.born_on.year}年出生）" if said.count(words) > 1 and line.official.born_on else words
        for line, words in zip(lines, said, strict=True)
    ]


def must_be_secret(lines: list[AppointmentLine]) -> bool:
    """撤职案 is voted on by secret ballot (监督法第六十二条)."""
    return any(line.verb == Verb.DISMISS for line in lines)


@transaction.atomic
def settle_lines(vote: Vote) -> None:
    """The count decides every line by itself; a corrected count decides it again."""
    motions = set()
    ballots = vote.lines.select_related("nominee__official", "nominee__post", "nominee__motion")
    for ballot in ballots.prefetch_related("tallies"):
        if ballot.nominee is not None:
            _decide(ballot.nominee, vote, ballot.result)
            motions.add(ballot.nominee.motion)
    for motion in motions:
        close_if_over(motion)


def _decide(line: AppointmentLine, vote: Vote, result: Tally) -> None:
    if line.status in (L.IN_OFFICE, L.DONE):
        if not result.passed:
            raise ValidationError(f"“{line}”已经生效（{line.get_status_display()}），不能更正为未获通过。")
        AppointmentLine.objects.filter(pk=line.pk).update(outcome=result.words[:300])
        return
    with LINE.take("carry_line" if result.passed else "fall_line", line, by=None) as (line, facts):
        line.decided_on, line.decided_at, line.outcome = vote.held_on, vote.item.meeting, result.words[:300]
        facts["said"] = result.words
    _run_clocks(line, passed=result.passed)


def _run_clocks(line: AppointmentLine, *, passed: bool) -> None:
    """After the vote: notice and oath for who was passed, the interval before another try for who was not."""
    if not passed:
        clocks.void(line.motion, clocks.NOTIFY, *clocks.OATHS, line=line)
        clocks.wait_to_retry(line)
        return
    clocks.void(line.motion, clocks.RETRY, line=line)
    clocks.start(line.motion, clocks.NOTIFY, on=line.decided_on, line=line)
    if wants_oath(line):
        clocks.wait_for_oath(line)


# ---- one person ----


@transaction.atomic
def meet_members(line: AppointmentLine, *, by, note: str = "", everybody: bool = False) -> AppointmentLine:
    """与组成人员见面: one candidate, or all of the motion who came together."""
    found = [line]
    if everybody:
        found += [each for each in appointments.lines_of(line.motion).filter(status__in=WAITING) if each.is_appointing]
    for each in {each.pk: each for each in found}.values():
        with LINE.take("meet_members", each, by=by, note=note) as (each, facts):
            facts["said"] = "已与组成人员见面"
    return line


def give_statement(
    line: AppointmentLine, *, by, way: str, note: str = "", files: tuple[StoredFile, ...] | list = ()
) -> AppointmentLine:
    """供职发言: spoken in the meeting, or in writing by who could not come (law.md §9.2 step 5)."""
    with LINE.take("give_statement", line, by=by, note=note) as (line, facts):
        if way == "written" and not files and not line.papers.filter(kind=AppointmentPaperKind.STATEMENT).exists():
            raise ValidationError({"files": "书面发言，请上传发言稿。"})
        for file in files:
            AppointmentPaper.objects.create(
                motion=line.motion, line=line, kind=AppointmentPaperKind.STATEMENT, file=file, by=by
            )
        facts["said"] = "书面供职发言" if way == "written" else "作供职发言"
    return line


def defer_line(line: AppointmentLine, *, by, note: str) -> AppointmentLine:
    """暂不付表决, one person: the others are voted on without them."""
    with LINE.take("defer_line", line, by=by, note=note) as (line, facts):
        alone = [each for each in _prepared(line) if each.vote.lines.count() == 1]
        if alone:
            raise ValidationError("票上只有这一人，请对整个议题作“暂不付表决”。")
        _off_the_ballot(line)
        facts["said"] = note
    return line


def _prepared(line: AppointmentLine):
    return BallotLine.objects.filter(nominee=line, vote__status=VoteStatus.PREPARED).select_related("vote")


def _off_the_ballot(line: AppointmentLine) -> None:
    """A ballot that has not begun loses the line; an empty one is nothing."""
    for ballot in _prepared(line):
        vote = ballot.vote
        ballot.delete()
        if not vote.lines.exists():
            Vote.objects.filter(pk=vote.pk).update(status=VoteStatus.VOID)
