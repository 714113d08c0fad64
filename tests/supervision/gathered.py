"""Topics and plans at every stage, for tests that look from all sides (tests/world.py)."""

from types import SimpleNamespace

from django.utils.timezone import localdate

from supervision import actions
from supervision.models import Obligation, TopicStatus
from tests import make
from tests.make import stored
from tests.supervision import asked, called, checked, filed, money, rare, reviewed
from tests.supervision import house as at_house

S = TopicStatus
STAGES = (
    S.RESEARCHING, S.DRAFT_RECEIVED, S.COMMENTS_RETURNED, S.FINAL_RECEIVED, S.DISTRIBUTED, S.DELIBERATED,
    S.OPINION_DRAFTED, S.OPINION_ISSUED, S.RESPONSE_FOR_COMMENT, S.RESPONSE_RECEIVED, S.NOTED, S.PUBLISHED, S.TRACKING,
)  # fmt: skip


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
    _on_the_road(at, world)
    at["version of plan"] = {"year": 2032, "number": 1}
    actions.keep_calendar(localdate().year)
    at["duty"] = {"pk": Obligation.objects.get(duty="duty.debt").pk}
    filed.places(at, world)
    money.places(at, world)
    called.places(at, SimpleNamespace(officer=office))
    reviewed.places(at, world)


def _on_the_road(at: dict[str, dict], world) -> None:
    """The planned topic of the world stays; others stand at the stages where steps open."""
    people, cast = world.people, world.cast
    house = SimpleNamespace(
        keeper=people["committee"], officer=people["meeting"], handler=cast.wang, office=cast.office, bureau=cast.water,
        committee=people["committee"].posts.get().unit,
    )  # fmt: skip
    checked.places(at, world, house)
    asked.places(at, world, house)
    rare.places(at, world, house)
    towns = {"with_towns": True, "joint_note": "与街道联动。", "partners": [people["street"].posts.get().unit]}
    at["joint topic"] = {"code": at_house.walked(house, S.RESEARCHING, year=2059, **towns).code}
    for year, stage in enumerate(STAGES, 2033):
        topic = at_house.walked(house, stage, year=year)
        at[f"{stage} topic"] = {"code": topic.code}
        if stage == S.RESPONSE_RECEIVED:
            item = topic.opinions.get().items.first()
            at["answered item"] = {"code": topic.code, "pk": item.pk}
            at["opinion of topic"] = {"code": topic.code, "number": 1}
            topic.papers.filter(purpose="draft").update(file=stored("报告稿.pdf", cast.wang))
            at["paper of topic"] = {"code": topic.code, "pk": topic.papers.get(purpose="draft").pk}
            reply = item.replies.get()
            reply.files.add(stored("照片.pdf", cast.wang))
            at["evidence"] = {"code": topic.code, "pk": reply.pk, "file": reply.files.get().pk}
        if stage == S.PUBLISHED:
            at["public opinion"] = {"code": topic.code, "number": 1}
            topic.papers.filter(purpose="report").update(file=stored("报告.pdf", cast.wang))
            at["public paper of topic"] = {"code": topic.code, "pk": topic.papers.get(purpose="report").pk}
