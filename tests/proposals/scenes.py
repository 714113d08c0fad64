"""The cases of tests/world.py beyond the main road: second rounds, promises, returned shares, motions.

``stand`` puts each under its name into ``world.cases``; ``places`` names what their pages need beside the code.
"""

from datetime import timedelta

from django.utils.timezone import localdate, now

from congress.accounts.models import Role, User
from congress.organs.models import Unit, UnitKind
from congress.rulebook.book import open_book
from deputies.models import Deputy
from proposals import actions, deadlines
from proposals.models import Award, Cosigner, Part
from tests import make
from tests import world as house  # its own walks are lent to the scenes
from tests.proposals import motion_road, road, rounds


def stand(world) -> None:
    """world.cases["…"] = a case walked there by the actions."""
    world.cases["cosigning"] = cosigning(world)
    cast, cases = world.cast, world.cases
    cases["disliked"] = rounds.disliked(cast, by_two=True)
    cases["disliked twice"] = rounds.disliked_again(cast, by_two=True)
    cases["mediation"] = rounds.convened(cast, by_two=True)
    cases["promised"], cases["claimed"] = _promised(cast), actions.track(_promised(cast), by=cast.li)
    proof = house.stored("验收单.pdf", cast.wang)
    actions.claim_done(cases["claimed"].commitments.get(), by=cast.wang, text="已经加固。", files=[proof])
    _requests(world)
    world.cases["merged"] = merged(world)
    world.cases["withdrawing"] = actions.ask_withdrawal(handed_over(world), by=world.cast.zhang.user, note="情况有变")


def _signed(cast, case):
    """孙玉兰 has signed it too."""
    Cosigner.objects.create(proposal=case, deputy=cast.sun, name=cast.sun.name, place=1, confirmed_at=now())
    return case


def _requests(world) -> None:
    """退办 and 延期: asked for, and a return that waits for its next unit."""
    cast, cases = world.cast, world.cases
    cases["handing back"] = _signed(cast, road.assigned(cast))
    cases["handed back"] = _signed(cast, road.assigned(cast))
    for name in ("handing back", "handed back"):
        share = cases[name].handlings.get(unit=cast.water)
        actions.ask_return(share, by=cast.wang, reason="不属于本单位职责。", proposed_unit=cast.office)
    actions.rule_return(cases["handed back"].handlings.get(unit=cast.water), by=cast.li, agreed=True)
    desk = Unit.objects.get(kind=UnitKind.DISPATCHER)
    given = actions.assign(road.registered(cast), by=cast.li, shares=[(desk, Part.DISPATCH, "")])
    cases["at the desk"] = _signed(cast, given)
    cases["passed on"] = _signed(cast, _passed_on(cast, desk))
    share = road.acknowledged(cast)
    actions.advise(share.proposal.handlings.get(unit=cast.fire), by=cast.tian, text="同意。")
    cases["extending"] = _signed(cast, share.proposal)
    actions.ask_extension(share, by=cast.wang, reason="涉及面广。", months=6)


def _passed_on(cast, desk):
    """By the government's office to its departments."""
    case = actions.assign(road.registered(cast), by=cast.li, shares=[(desk, Part.DISPATCH, "")])
    by = User.objects.filter(posts__role=Role.DISPATCHER, posts__unit=desk).first()
    shares = [(cast.water, Part.LEAD, "河堤加固"), (cast.fire, Part.ASSIST, "消防验收")]
    return actions.subdivide(case.handlings.get(), by=by, shares=shares)[0].proposal


