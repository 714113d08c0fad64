"""What is to happen to each case, and when: the open ones count back from today, so the district is always alive."""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from congress.portal.demo.houses import Houses
from congress.portal.demo.matters import Matter, Table
from congress.workdays.count import Calendar, add_months

HISTORY = 3  # closed cases of each of the three years before
IN_SESSION = 17  # cases of this year's session
YEARS = 3


@dataclass
class Plan:
    matter: Matter
    start: date  # the day the deputy writes, or the paper comes in
    lead: int  # seat of the lead deputy
    stop: str = ""  # the last stage that happens (roads.STAGES); empty: the road is walked to its end
    fate: str = ""  # what the stage comes to when it is not the usual
    is_paper: bool = False
    cosigners: int = 0
    assign_on: date | None = None
    reply_days: int = 55  # from the hand-over to the letter
    contact: str = "confirmed"  # or pending, denied, none
    rating: str = "portal"  # or paper, waiting, none
    grades: tuple[str, str] = ("high", "high")
    photographs: int = 0
    again: str = ""  # what follows 不满意: rework or meeting, where the case then stands; twice: to the end


GRADES = (
    [("high", "high")] * 14 + [("high", "mid")] * 4 + [("mid", "mid")] * 2 + [("mid", "low"), ("low", "low")]
)  # fmt: skip


