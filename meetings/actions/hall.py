"""现场: people come in, the meeting opens, items are taken up one after the other, the meeting closes."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.timezone import localdate, now

from congress.workflow.flow import NotYours
from meetings import deadlines
from meetings.actions import electing
from meetings.actions.freezing import keep_version
from meetings.actions.topics import hear
from meetings.deadlines import appointments
from meetings.flow import ITEM, MEETING
from meetings.models import (
    HERE,
    Answer,
    Item,
    Meeting,
    Participant,
    Presence,
    Recusal,
    Sitting,
    State,
    Vote,
    VoteStatus,
)
from meetings.queries import hall


def mark_presence(sitting: Sitting, *, by, states: dict[int, dict], rest: str = "") -> Sitting:
    """登记签到: ``states`` maps a participant's key to state, arrived_at, left_at; ``rest`` is the state of all
    others on the list who have none yet ("all present except …").

    Who has taken part in a vote cannot be made absent afterwards: ValidationError names them.
    """
    with MEETING.take("mark_presence", sitting.meeting, by=by) as (meeting, facts):
        sitting = Sitting.objects.select_for_update().get(pk=sitting.pk, meeting=meeting)
        listed = {person.pk: (person, row) for person, row in hall.roll(sitting)}
        if strange := set(states) - set(listed):
            raise ValidationError(f"名单里没有这些人（{len(strange)} 人），请刷新页面。")
        wanted = dict(states)
        if rest:
            open_ = {pk: person for pk, (person, row) in listed.items() if row is None and pk not in states}
            wanted |= {pk: {"state": _unless_on_leave(person, rest)} for pk, person in open_.items()}
        _keep_voters(sitting, [listed[pk][0] for pk, row in wanted.items() if row["state"] not in HERE])
        for pk, row in wanted.items():
            Presence.objects.update_or_create(
                sitting=sitting, participant_id=pk,
                defaults={"arrived_at": None, "left_at": None, **row, "by": by, "way": Presence.Way.OFFICE},
            )  # fmt: skip
        told = "，".join(f"{word} {number}" for word, number in hall.counted(hall.roll(sitting)) if number)
        facts["said"] = f"{sitting.name}：{told}"
    return sitting


def _unless_on_leave(person: Participant, rest: str) -> str:
    """Whoever was given leave is not there with all the others; who comes after all is marked by hand."""
    return State.ABSENT_APPROVED if person.status == Answer.LEAVE_APPROVED else rest


def _keep_voters(sitting: Sitting, gone: list[Participant]) -> None:
    """A vote is counted over who was there; the list of that moment stands (peers.md lesson 46)."""
    began = Vote.objects.filter(sitting=sitting, status__in=(VoteStatus.RUNNING, VoteStatus.COUNTED))
    voted = {name for names in began.values_list("present_names", flat=True) for name in names}
    if stuck := [person.name for person in gone if person.name in voted]:
        raise ValidationError(f"{'、'.join(stuck)}已经参加了本场表决，不能改为未出席；中途离会的，请登记早退时间。")


@transaction.atomic
def check_in(sitting: Sitting, *, by) -> Presence:
    """扫码签到: in person, for oneself, from an hour before the sitting to its end; late once it has begun."""
    sitting = Sitting.objects.select_for_update().select_related("meeting").get(pk=sitting.pk)
    person = hall.own_seat_at(by, sitting)
    if person is None:
        raise NotYours(f"{by} is not on the list of {sitting}")
    if reason := hall.check_in_closed(sitting, now()):
        raise ValidationError(reason)
    found = Presence.objects.filter(sitting=sitting, participant=person).first()
    if found and found.state in HERE:
        return found
    late = now() > sitting.starts_at
    facts = {
        "state": State.LATE if late else State.PRESENT, "arrived_at": now(), "left_at": None, "by": by,
        "way": Presence.Way.CODE,
    }  # fmt: skip
    return Presence.objects.update_or_create(sitting=sitting, participant=person, defaults=facts)[0]


def recuse(item: Item, *, by, participant: Participant, reason: str) -> Recusal:
    """回避: the member takes no part in this item's votes; recorded before they begin."""
    with ITEM.take("recuse", item, by=by) as (item, facts):
        if participant.meeting_id != item.meeting_id or not participant.votes:
            raise ValidationError("只有本次会议的组成人员可以登记回避。")
        if item.votes.filter(status__in=(VoteStatus.RUNNING, VoteStatus.COUNTED)).exists():
            raise ValidationError("表决已经开始，不能再登记回避。")
        if item.recusals.filter(participant=participant).exists():
            raise ValidationError(f"{participant.name}已经登记回避。")
        made = Recusal.objects.create(item=item, participant=participant, reason=reason, by=by)
        facts["said"] = f"{participant.name}回避：{reason}"
    return made


