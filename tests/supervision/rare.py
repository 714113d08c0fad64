"""An interpellation and a commission at each stage, for tests."""

from datetime import timedelta

from django.utils.timezone import localdate

from congress.accounts.models import Role
from congress.organs.chamber import Seat, chamber
from supervision import actions
from supervision.models import Commission, Interpellation
from tests import make
from tests.meetings import chamber as at_chamber

CASE = {"title": "养老机构消防安全", "text": "为什么没有整改？"}


def seated(count=5) -> list[Seat]:
    """At least so many members of the standing committee, each a deputy with an account."""
    while len(chamber(localdate()).seats) < count:
        at_chamber.seat(make.deputy(f"常委{next(make.serial)}"))
    return list(chamber(localdate()).seats)


def member(seat: Seat):
    return make.User.objects.get(pk=seat.user)


def moved(house, **more) -> Interpellation:
    """Entered by the office from the paper they signed."""
    facts = {**CASE, "organ": house.bureau, "movers": [seat.key for seat in seated()[-3:]], **more}
    facts.setdefault("files", [make.stored("质询案.pdf", house.officer)])
    return actions.move_interpellation(by=house.officer, moved_on=localdate(), **facts)


def begun(house, *, others=3) -> Interpellation:
    """Begun by a member, who has asked others."""
    seats = seated()[-others - 1 :]
    keys = [seat.key for seat in seats]
    return actions.move_interpellation(
        by=member(seats[0]), moved_on=localdate(), movers=keys, organ=house.bureau, **CASE
    )  # fmt: skip


def decided(house, case) -> Interpellation:
    return actions.decide_interpellation(
        case, by=house.officer, decided_on=localdate(), decided_at="第105次主任会议", form="written",
        place="standing_committee", answer_by=localdate() + timedelta(days=5),
    )  # fmt: skip


def answered(house, case) -> Interpellation:
    said = {"text": "年内整改到位。", "signer": "局长马某", "answered_on": localdate()}
    return actions.answer_interpellation(case, by=house.handler, **said)


def answered_of(house) -> Interpellation:
    """Four members stand by it, and the organ has answered."""
    case = begun(house)
    for row in case.signers.filter(word="asked").select_related("user"):
        actions.sign_interpellation(case, by=row.user)
    case = actions.hand_in_interpellation(case, by=case.moved_by)
    return answered(house, decided(house, case))


def proposed(house, **more) -> Commission:
    facts = {"title": "养老机构火灾", "matter": "查明原因。", "organ": house.bureau, "proposer": "chairs", **more}
    return actions.propose_commission(by=house.officer, proposed_on=localdate(), **facts)


def searched(house, *, others=2) -> Commission:
    """Begun by a member, who has asked others."""
    seats = seated(10)[-others - 1 :]
    facts = {"title": "养老机构火灾", "matter": "查明原因。", "movers": [seat.key for seat in seats[1:]]}
    return actions.propose_commission(by=member(seats[0]), proposed_on=localdate(), **facts)


def named(house, **more) -> Commission:
    case, seats = proposed(house, **more), seated()
    for seat, capacity in zip(seats[-2:], ("chair", "member"), strict=True):
        actions.name_commissioner(case, by=house.officer, seat=seat.key, capacity=capacity, no_interest=True)
    return Commission.objects.get(pk=case.pk)


def places(at: dict[str, dict], world, house) -> None:
    """Each stage in the world of tests (tests/world.py)."""
    seats = seated()
    vote = {"by": house.officer, "formed_on": localdate(), "formed_at": "常委会会议", "yes": len(seats)}
    formed = actions.form_commission(named(house), **vote)
    report = {"by": house.officer, "report": "经查属实。", "reported_on": localdate()}
    reported = actions.report_commission(actions.form_commission(named(house), **vote), **report)
    for stage, case in {
        "moved interpellation": moved(house), "decided interpellation": decided(house, moved(house)),
        "answered interpellation": answered(house, decided(house, moved(house))), "proposed commission": named(house),
        "formed commission": formed, "reported commission": reported,
    }.items():  # fmt: skip
        at[stage] = {"code": case.code}
    paper = moved(house)
    at["file of interpellation"] = {"code": paper.code, "file": paper.papers.get().pk}
    _with_member(at, world.people["member"], house, seats)
    signed = begun(house)
    for row in signed.signers.filter(word="asked"):
        actions.sign_interpellation(signed, by=row.user)
    at["signed interpellation"] = {"code": signed.code}
    five = [seat.key for seat in seats]
    joint = proposed(house, proposer="members", movers=five, files=[make.stored("提议.pdf", house.officer)])
    at["file of commission"] = {"code": joint.code, "file": joint.papers.get().pk}
    given = {"text": "阀门一直关着。", "source": "护理员", "given_on": localdate(), "is_confidential": True}
    scans = [make.stored("材料.pdf", house.officer)]
    material = actions.record_material(formed, by=house.officer, files=scans, **given)
    at["material of commission"] = {"code": formed.code, "pk": material.pk}
    at["file of material"] = {**at["material of commission"], "file": scans[0].pk}


def _with_member(at: dict[str, dict], user, house, seats) -> None:
    """What waits for the member of the world: his name, and his word on an answer."""
    with_member = [seat for seat in seats if seat.user == user.pk or seat in seats[-2:]]
    signing = actions.move_interpellation(
        by=member(seats[-1]), moved_on=localdate(), organ=house.bureau, **CASE,
        movers=[seat.key for seat in with_member],
    )  # fmt: skip
    at["signing interpellation"] = {"code": signing.code}
    asked = {"movers": [seat.key for seat in with_member], "title": "火灾", "matter": "查明原因。"}
    search = actions.propose_commission(by=member(seats[-1]), proposed_on=localdate(), **asked)
    at["signing commission"] = {"code": search.code}
    for row in search.signers.filter(word="asked").exclude(user=user)[:1]:
        actions.sign_commission(search, by=row.user)
    verdicts = answered(house, decided(house, moved(house, movers=[seat.key for seat in with_member])))
    for row in verdicts.signers.exclude(user=user)[:1]:
        second = make.user(Role.MEETING_OFFICER, house.officer.posts.first().unit)
        files = [make.stored("意见表.pdf", second)]
        actions.key_in_verdicts(verdicts, by=second, satisfied=[row.pk], files=files)
    at["keyed verdicts"] = {"code": verdicts.code}
