"""Topics and plans at every stage, for tests that look from all sides (tests/world.py)."""

from django.utils.timezone import localdate

from supervision import actions
from supervision.models import Obligation, TopicStatus
from tests import make
from tests.supervision import filed
from tests.supervision import house as at_house

S = TopicStatus


def places(at: dict[str, dict], world) -> None:
    """The world's committee keeps the topics, the water bureau reports, the meeting officer is the office."""
    people, cast = world.people, world.cast
    facts = {
        **at_house.READY, "by": people["committee"], "committee": people["committee"].posts.get().unit,
        "organ": cast.water,
    }  # fmt: skip
    office = people["meeting"]
    topics = {
        stage: actions.propose_topic(year=2030, title=f"{stage.label}的议题", **facts)
        for stage in (S.PROPOSED, S.SCREENED, S.IN_PLAN_DRAFT, S.REJECTED)
    }
    actions.reject_topic(topics[S.REJECTED], by=office, note="上年已经监督")
    for stage in (S.SCREENED, S.IN_PLAN_DRAFT):
        topics[stage] = actions.screen(topics[stage], by=office)
    actions.take_up(topics[S.IN_PLAN_DRAFT], by=office)
    for stage, topic in topics.items():
        at[f"{stage} topic"] = {"code": topic.code}
    at["draft plan"] = {"year": 2030}
    for year, stage in ((2031, "adopted"), (2032, "published")):
        topic = actions.propose_topic(year=year, title=f"{year}年的议题", **facts)
        plan = actions.take_up(actions.screen(topic, by=office), by=office).plan
        plan = actions.adopt_plan(plan, by=office, adopted_on=make.LONG_AGO, adopted_at="主任会议")
        at[f"{stage} plan"], at["planned topic"] = {"year": year}, {"code": topic.code}
    actions.publish_plan(plan, by=office, office=cast.office)
    at["version of plan"] = {"year": 2032, "number": 1}
    actions.keep_calendar(localdate().year)
    at["duty"] = {"pk": Obligation.objects.get(duty="duty.debt").pk}
    filed.places(at, world)
