"""One meeting of the standing committee from the first matter brought in to the day after: every step by the real
actions. Each step looks at where things stand, so a meeting that was prepared half way goes on from there.
"""

from collections.abc import Callable, Iterator
from datetime import date, datetime, time, timedelta

from django.utils.timezone import localdate

from congress.portal.demo import citizens, hall
from congress.portal.demo.agendas import APPOINTED, REFUSED, REFUSES, Point, appointments, points, words_of
from congress.portal.demo.chambers import CALLED, GATE, Ground, before_gate, following, gate_of, plan
from congress.portal.demo.clock import at
from congress.workdays.count import Calendar
from meetings import actions
from meetings.models import (
    HELD,
    Answer,
    BodyKind,
    Capacity,
    Item,
    ItemKind,
    ItemStatus,
    Meeting,
    PaperKind,
    Participant,
    Proposer,
    Status,
)
from meetings.queries import members_on
from meetings.queries.papers import missing
from meetings.queries.people import candidates
from proposals.models import Proposal

COME = ("组成人员", "依法列席", "议题相关部门")
CONTACT = "区人大常委会办公室会务科，0000-82000002"
AWAY, AWAY_TOO, SILENT = 12, 20, 16  # by their place: who asks for leave, who asks late, who forgets to answer
SLOW = "望川区交通运输局"  # the handler of the sign-in page still has something to answer
GUESTS = (Capacity.BY_LAW, Capacity.BY_CUSTOM, Capacity.INVITED)
QUOTA = 6
BROUGHT = 6  # days before the chairs' meeting that its matters are brought in
NAMED = {
    PaperKind.REPORT: "", PaperKind.REPORT_DRAFT: "（征求意见稿）", PaperKind.DECISION_DRAFT: "（草案）",
    PaperKind.REVIEW: "的审查结果报告", PaperKind.EXPLANATION: "的说明",
}  # fmt: skip
LINES = ("请提前安排好工作，准时到会。", "请携带会议文件。")


