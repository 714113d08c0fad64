"""A meeting whose votes are counted: what the tests of everything afterwards begin with."""

from typing import NamedTuple

from django.utils.timezone import localdate, now

from congress.organs.models import Unit, UnitKind
from meetings import actions
from meetings.models import Answer, BallotLine, ItemStatus, Meeting, Participant, Presence, Speech, Status, Tally, Vote
from tests import make
from tests.make import stored
from tests.meetings import chamber, desk

INNER = "内部备注"
REASON = "本人做手术"


class Held(NamedTuple):
    meeting: Meeting
    item: object
    vote: Vote
    people: list[Participant]
    clerk: object
    office: Unit


def voted(size=5, present=3) -> Held:
    """Five members, three here, one on leave with a reason, one absent; one item passed by three votes."""
    held, listed, room, clerk = chamber.in_session(size, present)
    office = make.unit("望川区人大常委会办公室", UnitKind.OFFICE)
    home = held.body
    home.unit = make.unit("望川区人大常委会", UnitKind.CONGRESS)
    Unit.objects.filter(pk=home.unit.pk).update(doc_prefix="望人常发")
    home.save()
    Meeting.objects.filter(pk=held.pk).update(note=INNER, chaired_by="王主任")
    for person, state in zip(listed[present:], ("absent_approved", "absent"), strict=False):
        Presence.objects.create(sitting=room, participant=person, state=state, by=clerk)
    listed[present].status, listed[present].reason = Answer.LEAVE_APPROVED, REASON
    listed[present].save()
    item = chamber.item(
        held, "审议《关于批准决算的决议（草案）》", status=ItemStatus.PUT_TO_VOTE, needs_vote=True, remark=INNER
    )
    vote = actions.prepare_vote(item, by=clerk, subject="main", method="machine", question=item.title)
    vote = actions.start_vote(vote, by=clerk, sitting=room)
    vote = actions.count_votes(vote, by=clerk, figures={vote.lines.get().pk: {"yes": 3}})
    item.refresh_from_db()
    held.refresh_from_db()
    return Held(held, item, vote, listed, clerk, office)


def persons(held: Held) -> Vote:
    """Two nominees, of whom one was carried."""
    item = chamber.item(held.meeting, "人事任免", "appointment", status=ItemStatus.PASSED)
    vote = Vote.objects.create(
        item=item, subject="persons", question="人事任免", method="secret", status="counted", total=5, present=3,
        held_on=held.vote.held_on,
    )  # fmt: skip
    for place, (words, carried) in enumerate((("任命甲为区某局局长", True), ("任命乙为区某局局长", False)), 1):
        line = BallotLine.objects.create(vote=vote, position=place, text=words)
        Tally.objects.create(line=line, version=1, yes=3, passed=carried, words="3 票赞成", by=held.clerk)
    return vote


def speeches(held: Held) -> None:
    for words, status in (("已核对的发言", "confirmed"), ("没有核对的发言", "recorded")):
        Speech.objects.create(
            item=held.item, participant=held.people[0], text=words, status=status, recorded_by=held.clerk
        )


def sent_paper(item, title):
    """A paper marked as publishable, in the state the members have."""
    version = desk.paper(item, title=title, publishable=True).versions.get()
    version.sheet, version.sent_at = stored(), now()
    version.save()
    return version


def places(seat) -> dict[str, dict]:
    """A closed meeting with a decision, minutes and a bulletin, of which the public reads a part."""
    held, clerk = chamber.meeting(Status.CLOSED), chamber.officer()
    chamber.people(held, [seat])
    item = chamber.item(held, status="passed")
    office = make.unit("望川区人大常委会办公室", UnitKind.OFFICE)
    Unit.objects.filter(pk=office.pk).update(doc_prefix="望人常办")
    words = {"kind": "decision", "title": "决定", "text": "批准。"}
    paper = actions.decide(item, by=clerk, office=Unit.objects.get(pk=office.pk), numbered=True, **words)
    actions.draft_minutes(held, by=clerk, text="纪要稿")
    printed = actions.issue_bulletin(held, by=clerk, kind="gazette")
    file, inner = (sent_paper(item, title) for title in ("公开的报告", "内部的报告"))
    actions.publish_early(held, by=clerk, decisions=[paper], papers=[file])
    said = actions.collect_opinion(held, by=seat.account, text="意见")
    water = Unit.objects.filter(kind=UnitKind.DEPARTMENT).order_by("pk").first() or make.unit("望川区水务局")
    ordered = actions.order_execution(item, by=clerk, unit=water)
    other = chamber.item(held, "另一项决定", status="passed")
    actions.decide(other, by=clerk, office=Unit.objects.get(pk=office.pk), numbered=True, **words)
    reported = actions.order_execution(other, by=clerk, unit=water)
    facts = {"report": "已执行。", "reported_on": localdate(), "files": [stored("报告.pdf", clerk)]}
    reported = actions.report_execution(reported, by=clerk, **facts)
    return {
        "ordered execution": {"code": ordered.code}, "reported execution": {"code": reported.code},
        "file of execution": {"code": reported.code, "file": reported.files.get().pk},
        "opinion": {"pk": said.pk}, "figures of meetings": {"year": 2026, "of": "meetings"},
        "public paper": {"code": held.code, "pk": file.sheet_id},
        "paper not let out": {"code": held.code, "pk": inner.sheet_id},
        "closed meeting": {"code": held.code}, "item decided on": {"code": item.code},
        "decision": {"code": paper.code}, "bulletin": {"code": held.code, "pk": printed.pk},
    }  # fmt: skip
