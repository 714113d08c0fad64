"""The day of the meeting: people come in, matters are heard, talked over and voted on, the meeting closes."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.utils.timezone import localtime

from congress.portal.demo import executed
from congress.portal.demo.agendas import AMENDED, FALLS, MOVED, POLLED, nominees
from congress.portal.demo.chambers import Ground
from congress.portal.demo.clock import at
from meetings import actions
from meetings.models import (
    OVER,
    Answer,
    BodyKind,
    Capacity,
    Decision,
    DecisionKind,
    Item,
    ItemKind,
    ItemStatus,
    Meeting,
    PaperKind,
    PaperVersion,
    Sitting,
    Speech,
    Status,
    Subject,
    Vote,
    VoteStatus,
)
from meetings.queries import outcome

LATE = 5  # by place: who comes late to the first sitting
SPEAKERS = (4, 9)  # by place: the first is the member of the sign-in page
SAID = (
    "报告实事求是，同意这个报告。建议把群众反映最集中的事项列入明年民生实事，明确完成时限。",
    "建议加强部门之间的数据共享，减少基层重复填报；经费要向乡镇、街道倾斜。",
)
HEARD = "会议听取和审议了报告，同意这个报告，组成人员提出的意见交有关机关研究处理"
COPIES = "各组成人员，各列席单位"
FILED = timedelta(days=60)
SITTING = (Status.OPENED, Status.AGENDA_ADOPTED)


def sit(meeting: Meeting, ground: Ground) -> Iterator[datetime]:
    """From the first sitting to the end of the last; the speakers check their words on the next day."""
    by = ground.officer
    rooms = list(meeting.sittings.order_by("starts_at", "position"))
    if not rooms:
        return
    yield localtime(rooms[0].starts_at) + timedelta(minutes=2)
    open_(meeting, rooms[0], ground)
    yield localtime(rooms[0].starts_at) + timedelta(minutes=40)
    hear(meeting, by)
    for room in rooms[1:-1]:
        yield localtime(room.starts_at) + timedelta(minutes=30)
        take_part(meeting, room, by)
    yield localtime(rooms[-1].starts_at) + timedelta(minutes=5)
    if going(meeting):
        settle(meeting, rooms, by)
    yield localtime(rooms[-1].ends_at)
    if going(meeting):
        actions.close(going(meeting), by=by)
    yield localtime(rooms[-1].ends_at) + timedelta(days=1)
    for speech in Speech.objects.filter(item__meeting=meeting, is_lead=True, status="recorded"):
        actions.confirm_speech(speech, by=speech.participant.account)
    yield from finish(meeting, ground)


def finish(meeting: Meeting, ground: Ground) -> Iterator[datetime]:
    """Decisions and minutes on the next workday, publication on the one after; the file is closed two months later."""
    by, day = ground.officer, meeting.closes_on
    yield at(ground.calendar.add_workdays(day, 1), 14)
    write(meeting, ground)
    if meeting.body.kind == BodyKind.STANDING_COMMITTEE:
        yield at(ground.calendar.add_workdays(day, 2), 15)
        publish(meeting, by)
    yield at(ground.calendar.next_workday(day + FILED), 16)
    found = Meeting.objects.filter(pk=meeting.pk, status__in=(Status.MINUTES_ISSUED, Status.PUBLISHED)).first()
    if found:
        actions.archive(found, by=by, note="个别发言仍在由本人核对。")


def write(meeting: Meeting, ground: Ground) -> None:
    meeting.refresh_from_db()
    if meeting.status != Status.CLOSED:
        return
    by, office = ground.officer, ground.office
    for item in meeting.items.filter(status=ItemStatus.PASSED):
        if not hasattr(item, "decision"):
            actions.decide(item, by=by, office=office, numbered=True, **decision(item))
    executed.carry_on(meeting, by)
    actions.draft_minutes(meeting, by=by, **minutes(meeting))
    signed = f"{ground.chairs[0].name}主任"
    actions.issue_minutes(Meeting.objects.get(pk=meeting.pk), by=by, office=office, signed_by=signed, copies=COPIES)


def decision(item: Item) -> dict:
    """The draft that lay before the meeting; of persons the lines that were carried."""
    if item.kind == ItemKind.APPOINTMENT:
        lines = [line for vote in item.votes.filter(subject=Subject.PERSONS) for line in vote.lines.all()]
        carried = [f"{line.text}。" for line in lines if line.result and line.result.passed]
        return {"kind": DecisionKind.APPOINTMENTS, "title": f"{item.title}", "text": "\n".join(carried)}
    draft = PaperVersion.objects.filter(paper__item=item, paper__kind=PaperKind.DECISION_DRAFT).first()
    kind = DecisionKind.RESOLUTION if "决议" in item.title else DecisionKind.DECISION
    text = draft.body if draft else f"会议审议了{item.title}，决定予以批准。"
    return {"kind": kind, "title": item.title, "text": text}


def minutes(meeting: Meeting) -> dict:
    found = outcome.came(meeting)
    lines = [
        f"{meeting.days}，{meeting.title}在{meeting.place}举行，{meeting.chaired_by}主持。"
        f"实际出席{len(found.present)}名，符合法定人数。"
    ]
    for place, item in enumerate(outcome.items_with_results(meeting), 1):
        lines.append(f"{place}.{item.title}。{'；'.join(item.results) or item.outcome}。")
    rolls = {"present": found.present, "on_leave": found.on_leave, "absent": found.absent, "attending": found.attending}
    return {"text": "\n".join(lines), **{name: _names(people) for name, people in rolls.items()}}


def _names(people: list) -> str:
    return "、".join(person.name if person.votes else f"{person.title}{person.name}" for person in people)


def publish(meeting: Meeting, by) -> None:
    meeting.refresh_from_db()
    if meeting.status == Status.MINUTES_ISSUED:
        papers = Decision.objects.filter(item__meeting=meeting).exclude(doc_no="")
        actions.publish(meeting, by=by, items=meeting.items.all(), decisions=papers)


def hear(meeting: Meeting, by) -> None:
    for item in items(meeting, ItemStatus.ON_AGENDA):
        if not item.written_only:
            actions.explain(item, by=by)


def settle(meeting: Meeting, rooms: list[Sitting], by) -> None:
    for item in items(meeting, ItemStatus.EXPLAINED):
        actions.deliberate(item, by=by)
    take_part(meeting, rooms[-1], by)
    speak(meeting, rooms[-2 if len(rooms) > 1 else -1], by)
    for item in items(meeting):
        decide(item, rooms[-1], by)


def going(meeting: Meeting) -> Meeting | None:
    return Meeting.objects.filter(pk=meeting.pk, status__in=SITTING).first()


def items(meeting: Meeting, *statuses: str) -> list[Item]:
    if not going(meeting):
        return []
    found = Item.objects.filter(meeting=meeting).order_by("position")
    return list(found.filter(status__in=statuses) if statuses else found.exclude(status__in=OVER))


def open_(meeting: Meeting, room: Sitting, ground: Ground) -> None:
    if meeting.status not in (Status.NOTIFIED, Status.PAPERS_SENT):
        return
    take_part(meeting, room, ground.officer, late=LATE)
    meeting = actions.convene(meeting, by=ground.officer, chaired_by=f"{ground.chairs[0].name}主任")
    actions.adopt_agenda(meeting, by=ground.officer)


def take_part(meeting: Meeting, room: Sitting, by, late: int | None = None) -> None:
    """Everybody who said so is there; who has leave is not."""
    if room.presences.exists():
        return
    states = {}
    people = meeting.participants.exclude(status__in=(Answer.DROPPED, Answer.WAITING))
    for place, person in enumerate(people.order_by("position", "pk")):
        if person.status == Answer.LEAVE_APPROVED:
            states[person.pk] = {"state": "absent_approved"}
        elif person.status not in (Answer.CONFIRMED, Answer.LEAVE_REFUSED):
            states[person.pk] = {"state": "absent"}
        elif place == late:
            states[person.pk] = {"state": "late", "arrived_at": room.starts_at}
    actions.mark_presence(room, by=by, states=states, rest="present")


def speak(meeting: Meeting, room: Sitting, by) -> None:
    item = Item.objects.filter(meeting=meeting, kind=ItemKind.REPORT).order_by("position").first()
    members = list(meeting.participants.filter(capacity=Capacity.MEMBER).order_by("position"))
    if item is None or item.speeches.exists() or len(members) <= max(SPEAKERS):
        return
    for place, text in zip(SPEAKERS, SAID, strict=True):
        actions.record_speech(
            item, by=by, participant=members[place], text=text, sitting=room, minutes=6, is_lead=place == SPEAKERS[-1]
        )


def decide(item: Item, room: Sitting, by) -> None:
    """Each matter to its end: by a vote where one is needed, else 审议完毕."""
    turn = item.meeting.number % 5
    if not item.needs_vote:
        if item.kind == ItemKind.REPORT and turn == POLLED and not item.votes.exists():
            question = f"{item.title}满意度测评"
            actions.prepare_vote(item, by=by, subject=Subject.POLL, method="machine", question=question)
            hold_all(item, room, by)
        item.refresh_from_db()
        actions.conclude(item, by=by, note=HEARD)
        return
    if item.status != ItemStatus.PUT_TO_VOTE:
        prepare(item, turn, by)
    hold_all(item, room, by)


def prepare(item: Item, turn: int, by) -> None:
    method = "secret" if item.secret_ballot else "machine"
    if item.kind == ItemKind.APPOINTMENT:
        lines = nominees(item.meeting.opens_on)
        actions.prepare_vote(
            item, by=by, subject=Subject.PERSONS, method=method, question=item.title, lines=lines
        )  # fmt: skip
    elif turn == AMENDED:
        actions.prepare_vote(item, by=by, subject=Subject.AMENDMENT, method="machine", question=MOVED)
    item.refresh_from_db()
    actions.put_to_vote(item, by=by, method=method)


def hold_all(item: Item, room: Sitting, by) -> None:
    """Amendments first, then the matter itself."""
    waiting = item.votes.filter(status__in=(VoteStatus.PREPARED, VoteStatus.RUNNING))
    for vote in sorted(waiting, key=lambda vote: (vote.subject != Subject.AMENDMENT, vote.position)):
        if vote.status == VoteStatus.PREPARED:
            vote = actions.start_vote(vote, by=by, sitting=room)
        lines = list(vote.lines.order_by("position"))
        actions.count_votes(
            vote, by=by, figures={line.pk: figures(vote, item, n) for n, line in enumerate(lines)}, **counters(vote)
        )


def counters(vote: Vote) -> dict:
    return {"monitors": "监票人2名", "counters": "计票人2名"} if vote.is_secret else {}


def figures(vote: Vote, item: Item, place: int) -> dict:
    """Sums that make up those who took part."""
    here = vote.present
    if item.title.startswith(FALLS):
        return {"yes": here // 2 - 2, "no": here - here // 2 - 2, "abstain": 4}
    if vote.is_poll:
        return {"yes": here // 2 - 2, "basic": here - here // 2 - 1, "no": 3}
    if vote.is_secret:
        return {"yes": here - 1 - place, "no": place, "abstain": 1, "issued": here, "returned": here}
    no = 2 if vote.subject == Subject.AMENDMENT else 0
    return {"yes": here - 2 - no, "no": no, "abstain": 1, "not_pressed": 1}
