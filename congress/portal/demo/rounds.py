"""After a verdict of 不满意: the case goes back, is answered and judged again, and a second failure is talked over."""

from datetime import timedelta

from django.utils.timezone import localdate

from congress.portal.demo import talking, words
from congress.surveys.queries import answer_of
from proposals import actions, rules
from proposals.models import HandlingStatus, Rater, Status

STANDS = object()  # the plan lets it lie here
STANDS = object()  # the plan lets it lie here
LIKED, DISLIKED = ("high", "mid"), ("mid", "low")


def walk(road):
    """From 待办结 on, wherever the case stands: the plan's ``again`` says how far it goes, False ends the road."""
    while act := _next(road):
        if act is STANDS:
            return False
        yield from act(road)
        road.proposal.refresh_from_db()
    return None


def _next(road):
    """What follows now; nothing where the case may be closed."""
    case, again = road.proposal, road.plan.again
    case.refresh_from_db()
    if (case.status, again) in ((Status.REWORK, "rework"), (Status.MEDIATION, "meeting")):
        return STANDS
    if case.status != Status.EVALUATED:
        return {Status.REWORK: _answer, Status.REPLIED: _judge, Status.MEDIATION: _settle}.get(case.status)
    if not rules.no_meeting(case):
        return _convene
    return _give_back if again and rules.failures(case) == 1 and not rules.no_rework(case) else None


def _give_back(road):
    yield road.soon(3)
    actions.rework(road.proposal, by=road.clerk, note=words.STUDIED)


def _answer(road):
    for share in road.proposal.handlings.filter(status=HandlingStatus.WORKING).exclude(part="assist"):
        handler, head = road._staff(share)
        yield road.soon(road.rng.randint(4, 9))
        road._compose(share, handler, again=True)
        yield road.soon(0)
        if not talking.settled(road, share):
            return
        actions.present(share, by=handler)
        yield road.soon(1)
        share.refresh_from_db()
        share = actions.sign_off(share, by=head)
        yield road.soon(1)
        actions.issue(share, by=road.clerk)


def _judge(road):
    """The second word: better, unless the plan leads to the table."""
    rater = road._counted()
    if road.lead.user and not answer_of(rater.invitation):
        yield road.soon(road.rng.randint(1, 4))
        grades = DISLIKED if road.plan.again == "meeting" else LIKED
        given = dict(zip(("manner", "result"), grades, strict=True))
        reason = words.REASON if "low" in grades else ""
        if localdate() <= rater.evaluation.survey.closes_on:
            actions.rate(road.proposal, by=road.lead.user, grades=given, reason=reason)
    waits = Rater.objects.get(pk=rater.pk).evaluation.waiting()
    closes_on = rater.evaluation.survey.closes_on
    yield road.when(road.calendar.next_workday(closes_on + timedelta(days=1))) if waits else road.soon(1)
    road.proposal.refresh_from_db()
    actions.conclude(road.proposal, by=road.clerk)


def _convene(road):
    yield road.soon(2)
    actions.convene(
        road.proposal, by=road.clerk, meets_on=road.calendar.add_workdays(localdate(), 6), place="区人大机关三楼会议室",
        agenda=words.AGENDA,
    )  # fmt: skip


def _settle(road):
    meeting = road.proposal.mediations.open().get()
    yield road.when(max(meeting.meets_on, localdate()))
    people = "、".join([road.lead.name, road.clerk.name, *[share.unit.label for share in road.handlings]])
    actions.settle(
        road.proposal, by=road.clerk, outcome="end", held_on=localdate(), attendees=people, **words.MEDIATED
    )  # fmt: skip
