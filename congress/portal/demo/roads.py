"""Every case walks the road of ``proposals.flow`` by the real actions; each yields the moment of its next step.

``walk_all`` puts the steps of all cases in the order of time, so official numbers and timelines come as they
would have come. A step that lies in the future is not taken: the case stands where it stands today. A road may
begin anywhere: a case that already stands in the house goes on from its status.
"""

import heapq
from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from random import Random

from django.db import transaction
from django.utils.timezone import localdate, localtime, now

from congress.portal.demo import desks, keeping, papers, rounds, talking, together, words
from congress.portal.demo.clock import at, clock
from congress.portal.demo.district import Case, District
from congress.portal.demo.plans import Plan
from congress.surveys.queries import answer_of
from congress.workdays.count import Calendar
from proposals import actions
from proposals.models import (
    OPEN_SHARES,
    Contact,
    Handling,
    HandlingStatus,
    Part,
    Proposal,
    Purpose,
    Rater,
    Status,
)

STAGES = (
    "draft",
    "bring_in",
    "examine",
    "hand_over",
    "receive",
    "talk",
    "answer",
    "judge",
    "conclude",
    "redo",
    "close",
)
# Where a case goes on that stands in the house already.
BEGINS = {
    Status.DRAFT: "bring_in", Status.COSIGNING: "bring_in", Status.SUBMITTED: "examine", Status.REGISTERED: "hand_over",
    Status.ASSIGNED: "receive", Status.IN_PROGRESS: "receive", Status.REPLIED: "judge", Status.EVALUATED: "redo",
    Status.REWORK: "redo", Status.MEDIATION: "redo", Status.TRACKING: "close",
}  # fmt: skip


def walk_all(
    roads: Iterable["Road"], *, since: datetime | None = None, end: datetime | None = None, forgive=()
) -> Iterator[datetime]:
    """Take every step up to ``end``, or now, in the order of time; yields the moment of each when it is done.

    No step comes before ``since``. A road that meets one of the errors to ``forgive`` ends there: somebody
    else has moved that case.
    """
    end, heap = end or now(), []
    with clock() as set_to:
        for place, road in enumerate(roads):
            set_to(road.stands_since or since or end)
            walk = road.walk()
            if moment := next(walk, None):
                heapq.heappush(heap, (max(moment, road.resumes_at(since) if since else moment), place, walk))
        while heap:
            moment, place, walk = heapq.heappop(heap)
            if moment > end:
                continue
            set_to(moment)
            try:
                with transaction.atomic():
                    following = next(walk, None)
            except forgive:
                continue
            yield moment
            if following:
                heapq.heappush(heap, (max(following, moment + timedelta(minutes=2)), place, walk))


