"""征集监督议题: deputies hear that it began, and who put an idea forward by an account hears what became of it."""

from django.urls import reverse

from congress.accounts.models import Role
from congress.accounts.queries import holders_of
from congress.notices.kinds import Kind
from congress.notices.outbox import post

DAYS = {"征集": ("about.title", "征集2027年监督议题"), "截止日期": ('about.closes_on|date:"n月j日"', "11月30日")}
IDEA = {"议题": ("about.title", "关于养老服务体系建设情况"), "结果": ("said", "已采纳，登记为监督议题，将按程序筛选。")}
KINDS = [
    Kind("supervision_call_opened", "征集监督议题", DAYS, ("email",)),
    Kind("supervision_idea_decided", "议题建议的研究结果", IDEA, ("email", "sms")),
]


def own_page() -> str:
    return reverse("supervision:own_ideas")


def call_opened(call):
    """Told once, also when the days were changed and it began again."""
    if call.for_deputies:
        people = holders_of(Role.DEPUTY, Role.LEADER, Role.COMMITTEE_OFFICER)
        post("supervision_call_opened", to=people, about=call, once=f"call:{call.year}", link=own_page())


def idea_decided(idea, said: str):
    people = [idea.user] if idea.user_id else []
    post("supervision_idea_decided", to=people, about=idea, once=f"idea:{idea.version}", said=said, link=own_page())


def topic_rejected(topic):
    """不列入: the reason is told to who put it forward."""
    for idea in topic.ideas.exclude(user=None).select_related("user"):
        said = f"研究后没有列入年度计划：{topic.outcome}"
        once = f"topic:{topic.pk}:{topic.version}"
        post("supervision_idea_decided", to=[idea.user], about=idea, once=once, said=said, link=own_page())
