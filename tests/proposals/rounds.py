"""The road after a verdict of 不满意, so that a test can begin at any milestone of it."""

from django.utils.timezone import localdate, now

from proposals import actions
from proposals.models import Cosigner
from tests import make
from tests.proposals import road

BAD = {"manner": "high", "result": "low"}
NOTE = "代表指出第一条没有动工，请水务局说明工期。"


def disliked(cast, by_two=False):
    """Judged 不满意 in the first round; ``by_two``: another deputy had signed it."""
    share = road.signed(cast)
    if by_two:
        signed = {"name": cast.sun.name, "place": 1, "confirmed_at": now()}
        Cosigner.objects.create(proposal=share.proposal, deputy=cast.sun, **signed)
    return concluded(cast, actions.issue(share, by=cast.li).proposal, BAD)


def concluded(cast, proposal, grades):
    reason = "没有动工。" if "low" in grades.values() else ""
    return actions.conclude(actions.rate(proposal, by=cast.zhang.user, grades=grades, reason=reason), by=cast.li)


def lead_share(proposal):
    return proposal.handlings.get(part="lead")


def answered_again(cast, proposal, code="A", text="已经全部完工。"):
    share = lead_share(proposal)
    answers = {1: ("adopted", text), 2: ("adopted", "警示牌已设置。")}
    actions.compose(share, by=cast.wang, answers=answers, reply_class=make.reply_class(code), explanation="说明。")
    share = actions.sign_off(actions.present(road.talked(share, cast.wang), by=cast.wang), by=cast.chen)
    return actions.issue(share, by=cast.li).proposal


def reworked(cast, by_two=False):
    return actions.rework(disliked(cast, by_two), by=cast.li, note=NOTE)


def disliked_again(cast, by_two=False):
    return concluded(cast, answered_again(cast, reworked(cast, by_two)), BAD)


def convened(cast, by_two=False):
    proposal = disliked_again(cast, by_two)
    return actions.convene(proposal, by=cast.li, meets_on=localdate(), place="三楼会议室", agenda="工期。")


def settled(cast, proposal, outcome, **facts):
    said = {"attendees": "张卫国、王强", "deputy_word": "要求年内动工。", "unit_word": "资金已经落实。"}
    said |= {"held_on": localdate(), "decision": "年内动工。"} | facts
    return actions.settle(proposal, by=cast.li, outcome=outcome, **said)