class Road:
    def __init__(self, plan: Plan, district: District, calendar: Calendar, rng: Random, case: Proposal | None = None):
        self.plan, self.district, self.calendar, self.rng = plan, district, calendar, rng
        self.people, self.houses = district.people, district.houses
        self.clerk = rng.choice(self.people.office[:2])
        self.lead = district.deputies[plan.lead]
        self.proposal, self.begins = case, BEGINS[case.status] if case else "draft"
        self.stands_since = case.changed_at if case else None  # its next step counts from there
        self.handlings: list[Handling] = desks.standing(case) if case else []

    def walk(self):
        for stage in STAGES[STAGES.index(self.begins) :]:
            going = yield from getattr(self, stage)()
            if stage == self.plan.stop or going is False:
                return

    def resumes_at(self, since: datetime) -> datetime:
        """What was long due is done on the first day or the next, not all at one moment."""
        if self.proposal is None:
            return since
        return max(since, self.when(self.calendar.add_workdays(localdate(since), self.rng.randint(0, 1))))

    def when(self, day: date) -> datetime:
        return at(day, self.rng.randint(9, 16), self.rng.randint(0, 59))

    def soon(self, workdays: int) -> datetime:
        """Some working days after the moment the last step was taken."""
        return self.when(self.calendar.add_workdays(localdate(), workdays))

    # The deputy

    def draft(self):
        start = self.plan.start
        yield self.when(start if self._sitting(start) else self.calendar.next_workday(start))
        if self.plan.is_paper or self.lead.user is None:
            self.plan.is_paper = True
            return
        matter, rng = self.plan.matter, self.rng
        self.proposal = actions.draft(
            by=self.lead.user, deputy=self.lead, title=matter.title, reason=matter.reason, request=matter.request,
            no_interest=True, **self._form(), preferred_units=[self._unit(matter.lead)],
        )  # fmt: skip
        if rng.random() < 0.05:
            report = papers.survey_report(self.proposal, self.lead.user)
            actions.attach(self.proposal, report, purpose=Purpose.MATERIAL, by=self.lead.user)
        if self.plan.fate == "cosigning":
            yield from together.sign(self)

    def _form(self) -> dict:
        rng = self.rng
        return {
            "formation": rng.choice(("research", "inspection", "visit", "reception", "reception", "own")),
            "publication": rng.choice(("full", "full", "full", "title", "none")),
            "repeated_years": "two" if self.district.earlier(self.plan.matter) else "first",
            "wants_contact": rng.random() < 0.5,
        }

    def _sitting(self, day: date):
        session = self.houses.sessions.get(day.year)
        return session if session and session.sits_on(day) else None

    def bring_in(self):
        if self.proposal is not None:
            yield localtime() + timedelta(hours=1)
            self.proposal = actions.submit(self.proposal, by=self.lead.user)
            self._remember()
            return
        yield localtime() + timedelta(minutes=5)
        today, matter, seats = localdate(), self.plan.matter, len(self.district.deputies)
        sitting = self._sitting(today)
        signers = [self.district.deputies[(self.plan.lead + 12 * n) % seats] for n in range(1, self.plan.cosigners + 1)]
        scan = papers.register_form(
            lead=self.lead, title=matter.title, reason=matter.reason, request=matter.request, day=today,
            signers=signers, by=self.clerk,
        )  # fmt: skip
        self.proposal = actions.log(
            by=self.clerk, lead=self.lead, submitted_on=today, channel="session" if sitting else "intersession",
            session=sitting, cosigners=signers, scans=[scan], title=matter.title, reason=matter.reason,
            request=matter.request, preferred_units=[self._unit(matter.lead)], **self._form(),
        )  # fmt: skip
        self._remember()

    def _remember(self) -> None:
        plan = self.plan
        self.district.walked.append(Case(self.proposal, plan.matter, plan.start.year, plan.lead))

    # The office

    def examine(self):
        yield self.soon(self.rng.choice((1, 1, 2)))
        if self.plan.fate in ("returned", "withdrawn"):
            actions.send_back(self.proposal, by=self.clerk, note=self.rng.choice(words.RETURNED))
            if self.plan.fate == "withdrawn":
                yield self.soon(3)
                scan = papers.withdrawal(self.proposal, self.lead.name, words.WITHDRAWN, self.clerk)
                actions.withdraw(self.proposal, by=self.clerk, note=words.WITHDRAWN, scans=[scan])
            return
        if self.plan.fate == "declined":
            ground, note = self.rng.choice(words.DECLINED)
            actions.decline(self.proposal, by=self.clerk, ground=ground, note=note)
            return
        matter = self.plan.matter
        self.proposal = actions.register(
            self.proposal, by=self.clerk, demands=matter.demands, category=self.houses.categories[matter.category],
            earlier=self.district.earlier(matter),
        )  # fmt: skip
        self.district.remember(matter, self.proposal)
        if self.plan.fate == "merged":
            yield from together.join(self)

    def hand_over(self):
        if self.plan.assign_on:
            yield max(self.when(self.plan.assign_on), localtime() + timedelta(hours=1))
        else:
            session = self.proposal.session
            closes = session.closes_on if self.proposal.channel == "session" else None
            yield self.when(self.calendar.add_workdays(closes, self.rng.randint(5, 14))) if closes else self.soon(2)
        shares = desks.dispatched(self)
        self.proposal = actions.assign(self.proposal, by=self.clerk, shares=shares)
        self.handlings = desks.standing(self.proposal)

    # The units

    def _key(self, key: str) -> str:
        return self.houses.unit_on(key, localdate())

    def _unit(self, key: str):
        return self.houses.units[self._key(key)]

    def _staff(self, handling: Handling):
        key = self.district.key_of[handling.unit_id]
        return self.people.handlers[key], self.people.heads[key]

    def receive(self):
        if (yield from desks.settle(self)) is False:
            return False
        for place, handling in enumerate(self.handlings):
            if handling.status == HandlingStatus.SENT:
                yield self.soon(1 if place == 0 else 0)
                handler, _ = self._staff(handling)
                self.handlings[place] = actions.acknowledge(handling, by=handler)
        return None

    def talk(self):
        yield from self._talk_about(self.handlings[0])
        for place, handling in enumerate(self.handlings):
            if handling.part == Part.ASSIST and handling.status == HandlingStatus.WORKING:
                yield self.soon(self.rng.randint(3, 9))
                handler, head = self._staff(handling)
                self.handlings[place] = actions.advise(
                    handling, by=handler, text=words.advice(handling.share), contact_name=handler.name,
                    contact_phone=handling.unit.phone,
                )  # fmt: skip

        return (yield from desks.put_off(self))

    def _talk_about(self, handling: Handling):
        spoken = list(handling.contacts.order_by("pk")) if self.begins == "receive" else []
        if spoken:
            waits = spoken[-1].verdict == Contact.Verdict.PENDING
            if waits and self.plan.contact in ("confirmed", "denied") and self.lead.user:
                yield from self._verdict(spoken[-1])
        elif self.plan.contact != "none" and handling.status == HandlingStatus.WORKING:
            yield from self._contact(handling)

    def _contact(self, handling: Handling):
        plan, rng = self.plan, self.rng
        yield self.soon(rng.randint(2, 6))
        handler, _ = self._staff(handling)
        stage, form, place, content, view = rng.choice(words.CONTACTS)
        files = [papers.photograph(plan.matter.title, n + plan.start.day, handler) for n in range(plan.photographs)]
        said = {"stage": stage, "form": form, "content": content, "view": view, "place": place}
        record = self.write_down(handling, files=files, **said)
        if plan.contact != "pending" and self.lead.user is not None:
            yield from self._verdict(record)

    def write_down(self, handling: Handling, **said) -> Contact:
        handler, _ = self._staff(handling)
        people = f"{self.lead.name}、{handler.name}"
        return actions.contact(handling, by=handler, on=localdate(), people=people, **said)

    def _verdict(self, record: Contact):
        yield self.soon(self.rng.randint(0, 2))
        took_place = self.plan.contact == "confirmed"
        note = "" if took_place else "只接到一次电话，没有当面沟通。"
        actions.confirm(Contact.objects.get(pk=record.pk), by=self.lead.user, took_place=took_place, note=note)

    def answer(self):
        for place, handling in enumerate(self.handlings):
            if handling.part != Part.ASSIST and handling.status in OPEN_SHARES:
                going = yield from self._letter(place, handling)
                if going is False:
                    return False
        self.proposal.refresh_from_db()
        return None

    def _letter(self, place: int, handling: Handling):
        handler, head = self._staff(handling)
        due, fate = self.when(handling.sent_on + timedelta(days=self.plan.reply_days)), self.plan.fate
        if handling.status == HandlingStatus.WORKING:
            yield self.when(self.calendar.previous_workday(due.date() - timedelta(days=6)))
            self._compose(handling, handler)
            if fate == "composed" or not talking.settled(self, handling):
                return False
            yield self.soon(0)
            handling = actions.present(handling, by=handler)
        if fate == "presented":
            return False
        if handling.status == HandlingStatus.SIGNING:
            yield self.soon(1)
            if fate == "turned_back":
                actions.turn_back(handling, by=head, note="第二条请写明完成时间和责任科室。")
                return False
            handling = actions.sign_off(handling, by=head)
        if fate == "signed":
            return False
        yield max(self.soon(1), self.when(self.calendar.previous_workday(due.date())))
        if fate == "corrected":
            actions.correct(handling, by=self.clerk, note="请按信函格式标注办理结果分类，并补写联系电话。")
            return False
        self.handlings[place] = actions.issue(handling, by=self.clerk)
        return None

    def _compose(self, handling: Handling, handler, *, again: bool = False) -> None:
        matter, today = self.plan.matter, localdate()
        outcomes = words.OUTCOMES[matter.reply_class]
        answers = {
            place: (outcomes[min(place, len(outcomes)) - 1], words.AGAIN + text if again else text)
            for place, text in enumerate(matter.answers, 1)
        }
        code = matter.reply_class
        actions.compose(
            handling, by=handler, answers=answers, reply_class=self.houses.classes[code],
            opening=f"您提出的《{matter.title}》（{self.proposal.number}）收悉。经研究，现答复如下：",
            closing=f"感谢您对{handling.unit.label}工作的关心和支持。",
            promised_on=date(today.year + 1, 6, 30) if code == "B" else None,
            explanation=words.EXPLAINED.get(code, ""),
            is_public=self.proposal.publication != "none", contact_name=handler.name,
            contact_phone=handling.unit.phone,
        )  # fmt: skip

    # The verdict

    def judge(self):
        plan = self.plan
        if self.lead.user is None and plan.rating == "portal":
            plan.rating = "paper"
        rater = self._counted()
        if paper := rater.invitation.paper_entries.filter(state="pending").first() if self.begins == "judge" else None:
            yield from self._compare(paper)
        elif plan.rating != "none" and not (self.begins == "judge" and answer_of(rater.invitation)):
            moment, closes_on = self.soon(self.rng.randint(1, 8)), rater.evaluation.survey.closes_on
            if moment.date() <= closes_on:
                yield moment
                if localdate() <= closes_on:  # after missed days the step may come later than it was meant to
                    yield from self._rate(rater)

    def _counted(self) -> Rater:
        asked = Rater.objects.select_related("invitation", "evaluation__survey")
        return asked.get(evaluation=self.proposal.current_evaluation(), invitation__counts=True)

    def _rate(self, rater: Rater):
        plan, office = self.plan, self.people.office
        grades = dict(zip(("manner", "result"), plan.grades, strict=True))
        reason = words.REASON if "low" in plan.grades else ""
        if plan.rating == "portal":
            self.proposal = actions.rate(self.proposal, by=self.lead.user, grades=grades, reason=reason)
            return
        said = {question: words.GRADE[grade] for question, grade in grades.items()}
        scan = papers.opinion_form(self.proposal, self.lead.name, said, reason, office[0])
        entry = actions.key_in(
            self.proposal, by=office[0], rater=rater, grades=grades, signed_on=localdate(), scan=scan, reason=reason
        )
        if plan.rating == "paper":
            yield from self._compare(entry)

    def _compare(self, entry):
        yield self.soon(1)
        self.proposal = actions.verify(self.proposal, by=self.people.office[1], entry=entry, agrees=True)

    def conclude(self):
        evaluation = self.proposal.current_evaluation()
        if evaluation.waiting():
            yield self.when(self.calendar.next_workday(evaluation.survey.closes_on + timedelta(days=1)))
        else:
            yield self.soon(1)
        if self.proposal.handlings.filter(status=HandlingStatus.ISSUED).exists():
            self.proposal = actions.conclude(self.proposal, by=self.clerk)

    def redo(self):
        return (yield from rounds.walk(self))

    def close(self):
        yield self.soon(self.rng.randint(1, 5))
        self.proposal.refresh_from_db()
        note = words.CLOSED_UNHAPPY if self.proposal.verdict == "low" else ""
        if promises := list(self.proposal.commitments.standing().order_by("pk")):
            if self.proposal.status == Status.EVALUATED:
                self.proposal = actions.track(self.proposal, by=self.clerk, note=note)
            for promise in promises:
                yield from keeping.keep(self, promise)
            yield self.soon(2)
            self.proposal.refresh_from_db()
        self.proposal = actions.close(self.proposal, by=self.clerk, note=note)
