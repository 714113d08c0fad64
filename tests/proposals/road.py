"""The main road, so that a test can begin at any milestone of it."""

from django.utils.timezone import localdate

from proposals import actions
from proposals.models import Part
from tests import make

FORM = {
    "title": "关于整修河堤的建议",
    "reason": "河堤多处塌陷，汛期危险。",
    "request": "一、年内加固河堤。二、设置警示牌。",
    "no_interest": True,
}
GOOD = {"manner": "high", "result": "high"}


def drafted(cast, **form):
    return actions.draft(by=cast.zhang.user, deputy=cast.zhang, **{**FORM, **form})


def submitted(cast):
    return actions.submit(drafted(cast), by=cast.zhang.user)


def registered(cast):
    return actions.register(
        submitted(cast), by=cast.li, category=make.category(), demands=["年内加固河堤", "设置警示牌"]
    )


def assigned(cast):
    shares = [(cast.water, Part.LEAD, ""), (cast.fire, Part.ASSIST, "消防验收")]
    return actions.assign(registered(cast), by=cast.li, shares=shares)


def acknowledged(cast):
    """The lead unit's share, both units having acknowledged."""
    proposal = assigned(cast)
    lead, assisting = proposal.handlings.order_by("pk")
    actions.acknowledge(assisting, by=cast.tian)
    return actions.acknowledge(lead, by=cast.wang)


def talked(share, by, form="phone"):
    """The unit has spoken with the deputy, as it must before it answers, and the deputy says so too."""
    said = {"stage": "during", "form": form, "on": localdate(), "people": "张卫国"}
    talk = actions.contact(share, by=by, content=f"第{share.contacts.count() + 1}次逐条商量怎样办。", **said)
    if lead := share.proposal.lead:
        actions.confirm(talk, by=lead.user, took_place=True)
    return share


def received(share, by):
    return actions.acknowledge(share, by=by)


def composed(cast, code="A", **form):
    handling = acknowledged(cast)
    answers = {1: ("adopted", "已列入今年计划，六月完工。"), 2: ("adopted", "警示牌已设置。")}
    actions.compose(handling, by=cast.wang, answers=answers, reply_class=make.reply_class(code), **form)
    return handling


def presented(cast):
    return actions.present(talked(composed(cast), cast.wang), by=cast.wang)


def signed(cast):
    return actions.sign_off(presented(cast), by=cast.chen)


def issued(cast):
    return actions.issue(signed(cast), by=cast.li)


def replied(cast):
    return issued(cast).proposal


def rated(cast, grades=GOOD, reason=""):
    return actions.rate(replied(cast), by=cast.zhang.user, grades=grades, reason=reason)


def concluded(cast):
    return actions.conclude(rated(cast), by=cast.li)
