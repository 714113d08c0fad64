"""Whose turn it is on a topic's road, and what came of it."""

from congress.accounts.models import Role
from congress.accounts.queries import holders_of
from congress.notices.kinds import Kind
from congress.notices.outbox import post
from congress.organs.models import UnitKind
from supervision.rules import PARTNER_ROLES

ASK = {"议题": ("about.title", "关于养老服务体系建设情况的报告"), "事项": ("ask", "收到报告稿，请反馈书面意见")}
OPINION = {"议题": ("about.title", "关于养老服务体系建设情况的报告"), "文号": ("doc_no", "望人常发〔2026〕8号")}
OPINION |= {"期限": ('due_on|date:"n月j日"', "3月1日")}
ITEM = {"议题": ("about.title", "关于养老服务体系建设情况的报告"), "序号": ("number", "3")}
JUDGED = ITEM | {"评价": ("verdict", "已落实"), "说明": ("note", "还差一处没有建成")}
BOTH = ("email", "sms")

KINDS = [
    Kind("supervision_organ", "监督议题：报告机关办理", ASK, BOTH),
    Kind("supervision_committee", "监督议题：专委会、工委办理", ASK, BOTH),
    Kind("supervision_partner", "监督议题：参加联动的镇街", ASK, BOTH),
    Kind("supervision_office", "监督议题：办公室办理", ASK, BOTH),
    Kind("supervision_opinion_issued", "审议意见书印发", OPINION, BOTH),
    Kind("supervision_item_reported", "交办事项填报", ITEM),
    Kind("supervision_item_judged", "交办事项评价", JUDGED, BOTH),
    Kind("supervision_topic_published", "监督情况公布", {"议题": ("about.title", "关于养老服务体系建设情况的报告")}),
]


def organ_of(topic):
    """Who works for the organ that reports; the government's own office for the government."""
    found = holders_of(Role.HANDLER, Role.UNIT_HEAD, unit=topic.organ_id)
    return found | holders_of(Role.DISPATCHER) if topic.organ.kind == UnitKind.GOVERNMENT else found


def committee_of(topic):
    return holders_of(Role.COMMITTEE_OFFICER, unit=topic.committee_id)


def _ask(kind, topic, to, ask):
    post(kind, to=to, about=topic, once=f"{topic.code}:{topic.version}:{ask[:20]}", ask=ask)


def to_organ(topic, ask):
    _ask("supervision_organ", topic, organ_of(topic), ask)


def to_partners(topic, ask):
    """镇街 that oversee it together."""
    if topic.with_towns:
        _ask("supervision_partner", topic, holders_of(*PARTNER_ROLES, units=topic.partners.values("pk")), ask)


def to_committee(topic, ask):
    _ask("supervision_committee", topic, committee_of(topic), ask)


def to_office(topic, ask):
    _ask("supervision_office", topic, holders_of(Role.MEETING_OFFICER) | committee_of(topic), ask)


def opinion_issued(opinion):
    topic = opinion.topic
    units = opinion.items.values_list("unit", flat=True)
    to = organ_of(topic) | holders_of(Role.HANDLER, Role.UNIT_HEAD, units=units) | holders_of(Role.LEADER)
    once = f"{topic.code}:{opinion.round}"
    post("supervision_opinion_issued", to=to, about=topic, once=once, doc_no=opinion.doc_no, due_on=opinion.due_on)


def item_reported(item):
    topic = item.opinion.topic
    once = f"{item.pk}:{item.version}"
    post("supervision_item_reported", to=committee_of(topic), about=topic, once=once, number=item.number)


def item_judged(item, verdict):
    topic = item.opinion.topic
    to = organ_of(topic) | holders_of(Role.HANDLER, Role.UNIT_HEAD, unit=item.unit_id)
    post(
        "supervision_item_judged", to=to, about=topic, once=f"{item.pk}:{item.version}", number=item.number,
        verdict=verdict, note=item.verdict_note,
    )  # fmt: skip


def topic_published(topic):
    to = holders_of(Role.DEPUTY, Role.LEADER) | organ_of(topic)
    post("supervision_topic_published", to=to, about=topic, once=f"{topic.code}:{topic.round}")