def places(world) -> None:
    """world.at["…"] = {the arguments of an address}."""
    world.at |= motion_road.places(world.cast, world.people["committee"])
    world.at["mediation_record"] = {"code": world.cases["mediation"].code, "paper": "mediation_record"}
    for word, stage in (("candidate", "registered"), ("overseen", "signing"), ("reported", "evaluated")):
        status = "nominated" if word == "candidate" else word
        world.at[f"{word} key case"] = {"pk": make.key_case(world.cases[stage], status).pk}
    at, cases = world.at, world.cases
    for name, case in (("promise", cases["promised"]), ("claimed promise", cases["claimed"])):
        at[name] = {"code": case.code, "pk": case.commitments.get().pk}
    desk = world.cases["at the desk"]
    passed = world.cases["passed on"]
    world.at["passed on/desk"] = {"code": passed.code, "pk": passed.handlings.get(part=Part.DISPATCH).pk}
    meeting = actions.hold_meeting(
        by=world.cast.li, cases=[world.cases["registered"]], title="交办会", held_on=localdate(), place="会议室"
    )
    world.at["hand-over meeting"] = {"pk": meeting.pk}
    world.at["at the desk/desk"] = {"code": desk.code, "pk": desk.handlings.get().pk}
    world.at |= awards(world)
    world.at |= summaries(world.cast)
    claim = cases["claimed"].commitments.get().reports.get()
    at["second answer"], at["term"] = at["claimed promise"] | {"report": claim.pk}, {"number": make.term().number}
    sample = actions.draw(by=world.cast.li, title="复查", size=1, seed="七")
    world.at["sample"] = {"pk": sample.pk}
    world.at["lot"] = {"code": sample.cases.get().proposal.code, "pk": sample.cases.get().pk}
    published = world.cases["published"]
    world.at["published file"] = {"code": published.code, "pk": published.releases.get().files.get().pk}


def cosigning(world):
    """One deputy has signed, another is asked."""
    cast, other = world.cast, Deputy.objects.get(user=world.people["deputy"])
    until = localdate() + timedelta(2)
    case = actions.invite(road.drafted(cast), by=cast.zhang.user, deputies=[cast.sun, other], until=until)
    return actions.cosign(case, by=cast.sun.user)


def _promised(cast):
    """Rated and concluded; the letter put one demand off to next year."""
    share = house._walk(cast, "working").handlings.get(unit=cast.water)
    actions.compose(
        share, by=cast.wang, reply_class=make.reply_class("B"), promised_on=localdate() + timedelta(days=200),
        answers={1: ("planned", house.LETTER), 2: ("adopted", "警示牌已设置。")},
    )  # fmt: skip
    actions.sign_off(actions.present(road.talked(share, cast.wang), by=cast.wang), by=cast.chen)
    share.refresh_from_db()
    case = actions.issue(share, by=cast.li).proposal
    return actions.conclude(actions.rate(case, by=cast.zhang.user, grades=road.GOOD), by=cast.li)


def awards(world) -> dict[str, dict]:
    """A round that takes nominations, one that votes, and one whose certificate is there."""
    by, case, at = world.cast.li, world.cases["closed"], {}
    year, facts = localdate().year, {"places": 1, "voters": "inside"}
    for name, status in (("award", "nominating"), ("ballot", "voting"), ("certificate", "conferred")):
        held = actions.open_award(by=by, kind="suggestion", year=year, **facts)
        year -= 1
        closes_on = localdate() + timedelta(days=3)
        Award.objects.filter(pk=held.pk).update(status=status, closes_on=closes_on if status == "voting" else None)
        at[name] = {"code": held.code}
    honoured = held.nominees.create(proposal=case, reason="好", by=by, by_name=by.name, certificate_no="〔2026〕1号")
    return at | {"certificate": {"code": held.code, "pk": honoured.pk}}


def summaries(cast) -> dict[str, dict]:
    """One unit owes the year's summary, another has handed it in with a file."""
    owed, sent = (deadlines.summary_begun(localdate().year, unit, open_book()) for unit in (cast.water, cast.fire))
    for each in (owed, sent):
        each.save()
    file = make.stored("清单.pdf")
    actions.write_summary(sent, by=cast.tian, practice="逐件办理。", files=[file])
    actions.hand_in_summary(sent, by=cast.tian)
    at = {"summary": {"pk": owed.pk}, "summary sent": {"pk": sent.pk}}
    return at | {"summary file": {"pk": sent.pk, "file": file.pk}}


def signed(world):
    """Registered, with a cosigner."""
    cast = world.cast
    case = actions.invite(road.drafted(cast), by=cast.zhang.user, deputies=[cast.sun], until=localdate())
    case = actions.submit(actions.cosign(case, by=cast.sun.user), by=cast.zhang.user)
    return actions.register(case, by=cast.li, category=make.category(), demands=["年内加固河堤"])


def handed_over(world):
    shares = [(world.cast.water, Part.LEAD, ""), (world.cast.fire, Part.ASSIST, "消防验收")]
    return actions.assign(signed(world), by=world.cast.li, shares=shares)


def merged(world):
    """Handled with a case that is handed over."""
    return actions.merge(signed(world), by=world.cast.li, main=handed_over(world), note="同一段河堤")
