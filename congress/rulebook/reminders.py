"""The reminder ladder of law.md §5.10 as data: when a running clock speaks, and to whom. No database here.

A rung that speaks on workdays only is never told on a day off: before the due date it comes earlier, so that
there is still time to act, afterwards later.
"""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from congress.rulebook.reckoning import CALENDAR_DAY, WORKING_DAY
from congress.workdays.count import ONE_DAY, Calendar

START, DUE = "start", "due"
# To whom, in the order in which a matter climbs; the first four are posts, raters are asked by the app.
HANDLER, HEAD, COORDINATOR, DISPATCHER, LEADER = "handler", "unit_head", "coordinator", "dispatcher", "leader"
RATER = "rater"
NAMED = "named"  # of a meeting: who prepares it and who must hand in; named by the app like raters

UNIT = (HANDLER, HEAD)
OFFICE = (*UNIT, COORDINATOR, DISPATCHER)
EVERYBODY = (*OFFICE, LEADER)


@dataclass(frozen=True)
class Rung:
    """``offset`` in ``unit`` from the clock's start or due date; ``every`` days it speaks again after that."""

    offset: int
    to: tuple[str, ...] = (HANDLER,)
    unit: str = CALENDAR_DAY
    origin: str = DUE
    every: int = 0
    on_workdays: bool = True
    lapses: bool = False  # an offer, no duty: once the due date is over there is nothing left to say
    by_step: bool = False  # the step that starts the clock tells people itself

    def day(self, origin: date, calendar: Calendar) -> date:
        """The day on which a clock with this ``origin`` speaks."""
        if self.unit == WORKING_DAY:
            return calendar.add_workdays(origin, self.offset)
        day = origin + timedelta(days=self.offset)
        if not self.on_workdays:
            return day
        return calendar.previous_workday(day) if self.offset < 0 else calendar.next_workday(day)

    def latest_origin(self, today: date, calendar: Calendar) -> date:
        """Every clock that starts (or is due) by this day has reached the rung, and no other: the open-ended
        question of a sweep. ``day`` never runs backwards, so one date says it for all clocks."""
        origin = today - timedelta(days=self.offset)
        while self.day(origin, calendar) > today:
            origin -= ONE_DAY
        while self.day(origin + ONE_DAY, calendar) <= today:
            origin += ONE_DAY
        return origin

    @property
    def words(self) -> str:
        return words_of(self.offset, self.origin, self.unit)


def words_of(offset: int, origin: str = DUE, unit: str = CALENDAR_DAY) -> str:
    """到期前 15 天, 到期当天, 逾期 7 天, 起算后 3 个工作日."""
    if origin == START:
        return f"起算后 {offset} {'个工作日' if unit == WORKING_DAY else '天'}" if offset else "起算当天"
    return f"到期前 {-offset} 天" if offset < 0 else f"逾期 {offset} 天" if offset else "到期当天"


Ladder = tuple[Rung, ...]


def _before(*days, heads_from=0, to=(HANDLER,)) -> Ladder:
    """Falling due; in the last ``heads_from`` days the head of the unit hears it too."""
    return tuple(Rung(-day, UNIT if day <= heads_from else to) for day in days)


# Overdue: to the office and the dispatcher each week, from the third week on to the leading vice-chair.
LATE = (Rung(7, OFFICE), Rung(14, OFFICE), Rung(21, EVERYBODY, every=7))
REPLY = (*_before(30, 15, 7, 3, 1, heads_from=7), *LATE)

# Limits of meetings. Two months without a meeting are the leaders' matter too.
MEETING = _before(3, 1, to=(NAMED,))
HANDED_IN = _before(7, 1, to=(NAMED,))
INTERVAL = (*_before(15, to=(NAMED,)), *_before(7, 1, to=(NAMED, LEADER)), Rung(1, (NAMED, LEADER), every=7))
SHORT = (*_before(1, to=(NAMED,)), Rung(1, (NAMED,), every=7))
# What an organ owes on an opinion of the standing committee.
ANSWERED = (*_before(30, 7, 1, to=(NAMED,)), Rung(1, (NAMED,)), Rung(7, (NAMED, LEADER), every=7))
# What the law wants of every year: three months are a meeting's worth of warning.
DUTY = (*_before(90, 30, 7, to=(NAMED,)), Rung(1, (NAMED, LEADER), every=7))
# 备案审查: ten days leave room for one word, thirty for two; afterwards weekly, and to the leaders too.
FILED = (*_before(3, 1, to=(NAMED,)), Rung(1, (NAMED, LEADER), every=7))
REVIEWED = (*_before(10, 3, to=(NAMED,)), Rung(1, (NAMED, LEADER), every=7))

# What the office itself owes: a ruling, another unit, a word on a bad verdict.
OWN = (*_before(1, to=(COORDINATOR,)), Rung(1, (COORDINATOR,)), Rung(7, (COORDINATOR, LEADER), every=7))

