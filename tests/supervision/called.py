"""A call that takes ideas today, and ideas at each stage."""

from datetime import timedelta
from uuid import uuid4

from django.utils.timezone import localdate

from supervision import actions
from supervision.models import Call, Idea

IDEA = {"title": "养老服务体系建设情况", "necessity": "老人多，床位少。", "problem": "护理员待遇低，留不住人。"}
CITIZEN = {**IDEA, "name": "赵公民", "phone": "13800008888"}


def called(house, year=2029, **facts) -> Call:
    """Yesterday it began; it ends in a month."""
    today = localdate()
    days = {"opens_on": today - timedelta(days=1), "closes_on": today + timedelta(days=30)}
    return actions.plan_call(by=house.officer, year=year, **{**days, **facts})


def sent(call, *, by=None, **facts) -> Idea:
    known = IDEA if by else CITIZEN
    return actions.send_idea(key=uuid4(), call=call, by=by, **{**known, **facts})


def places(at: dict[str, dict], house) -> None:
    call = called(house)
    at["open call"] = {"year": call.year}
    at["received idea"] = {"code": sent(call).code}
    at["declined idea"] = {"code": actions.decline_idea(sent(call), by=house.officer, note="不属于本区").code}