class Planner:
    def __init__(self, houses: Houses, calendar: Calendar, rng: Random, today: date):
        self.houses, self.calendar, self.rng, self.today = houses, calendar, rng, today
        self.table, self.leads = Table(rng), 0

    def all(self) -> list[Plan]:
        plans = [plan for back in range(YEARS, 0, -1) for plan in self.year_before(back)]
        return plans + self.session() + self.open_cases() + self._over()

    def lead(self) -> int:
        """Everybody writes now and then; the deputy and the former deputy of the sign-in page more often."""
        self.leads += 1
        if self.leads % 16 == 0:
            return 0
        return (self.leads * 7) % 240

    def _session_of(self, year: int):
        sessions = self.houses.sessions
        return sessions.get(year) or sessions[max(sessions)]

    def year_before(self, back: int) -> list[Plan]:
        session = self._session_of(max(self.houses.sessions) - back)
        year = session.opens_on.year
        days = [session.opens_on + timedelta(days=n % 4) for n in range(HISTORY * 2 // 3)]
        days += [session.closes_on + timedelta(days=40 + 25 * n) for n in range(HISTORY - len(days))]
        return [self._plain(year, day, photographs=0) for day in days]

    def session(self) -> list[Plan]:
        """The last session; what has not come about by today is still open."""
        session = self._session_of(self.today.year)
        former = 296 if session.number == 4 else self.lead()  # whose mandate has ended since
        year, plans = session.opens_on.year, []
        for n in range(IN_SESSION):
            day = session.opens_on + timedelta(days=n % 4)
            plan = self._plain(year, day, lead=(former if n == 8 else self.lead()), photographs=int(n % 30 == 3))
            if n % 15 == 7:
                plan.reply_days = 96 + n // 5  # answered late
            plans.append(plan)
        plans[12].contact, plans[12].reply_days = "denied", 118  # answered very late
        plans[2].grades, plans[2].again = ("mid", "low"), "twice"
        plans[5].rating, plans[16].rating = "paper", "paper"
        return plans

    def _plain(self, year: int, day: date, *, lead: int | None = None, photographs: int = 0) -> Plan:
        rng = self.rng
        plan = Plan(
            self.table.take(year), day, self.lead() if lead is None else lead, is_paper=rng.random() < 0.45,
            reply_days=rng.randint(30, 84), grades=rng.choice(GRADES), photographs=photographs,
        )  # fmt: skip
        if plan.is_paper:
            plan.cosigners = rng.choice((0, 0, 1, 2, 5))
        return plan

    # What lies open today, stage by stage. Distances are days before today.

    def open_cases(self) -> list[Plan]:
        return [
            *self._waiting(), *self._unassigned(), *self._working(), *self._answering(), *self._rating(),
            *self._judged(), *self._signing(), *self._redone(),
            self._open(self._back(7), "examine", fate="merged", is_paper=False),
        ]  # fmt: skip

    def goes_on(self, matter: Matter, start: date, lead: int) -> Plan:
        """A case no plan holds back: it walks as far as the days allow."""
        rng = self.rng
        return Plan(
            matter, start, lead, reply_days=rng.randint(30, 84), grades=rng.choice(GRADES),
            contact=rng.choice(("confirmed", "confirmed", "pending")),
        )  # fmt: skip

    def _open(self, day: date, stop: str, *, mine: bool = False, unit: str = "", **facts) -> Plan:
        choose = {key: facts.pop(key) for key in ("assisted", "code") if key in facts}
        matter = self.table.take(day.year, unit=unit, **choose)
        facts.setdefault("is_paper", self.rng.random() < 0.25 and stop != "draft")
        return Plan(matter, day, 0 if mine else self.lead(), stop, **facts)

    def _back(self, workdays: int) -> date:
        return self.calendar.add_workdays(self.calendar.previous_workday(self.today), -workdays)

    def _waiting(self) -> list[Plan]:
        """Drafts, what the office must examine, and what it would not take."""
        plans = [self._open(self._back(n), "draft", mine=n < 2, is_paper=False) for n in range(6)]
        plans += [self._open(self._back(n), "bring_in", mine=n == 2) for n in (0, 0, 1, 1, 2, 3, 4, 5, 7, 9)]
        plans += [
            self._open(self._back(n), "examine", fate="returned", mine=n == 4, is_paper=False) for n in (4, 9, 16, 22)
        ]
        plans.append(self._open(self._back(37), "examine", fate="withdrawn"))
        return plans + [self._open(self._back(n), "examine", fate="declined", is_paper=False) for n in (15, 31, 52, 80)]

    def _unassigned(self) -> list[Plan]:
        return [self._open(self._back(n), "examine", mine=n == 5) for n in (2, 3, 4, 5, 6, 7, 9, 11)]

    def _assigned(self, left: int, stop: str, **facts) -> Plan:
        """A case whose reply is due in ``left`` days."""
        assigned = add_months(self.today + timedelta(days=left), -3)
        assigned = self.calendar.previous_workday(min(assigned, self._back(0)))
        start = self.calendar.add_workdays(assigned, -6)
        return self._open(start, stop, assign_on=assigned, **facts)

    def _working(self) -> list[Plan]:
        """待签收 and 办理中: three are late, others due in three days, this week, later."""
        plans = [self._assigned(left, "hand_over", unit=unit) for left, unit in zip(
            (92, 92, 91, 90, 89, 86, 84), ("transport", "", "transport", "", "", "", ""), strict=True)]  # fmt: skip
        plans += [self._assigned(left, "receive", contact="none") for left in (88, 85, 80, 76, 70)]
        told = ("pending", "confirmed", "denied", "confirmed")
        for n, left in enumerate((-12, -6, -3, -1, 0, 1, 2, 3, 4, 5, 6, 8, 11, 14, 18, 24, 31, 40, 47, 55, 62, 68)):
            unit = "transport" if n in (2, 6, 9, 15) else ""
            plans.append(
                self._assigned(left, "talk", unit=unit, contact=told[n % 4], mine=n in (0, 8), photographs=int(n == 8))
            )
        plans[-4].matter = self.table.long()
        plans += [self._assigned(left, "talk", assisted=True, contact="confirmed") for left in (20, 44)]
        return plans + self._forked()

    def _forked(self) -> list[Plan]:
        """转办, 退办 and 延期: waiting, and ruled."""
        plans = [self._assigned(left, "receive", fate="returning", contact="none") for left in (89, 87)]
        plans += [self._assigned(91, "hand_over", fate="dispatched"), self._assigned(50, "talk", fate="dispatched")]
        plans += [self._assigned(left, "talk", fate="bounced") for left in (58, 36)]
        plans += [self._assigned(left, "talk", fate="extending") for left in (9, 13)]
        return plans + [self._assigned(left, "talk", fate="extended") for left in (-20, -34)]

    def _answering(self) -> list[Plan]:
        """The letter on its way through the unit and the office."""
        stages = ("composed", "composed", "turned_back", "presented", "presented", "presented", "corrected",
                  "signed", "signed", "signed", "signed")  # fmt: skip
        plans = [
            self._assigned(9 + 4 * n, "answer", fate=fate, unit="transport" if n in (2, 4, 7) else "")
            for n, fate in enumerate(stages)
        ]
        for plan in plans:  # the letter was written in the last days, whatever its limit
            plan.reply_days = max(6, (self.today - plan.assign_on).days - 3)
        return plans

    def _rating(self) -> list[Plan]:
        """待评价: just come in, rated and waiting for the end, on paper, and past their window."""
        plans = []
        ratings = ("none", "none", "none", "none", "portal", "portal", "waiting", "none", "portal", "none")
        for n, rating in enumerate(ratings):
            plan = self._assigned(30 + n, "judge", rating=rating, mine=n in (1, 3))
            plan.reply_days = (self.today - plan.assign_on).days - (1 + 2 * n)
            plans.append(plan)
        return plans

    def _judged(self) -> list[Plan]:
        """待办结."""
        plans = []
        for n in range(5):
            plan = self._assigned(20, "conclude", grades=("low", "low") if n == 2 else ("high", "mid"), mine=n == 4)
            plan.reply_days = (self.today - plan.assign_on).days - (12 + 2 * n)
            plans.append(plan)
        return plans

    def _signing(self) -> list[Plan]:
        """联名中: one of the deputy of the sign-in page, one this deputy is asked to sign."""
        return [self._open(self._back(n), "draft", fate="cosigning", mine=n == 0, is_paper=False) for n in (0, 1)]

    def _redone(self) -> list[Plan]:
        """退回重新办理 and 协调: given back some days ago, one of them twice."""
        plans = []
        for again, mine, days in (("rework", True, 22), ("rework", False, 26), ("meeting", True, 62)):
            plan = self._assigned(-15, "redo", grades=("mid", "low"), again=again, mine=mine, is_paper=False)
            plan.reply_days = (self.today - plan.assign_on).days - days
            plans.append(plan)
        return plans

    def _over(self) -> list[Plan]:
        """The cases between two sessions that are over."""
        return [self._assigned(-45 - 13 * n, "", reply_days=45 + n, grades=self.rng.choice(GRADES)) for n in range(6)]