def convene(meeting: Meeting, *, by, chaired_by: str = "", note: str = "") -> Meeting:
    """开会: more than half of all members are present (地方组织法第五十一条), else the step is refused."""
    with MEETING.take("convene", meeting, by=by, note=note) as (meeting, facts):
        found = hall.quorum_of(hall.first_plenary(meeting))
        meeting.chaired_by = chaired_by or meeting.chaired_by
        deadlines.held(meeting)
        appointments.lose(meeting)
        facts.update(said=found.words, base=hall.base_of(meeting).words)
    return meeting


def adopt_agenda(meeting: Meeting, *, by, note: str = "") -> Meeting:
    """通过议程: by the plenary, on the chairs' meeting's draft; from now on printed without 草案 (law.md §8.1)."""
    with MEETING.take("adopt_agenda", meeting, by=by, note=note) as (meeting, facts):
        version = keep_version(meeting, by=by, note=note or "全体会议通过", is_draft=False)
        facts.update(said=f"第{version.number}版", version=version.number)
    return meeting


def close(meeting: Meeting, *, by, note: str = "") -> Meeting:
    """闭会: every item has come to its end; what was deferred goes on to another meeting."""
    with MEETING.take("close", meeting, by=by, note=note) as (meeting, facts):
        meeting.closed_on = localdate()
        passed = meeting.items.filter(status="passed").count()
        deadlines.closed(meeting, hall.first_adopted_on(meeting))
        facts["said"] = f"议题 {meeting.items.count()} 项，表决通过 {passed} 项"
    return meeting


@transaction.atomic
def explain(item: Item, *, by, note: str = "") -> Item:
    """听取说明、报告."""
    item = _step("explain", item, by=by, note=note)
    electing.explain_lines(item)
    return item


def deliberate(item: Item, *, by, note: str = "") -> Item:
    """审议."""
    return _step("deliberate", item, by=by, note=note)


@transaction.atomic
def conclude(item: Item, *, by, note: str = "") -> Item:
    """审议完毕: heard and deliberated, nothing to vote on; the note is the outcome in a sentence."""
    item = _step("conclude", item, by=by, note=note, outcome=note)
    hear(item, by=by)
    return item


@transaction.atomic
def defer(item: Item, *, by, note: str) -> Item:
    """暂不付表决: on major questions, by the chairs' meeting's proposal and the plenary's consent (law.md §8.1)."""
    item = _step("defer", item, by=by, note=note, outcome=f"暂不付表决：{note}")
    electing.defer_lines(item, note=note)
    return item


@transaction.atomic
def withdraw(item: Item, *, by, note: str) -> Item:
    """撤回: before the vote, with the chairs' meeting's consent (law.md §8.1)."""
    item = _step("withdraw", item, by=by, note=note, outcome=f"提请人撤回：{note}")
    electing.withdraw_lines(item, note=note)
    return item


def _step(name: str, item: Item, *, by, note: str, outcome: str = "") -> Item:
    with ITEM.take(name, item, by=by, note=note) as (item, _facts):
        item.outcome = outcome[:300] or item.outcome
    return item
