"""Beside each case: 重点督办, 领办, 复查 with one case reopened, an award, a 交办会, the units' 年度总结."""

from datetime import date, time, timedelta

from django.utils.timezone import localdate, now

from congress.portal.demo import papers
from congress.portal.demo.clock import at, clock
from congress.portal.demo.district import District
from congress.workdays.count import load_calendar
from proposals import actions, rules
from proposals.models import Award, AwardKind, Finding, Proposal, Status, Voters
from proposals.queries import awards, rechecks

PLAN = "由领衔副主任牵头，对口委员会会同代表实地察看，听取承办单位汇报，督促按期落实。"
SEEN = "实地察看现场，听取主要负责人汇报进展，代表当面提出意见。"
OPINIONS = "加快实施进度，按月向代表通报；同类问题一并排查。"
NOT_DONE = "答复承诺的整改没有完成，现场情况与答复不符，退回承办单位补办。"
SUMMARY = {
    "practice": "主要负责人牵头，逐件明确责任科室和完成时间；办前、办中、办后同代表沟通，能办的当年办结。",
    "problems": "个别事项涉及多个部门，协调时间长；少数答复对完成时间写得不够具体。",
    "plans": "对列入计划的事项按月督促，完成后再次答复代表并申请销号。",
}
BEGAN, VOTED = 24, 12  # days before today


def oversee(district: District) -> None:
    """All of it some hours or days ago, each at a moment after what it is about."""
    office, today = district.people.office[0], localdate()
    real = now()
    with clock() as set_to:
        _award(district, office, set_to, today)
        _watch(district, office, lambda case, minutes: set_to(min(case.changed_at + timedelta(minutes=minutes), real)))
        set_to(real)
        _recheck(office)
        _hand_over(office)
        _sum_up(district, office, lambda *day: set_to(min(at(date(today.year, *day), 10), real)))


def _watch(district: District, office, turn) -> None:
    """One key case from the list of candidates to a visit, one candidate that waits, one case a leader has in hand."""
    found = Proposal.objects.filter(kind="suggestion", joinings=None).order_by("changed_at", "pk")
    judged = found.filter(status=Status.EVALUATED, verdict__in=("high", "mid")).first()
    if judged:
        turn(judged, 10)
        year, committee = localdate().year, judged.category.committee
        key = actions.nominate(judged, by=office, year=year, criteria=["many", "hard"], grounds="同类建议反复提出。")
        actions.select(
            key, by=office, decided_at="区人大常委会主任会议", decided_on=localdate(), committee=committee,
            leader=district.people["leader"],
        )  # fmt: skip
        turn(judged, 30)
        actions.plan_oversight(key, by=office, plan=PLAN, plan_until=localdate() + timedelta(days=60))
        photo = papers.photograph(judged.title, 7, office)
        people = f"{district.people['leader'].name}、{committee.label}负责人、{judged.lead.name}"
        facts = {"kind": "inspection", "on": localdate(), "people": people, "content": SEEN, "opinions": OPINIONS}
        actions.record_event(key, by=office, place="项目现场", files=[photo], **facts)
    if waiting := found.filter(status=Status.REGISTERED).first():
        turn(waiting, 10)
        criteria = ["priority"]
        actions.nominate(waiting, by=office, year=localdate().year, criteria=criteria, grounds="列入年度重点工作。")
    if working := found.filter(status=Status.IN_PROGRESS).first():
        turn(working, 10)
        organ, name = district.houses.units["government"], next(district.people.names)[0]
        actions.name_leader(working, by=office, name=name, title="副区长", organ=organ)
        actions.report_leading(working, by=office, on=localdate(), text="召集有关单位现场办公，明确责任和完成时间。")


def _recheck(office) -> None:
    """A sample of five: two looked at, one of them not done and opened again."""
    sample = actions.draw(by=office, title=f"{localdate().year}年办结建议复查", size=5, seed="180618")
    lots = list(rechecks.lots_for(office, sample))
    again = next((lot for lot in lots if not rules.nothing_to_reopen(lot.proposal)), None)
    if done := next((lot for lot in lots if lot is not again), None):
        actions.recheck(done, by=office, finding=Finding.DONE, note="现场察看，已经落实。")
    if again:
        lot = actions.recheck(again, by=office, finding=Finding.NOT_DONE, note=NOT_DONE)
        actions.reopen(lot.proposal, by=office, note=NOT_DONE)


def _award(district: District, office, set_to, today) -> None:
    """优秀代表建议 of the year that has enough of them: three put forward, a vote of some days, one certificate."""
    year = next((each for each in (today.year, today.year - 1) if _closed(each).count() > 2), None)
    if year is None:
        return
    set_to(at(today - timedelta(days=BEGAN), 10))
    award = actions.open_award(by=office, kind=AwardKind.SUGGESTION, year=year, places=1, voters=Voters.INSIDE)
    for case in _closed(year)[:3]:
        actions.put_forward(award, by=office, proposal=case, reason="事实清楚，建议具体可行，办理取得实效。")
    award = actions.open_ballot(award, by=office, closes_on=today - timedelta(days=VOTED))
    named = list(awards.nominees(award).order_by("pk"))
    for who in ("leader", "committee"):
        actions.cast_ballot(award, by=district.people[who], chosen=named[:1])
    set_to(at(today - timedelta(days=VOTED - 1), 10))
    actions.confer(award, by=office, winners=[awards.counted(award)[0]], basis="区人大常委会主任会议决定")


def _sum_up(district: District, office, turn_to) -> None:
    """Once the year's sheets lie open: most units hand in through October, one is asked for more, one is writing."""
    turn_to(9, 3)
    every = actions.keep_summaries(today=localdate())
    keys = {unit.pk: key for key, unit in district.houses.units.items()}
    for turn, summary in enumerate(every):
        key = keys[summary.unit_id]
        if turn % 4 == 3 or key not in district.people.handlers:
            continue
        turn_to(10, 10 + turn % 20)
        handler = district.people.handlers[key]
        actions.write_summary(summary, by=handler, **SUMMARY)
        if turn == 0:
            continue
        summary = actions.hand_in_summary(summary, by=handler)
        if turn == 1:
            actions.return_summary(summary, by=office, note="请补充重点督办建议的办理情况。")


def _closed(year: int):
    return awards.candidates(Award(kind=AwardKind.SUGGESTION, year=year)).filter(kind="suggestion", verdict="high")


def _hand_over(office) -> None:
    held_on = load_calendar().add_workdays(localdate(), 2)
    cases = Proposal.objects.filter(kind="suggestion", status=Status.REGISTERED).order_by("pk")[:6]
    if cases:
        actions.hold_meeting(
            by=office, cases=list(cases), title=f"{held_on.year}年闭会期间代表建议交办会", held_on=held_on,
            begins_at=time(9), place="区人大机关三楼会议室", chair=office.name, note="请承办单位分管负责人参加。",
        )  # fmt: skip