LADDERS: dict[str, Ladder] = {
    "assignment.acknowledge": (
        Rung(1, UNIT, WORKING_DAY, START),
        Rung(3, OFFICE, WORKING_DAY, START),
    ),
    "assignment.return": (Rung(0, UNIT, lapses=True),),
    **dict.fromkeys(("assignment.return_decide", "assignment.reassign", "evaluation.study"), OWN),
    "assist.opinion": (*_before(7, 1, heads_from=1), Rung(7, OFFICE, every=7)),
    "proposal.reply": REPLY,
    "proposal.extended": REPLY,
    "evaluation.window": (
        Rung(0, (RATER,), WORKING_DAY, START, by_step=True),
        Rung(7, (RATER,), WORKING_DAY, START, lapses=True),
        Rung(14, (RATER,), WORKING_DAY, START, lapses=True),
    ),
    "survey.window": tuple(replace(rung, lapses=True) for rung in _before(7, 1, to=(RATER,))),
    # A day the lead or the presidium has named; who has not answered is not counted, so both days before it are said.
    **dict.fromkeys(
        ("cosign.window", "motion.signing"), tuple(replace(rung, lapses=True) for rung in _before(3, 1, to=(RATER,)))
    ),
    "rework.reply": (*_before(10, 3, 1, heads_from=10), *LATE),
    "motion.organ_opinion": _before(7, 1, to=(NAMED,)),
    "motion.review_result": (
        *_before(15, 3, to=(NAMED, COORDINATOR)),
        Rung(7, (NAMED, COORDINATOR, LEADER), every=7),
    ),
    "motion.handling_report": (*_before(30, 7, heads_from=30), *LATE),
    "motion.rehandle": (*_before(10, 3, heads_from=10), *LATE),
    "finding.due": (*_before(15, 3, to=(NAMED,)), Rung(1, (NAMED,), every=7)),
    "expert.opinion": (*_before(3, to=(NAMED,)), Rung(1, (NAMED,), every=7)),
    "commitment.due": (*_before(30, 7, heads_from=7), *LATE),
    "meeting.interval": INTERVAL,
    **dict.fromkeys(("report.draft", "report.final", "accounts.draft", "budget.adjustment", "opinion.plan"), HANDED_IN),
    **dict.fromkeys(("opinion.response", "opinion.rerun", "opinion.item", "decision.execution"), ANSWERED),
    "inspection.notice": _before(7, 1, to=(NAMED,)),
    "inspection.report": (*_before(15, 3, to=(NAMED,)), Rung(7, (NAMED, LEADER), every=7)),
    **dict.fromkeys(("opinion.compile", "opinion.send", "report.comment", "accounts.approved"), SHORT),
    "tracking.check": (*_before(30, 7, to=(NAMED,)), Rung(7, (NAMED, LEADER), every=30)),
    **dict.fromkeys(("meeting.notice", "meeting.papers", "report.to_members", "appointment.submit"), MEETING),
    "appointment.exam_retry": _before(1, to=(NAMED,)),
    "appointment.notify": (*_before(1, to=(NAMED,)), Rung(1, (NAMED, LEADER), every=7)),
    **dict.fromkeys(
        ("appointment.oath", "appointment.rectify", "appointment.duty_report_draft", "government.members"),
        (*_before(15, 7, 1, to=(NAMED,)), Rung(1, (NAMED, LEADER), every=7)),
    ),
    "appointment.oath_by_organ": (*_before(7, 3, 1, to=(NAMED,)), Rung(1, (NAMED, LEADER), every=7)),
    **dict.fromkeys(("chairs_meeting.notice", "meeting.minutes", "meeting.publish"), _before(1, to=(NAMED,))),
    **dict.fromkeys(
        (
            "duty.accounts",
            "duty.audit",
            "duty.execution",
            "duty.assets",
            "duty.debt",
            "duty.environment",
            "duty.filing",
            "duty.midterm",
            "duty.proposals",
            "duty.proposals_year",
            "audit.rectification",
            "budget.draft",
        ),
        DUTY,
    ),
    **dict.fromkeys(("filing.form_check", "filing.supplement", "filing.petition_refusal", "filing.transfer"), FILED),
    "filing.yearly_list": FILED,
    "filing.yearly_report": REVIEWED,
    "filing.distribute": (*_before(1, to=(NAMED,)), Rung(1, (NAMED,), every=7)),
    **dict.fromkeys(("filing.opinion", "filing.opinion_extended", "filing.maker_answer"), REVIEWED),
    **dict.fromkeys(
        ("filing.review", "filing.review_extended", "filing.request_answer"), (*_before(30, to=(NAMED,)), *REVIEWED)
    ),
    "report.unit_summary": (*_before(30, 7, 1, heads_from=7), Rung(7, OFFICE, every=7)),
    "commitment.status": (Rung(0, UNIT),),  # 1 October is a holiday: the call goes out after it
}

# The settings in which a district names its own days before the due date.
OWN_DAYS = {
    "assist.opinion": "remind.opinion_days",
    "proposal.reply": "remind.reply_days",
    "proposal.extended": "remind.reply_days",
    "rework.reply": "remind.rework_days",
    "survey.window": "remind.survey_days",
}


def first_workday(today: date, calendar: Calendar) -> date:
    """From this day on what an app gathers once a month (Reminded.digests) is due."""
    return calendar.next_workday(today.replace(day=1))


def shortened(ladder: Ladder, reminders: int) -> Ladder:
    """The same ladder with at most so many reminders after the one of the step itself."""
    told = [rung for rung in ladder if not rung.by_step]
    return tuple(rung for rung in ladder if rung.by_step or rung in told[:reminders])


def with_offsets(ladder: Ladder, offsets: tuple[int, ...]) -> Ladder:
    """The district's own days in place of the rungs before the due date (or after the start)."""
    kept = [rung for rung in ladder if rung.by_step or (rung.origin == DUE and rung.offset > 0)]
    moved = [rung for rung in ladder if rung not in kept]
    made = [replace(_nearest(moved, offset), offset=offset) for offset in offsets]
    return tuple(sorted([*kept, *made], key=lambda rung: rung.offset))


def _nearest(rungs, offset: int) -> Rung:
    """Whom a day of the district's own addresses: those of the last default rung before it."""
    before = [rung for rung in rungs if rung.offset <= offset]
    return before[-1] if before else rungs[0]
