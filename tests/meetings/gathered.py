"""Meetings at every stage, for tests that look from all sides (tests/world.py)."""

from uuid import uuid4

from django.utils.timezone import localdate, now

from congress.surveys.actions import open_survey
from meetings import actions
from meetings.models import Answer, Membership, Status, Vote
from tests.make import stored
from tests.meetings import aftermath, appointed, chamber, desk, elected, examined


def places(at: dict[str, dict], member) -> None:
    """A meeting nobody has been told of, and one everybody has, each with a matter before it."""
    at["body"] = {"pk": chamber.body().pk}
    at["seat"] = {"pk": chamber.body().memberships.first().pk}
    at["item at the gate"] = {"code": chamber.item().code}
    at["accepted item"] = {"code": chamber.item(status="accepted").code}
    for stage in (Status.PLANNED, Status.NOTIFIED):
        held = chamber.meeting(stage)
        matter = chamber.item(held)
        at[f"{stage} meeting"], at[f"item of {stage} meeting"] = {"code": held.code}, {"code": matter.code}
        paper = desk.paper(matter)
        paper.versions.update(sheet=stored(), sent_at=now() if stage == Status.NOTIFIED else None)
        at[f"paper of {stage} meeting"] = {"code": paper.code}
        packet = desk.packet(held, paper, stored())
        at[f"packet of {stage} meeting"] = {"pk": packet.pk}
        at[f"packet of {stage} meeting since"] = {"pk": packet.pk, "edition": 1}
        seat = Membership.objects.of_user(member).get()
        (place,) = chamber.people(held, [seat], Answer.INVITED)
        at[f"member at {stage} meeting"] = {"code": held.code, "pk": place.pk}
    _schedule(at, held)
    _observed(at, held)
    at |= _room(seat)
    at |= aftermath.places(seat)
    at |= examined.places()
    at |= elected.places(seat)
    at |= appointed.places()


def _observed(at, held) -> None:
    """The notified meeting offers seats to citizens; one has asked."""
    call = actions.open_observing(held, by=chamber.officer(), places=3, closes_on=localdate())
    row = actions.send_observer(key=uuid4(), call=call, name="尹海燕", phone="13911112222")
    at["observer"] = {"code": row.code}


def _schedule(at, held) -> None:
    """The notified meeting has a schedule, and a version that everybody who knows of the meeting reads."""
    line = chamber.line(chamber.sitting(held), 10)
    version = actions.keep_version(held, by=None, is_draft=True)
    at["line"] = {"code": held.code, "pk": line.pk}
    at["sitting"] = {"code": held.code, "pk": line.sitting_id}
    at["version"] = {"code": held.code, "number": version.number}
    for paper in ("agenda", "groups", "regie"):
        at[f"{paper} paper"] = at["version"] | {"paper": paper}


def _room(seat) -> dict[str, dict]:
    """A meeting that sits, with a vote at every stage and a speech of the member."""
    held, clerk = chamber.meeting(Status.OPENED), chamber.officer()
    room, (person,) = chamber.sitting_now(held), chamber.people(held, [seat])
    actions.mark_presence(room, by=clerk, states={person.pk: {"state": "present"}})
    item = chamber.item(held, status="deliberated")
    votes = [
        actions.prepare_vote(item, by=clerk, subject="poll", method="machine", question=f"测评{n}") for n in range(3)
    ]
    running = [actions.start_vote(vote, by=clerk, sitting=room) for vote in votes[1:]]
    counted = actions.count_votes(running[1], by=clerk, figures={running[1].lines.get().pk: {"yes": 1}})
    speech = actions.record_speech(item, by=clerk, participant=person, text="同意。")
    taken = chamber.item(held)
    return {
        "open meeting": {"code": held.code}, "room": {"code": held.code, "pk": room.pk},
        "item in the room": {"code": taken.code}, "speech": {"pk": speech.pk},
        "prepared vote": {"code": held.code, "pk": votes[0].pk},
        "running vote": {"code": held.code, "pk": running[0].pk},
        "counted vote": {"code": held.code, "pk": counted.pk},
        "poll of member": {"place": _poll(item, clerk, running[0], seat)},
    }  # fmt: skip


def _poll(item, clerk, running, seat) -> str:
    """On the telephones: the member and four who have none, which a poll that begins by its own step would refuse."""
    vote = actions.prepare_vote(item, by=clerk, subject="poll", method="portal", question="手机测评")
    rest = [(None, f"委员{n}", "member", True) for n in range(4)]
    survey = open_survey(
        "meeting", title=vote.question, questions=[{"code": "poll", "label": vote.question}], closes_on=localdate(),
        reckoning=[], respondents=[(seat.account, seat.name, "member", True), *rest], secrecy="anonymous",
    )  # fmt: skip
    same = {"total": running.total, "present": running.present, "held_on": running.held_on}
    Vote.objects.filter(pk=vote.pk).update(survey=survey, status="running", **same)
    return survey.invitations.get(user=seat.account).place
