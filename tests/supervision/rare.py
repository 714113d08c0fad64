"""An interpellation and a commission at each stage, for tests."""

from datetime import timedelta

from django.utils.timezone import localdate

from supervision import actions
from supervision.models import Commission, Interpellation

MOVERS = ["张三", "李四", "王五"]


def moved(house, **more) -> Interpellation:
    facts = {"title": "养老机构消防安全", "organ": house.bureau, "text": "为什么没有整改？", "movers": MOVERS, **more}
    return actions.move_interpellation(by=house.officer, moved_on=localdate(), **facts)


def decided(house, case) -> Interpellation:
    return actions.decide_interpellation(
        case, by=house.officer, decided_on=localdate(), decided_at="第105次主任会议", form="written",
        place="standing_committee", answer_by=localdate() + timedelta(days=5),
    )  # fmt: skip


def answered(house, case) -> Interpellation:
    said = {"text": "年内整改到位。", "signer": "局长马某", "answered_on": localdate()}
    return actions.answer_interpellation(case, by=house.handler, **said)


def proposed(house, **more) -> Commission:
    facts = {
        "title": "养老机构火灾",
        "matter": "查明原因。",
        "organ": house.bureau,
        "proposer": "chairs",
        "names": [],
        **more,
    }
    return actions.propose_commission(by=house.officer, total=31, proposed_on=localdate(), **facts)


def named(house) -> Commission:
    case = proposed(house)
    for name, capacity in (("赵主任", "chair"), ("钱委员", "member")):
        actions.name_commissioner(
            case, by=house.officer, name=name, capacity=capacity, standing="member", no_interest=True
        )
    return Commission.objects.get(pk=case.pk)


def places(at: dict[str, dict], world, house) -> None:
    """Each stage in the world of tests (tests/world.py)."""
    vote = {"by": house.officer, "formed_on": localdate(), "formed_at": "常委会会议", "yes": 16}
    formed = actions.form_commission(named(house), **vote)
    report = {"by": house.officer, "report": "经查属实。", "reported_on": localdate()}
    reported = actions.report_commission(actions.form_commission(named(house), **vote), **report)
    for stage, case in {
        "moved interpellation": moved(house), "decided interpellation": decided(house, moved(house)),
        "answered interpellation": answered(house, decided(house, moved(house))), "proposed commission": named(house),
        "formed commission": formed, "reported commission": reported,
    }.items():  # fmt: skip
        at[stage] = {"code": case.code}