class Gathering:
    stands_since = None

    def __init__(
        self, calendar: Calendar, day: date, ground: Callable[[], Ground], deputies: list, case=None, since=date.min
    ):
        self.calendar, self.day, self._ground, self.deputies, self.case = calendar, day, ground, deputies, case
        self.since = since  # nothing is prepared before the portal is set up
        self.stood, self.is_full = None, False
        self.watched: Proposal | None = None  # the suggestion the full meeting hears about

    @property
    def ground(self) -> Ground:
        self.stood = self.stood or self._ground()  # not there before the portal was set up
        return self.stood

    @property
    def by(self):
        return self.ground.officer

    def resumes_at(self, since: datetime) -> datetime:
        return since

    def when(self, days: int, hour: int, minute: int = 0) -> datetime:
        return at(self.calendar.previous_workday(self.day - timedelta(days=days)), hour, minute)

    def walk(self) -> Iterator[datetime]:
        yield at(max(before_gate(self.calendar, self.day, BROUGHT), self.since), 9)
        self.propose()
        yield at(before_gate(self.calendar, self.day, CALLED), 10)
        self.call_chairs()
        for days, hour, step in (
            (GATE, 9, self.chairs_meet), (GATE, 15, self.draft),
            (33, 17, self.take_papers), (14, 9, self.arrange), (12, 16, self.take_reports), (10, 10, self.notify),
            (9, 11, self.answer), (8, 9, self.send), (8, 15, self.sign_up), (8, 16, self.ask_leave),
            (6, 10, self.rule), (6, 14, self.answer_too), (4, 9, self.complete),
        ):  # fmt: skip
            yield self.when(days, hour)
            step()
            if step == self.draft:
                yield at(self.calendar.add_workdays(gate_of(self.calendar, self.day), 1), 16)
                hall.write(self.gate, self.ground)
        yield from hall.sit(self.meeting, self.ground)
        after = self.plan_on()
        if after:
            yield from Gathering(self.calendar, after.opens_on, self._ground, self.deputies).walk()

    @property
    def meeting(self) -> Meeting:
        if self.case is None:
            self.case = Meeting.objects.filter(body=self.ground.home, opens_on=self.day).earliest("pk")
        self.case.refresh_from_db()
        return self.case

    @property
    def gate(self) -> Meeting:
        day = gate_of(self.calendar, self.day)
        return Meeting.objects.filter(body=self.ground.bodies[BodyKind.CHAIRS_MEETING], opens_on=day).earliest("pk")

    @property
    def number(self) -> int:
        held = Meeting.objects.filter(body=self.ground.home, number__isnull=False)
        return self.meeting.number or 1 + held.order_by("-opens_on").values_list("number", flat=True)[0]

    def agenda(self) -> list[Point]:
        """The meeting that comes has also persons, and a suggestion the chairs watch over."""
        found = points(self.day, self.number)
        if self.is_full:
            self.watched = self.watched or Proposal.objects.filter(status="closed").earliest("closed_on", "pk")
            found += [appointments(self.day)] if self.number % 5 != APPOINTED else []
            title = f"关于重点督办建议“{self.watched.title}”办理情况的报告"
            found.append(
                Point(ItemKind.PROPOSALS, Proposer.GOVERNMENT, title, "dispatcher", "deputies", ("transport",))
            )
        return found

    def waiting(self, *statuses):
        """The matters of this meeting that stand at one of these statuses."""
        titles = [point.title for point in self.agenda()]
        found = Item.objects.filter(body=self.ground.home, title__in=titles, status__in=statuses)
        return list(found.filter(submitted_on__gte=self.day - timedelta(days=60)).order_by("pk"))

    # What is brought in, and the gate

    def propose(self) -> None:
        if not self.waiting(*ItemStatus.values):
            for point in self.agenda():
                self._propose(point)

    def _propose(self, point: Point) -> None:
        units, members = self.ground.units, members_on(self.ground.home)
        brought = {Proposer.GOVERNMENT: "government", Proposer.CHAIRS_MEETING: "", Proposer.MEMBERS: ""}
        brings = brought.get(point.proposer, point.unit)
        reports = units.get(point.unit)
        head = self.ground.heads.get(reports.pk) if reports else None
        item = actions.propose(
            by=self.by, body=self.ground.home, kind=point.kind, title=point.title, proposer_kind=point.proposer,
            submitted_on=localdate(), proposers=members[8:12], proposer_unit=units[brings] if brings else None,
            committee=units.get(point.committee), reporter_name=(head.name if head else members[2].name),
            reporter_title=f"{reports.label}{point.reporter or reports.head_title}" if head else members[2].label,
            secret_ballot=point.kind == ItemKind.APPOINTMENT,
            proposal=self.watched if self.watched and self.watched.title in point.title else None,
        )  # fmt: skip
        listening = [units[key] for key in point.units] + ([reports] if head and point.proposer == "government" else [])
        if listening:
            actions.amend(item, by=self.by, units=listening)

    def call_chairs(self) -> None:
        gate = self.gate
        if gate.status != Status.PLANNED:
            return
        title = f"研究{self.meeting.month.year}年{self.meeting.month.month}月常委会会议议程（草案）"
        item = actions.propose(
            by=self.by, body=gate.body, kind=ItemKind.OTHER, title=title, proposer_kind=Proposer.OFFICE,
            proposer_unit=self.ground.office, submitted_on=localdate(),
        )  # fmt: skip
        actions.place(item, by=self.by, meeting=gate)
        gate = actions.draft_agenda(gate, by=self.by)
        actions.propose_schedule(gate, by=self.by)
        actions.invite(gate, by=self.by, people=candidates(gate)[0].people)
        self._notify(gate, time(9), 1)

    def _notify(self, meeting: Meeting, hour: time, before: int) -> None:
        actions.notify(
            meeting, by=self.by, office=self.ground.office, at=hour, contact=CONTACT, requirements=LINES,
            reply_by=meeting.opens_on - timedelta(days=before),
        )  # fmt: skip

    def chairs_meet(self) -> None:
        gate = self.gate
        if gate.status != Status.NOTIFIED:
            return
        actions.mark_presence(gate.sittings.earliest("pk"), by=self.by, states={}, rest="present")
        gate = actions.convene(gate, by=self.by, chaired_by=f"{self.ground.chairs[0].name}主任")
        for item in gate.items.filter(status=ItemStatus.ON_AGENDA):
            actions.conclude(item, by=self.by, note="同意，提请常委会会议审议")
        for item in self.waiting(ItemStatus.PROPOSED):
            if self.number % 5 == REFUSED and item.title.startswith(REFUSES):
                actions.reject(item, by=self.by, ruled_at=gate, note="现有的代表联络制度已能满足需要，暂不另设。")
            else:
                actions.accept(item, by=self.by, ruled_at=gate)
        actions.close(gate, by=self.by)

    def draft(self) -> None:
        meeting = self.meeting
        if meeting.status == Status.PLANNED:
            for item in self.waiting(ItemStatus.ACCEPTED):
                actions.place(item, by=self.by, meeting=meeting)
            chair = f"{self.ground.chairs[0].name}主任"
            actions.revise(self.meeting, by=self.by, chaired_by=chair, contact=CONTACT)
            actions.draft_agenda(self.meeting, by=self.by, ruled_at=self.gate)

    # Papers and people

    def take_papers(self) -> None:
        self._take(late=False)

    def take_reports(self) -> None:
        self._take(late=True)

    def _take(self, *, late: bool) -> None:
        """What each matter needs; the report itself comes after the committee has read its draft."""
        if self.meeting.status not in (Status.AGENDA_DRAFTED, Status.NOTIFIED):
            return
        for row in missing(self.meeting):
            is_final = row.kind == PaperKind.REPORT and row.item.kind == ItemKind.REPORT
            if is_final == late:
                self._add(row.item, row.kind)

    def _add(self, item: Item, kind: str) -> None:
        title = item.title + NAMED.get(kind, f"（{PaperKind(kind).label}）")
        closed = kind in (PaperKind.NOMINEES, PaperKind.STATEMENT)
        actions.add_paper(
            item, by=self.by, kind=kind, title=title, body=words_of(kind, item.title), confidential=closed,
            take_back=kind == PaperKind.NOMINEES, publishable=kind == PaperKind.REPORT, signed=True,
        )  # fmt: skip

    def arrange(self) -> None:
        meeting = self.meeting
        if meeting.status != Status.AGENDA_DRAFTED or meeting.participants.exists():
            return
        people = [each for heap in candidates(meeting) if heap.label in COME for each in heap.people if each.ticked]
        actions.invite(meeting, by=self.by, people=people)
        actions.propose_groups(meeting, by=self.by, count=2)
        actions.propose_schedule(meeting, by=self.by)

    def notify(self) -> None:
        meeting = self.meeting
        if meeting.status == Status.AGENDA_DRAFTED:
            closes = self.day - timedelta(days=2)
            actions.open_sign_up(meeting, by=self.by, quota=QUOTA, closes_on=closes, topics="本次会议各项议题")
            actions.freeze(self.meeting, by=self.by)
            self._notify(self.meeting, time(9), 3)

    def send(self) -> None:
        if self.meeting.status == Status.NOTIFIED:
            actions.send_papers(self.meeting, by=self.by, note="正文已在平台，印刷用的版面随后生成。")
            citizens.ask(self.meeting, self.by)

    # Their answers

    def people(self, *capacities: str) -> list[Participant]:
        if self.meeting.status not in (Status.NOTIFIED, Status.PAPERS_SENT):
            return []
        found = self.meeting.participants.filter(capacity__in=capacities).order_by("position", "pk")
        return list(found.select_related("membership__deputy__user", "membership__user", "deputy__user", "unit"))

    def answer(self) -> None:
        self._confirm([person for place, person in enumerate(self.people("member")) if place % 2 == 0], AWAY, AWAY_TOO)

    def answer_too(self) -> None:
        self._confirm(self.people("member"), AWAY_TOO)
        for person in self.people(*GUESTS):
            if person.unit and person.unit.name != SLOW:
                self._send_somebody(person)

    def _confirm(self, people: list[Participant], *but: int) -> None:
        away = {person.pk for place, person in enumerate(self.people("member")) if place in (*but, SILENT)}
        for person in people:
            if person.pk not in away and person.status == Answer.INVITED:
                actions.confirm(person, by=person.account or self.by)

    def _send_somebody(self, person: Participant) -> None:
        head = self.ground.heads.get(person.unit_id)
        if person.status == Answer.INVITED:
            actions.confirm(person, by=head or self.by, name=head.name if head else f"{person.unit.label}负责同志")

    def sign_up(self) -> None:
        for turn in range(3):
            deputy = self.deputies[2 + 2 * ((self.number * 17 + turn * 41) % 118)]  # nobody with an odd seat: members
            if self.people("member") and not self.meeting.participants.filter(deputy=deputy).exists():
                actions.sign_up(self.meeting, by=deputy.user, deputy=deputy)

    def ask_leave(self) -> None:
        self._ask_leave(AWAY, "外地就医，已预约手术。")

    def _ask_leave(self, place: int, reason: str) -> None:
        for person in self.people("member")[place : place + 1]:
            if person.status == Answer.INVITED:
                actions.ask_leave(person, by=person.account or self.by, reason=reason)

    def rule(self) -> None:
        self._rule()
        self._ask_leave(AWAY_TOO, "参加省人大组织的代表培训。")

    def _rule(self) -> None:
        for person in self.people("member"):
            if person.status == Answer.LEAVE_REQUESTED:
                actions.rule_leave(person, by=self.ground.chairs[-1], approved=True, ruling="同意")

    def complete(self) -> None:
        """The last ones answer, by telephone if need be."""
        self._rule()
        for person in self.people("member", *GUESTS):
            if person.unit:
                self._send_somebody(person)
            elif person.status == Answer.INVITED:
                actions.confirm(person, by=self.by)

    def plan_on(self) -> Meeting | None:
        """The plan always reaches two meetings ahead."""
        home = Meeting.objects.filter(body=self.ground.home, opens_on__isnull=False)
        ahead = home.filter(opens_on__gt=self.day).exclude(status__in=(*HELD, Status.CANCELLED))
        if ahead.count() > 1:
            return None
        last = home.order_by("-opens_on").values_list("opens_on", flat=True)[0]
        return plan(self.ground.bodies, self.by, self.calendar, following(self.calendar, last))
