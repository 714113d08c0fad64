"""Supervision in 待办: topics, items of opinions, what the law wants of the year."""

from datetime import date

from django.urls import reverse

from congress.accounts.models import Role
from congress.organs.models import UnitKind
from congress.portal.asking import Question, Todo
from supervision.models import Obligation, Topic, TopicClock
from supervision.models import TopicStatus as S
from supervision.queries import todo

# (what it is, the button, the step) by status, for whose turn it is
OFFICE = {
    S.PROPOSED: ("监督议题", "筛选", "topic"),
    S.FINAL_RECEIVED: ("发送报告", "发送", "distribute"),
    S.OPINION_DRAFTED: ("审议意见", "印发", "issue_opinion"),
    S.RESPONSE_RECEIVED: ("研究处理情况", "研究", "topic"),
    S.NOTED: ("公布", "公布", "publish_topic"),
    S.SATISFIED: ("公布", "公布", "publish_topic"),
    S.CONCLUDED: ("公布", "公布", "publish_topic"),
}
COMMITTEE = {
    S.PLANNED: ("实施方案", "制定", "start_work"),
    S.DRAFT_RECEIVED: ("报告稿", "反馈", "return_comments"),
    S.DELIBERATED: ("审议意见", "起草", "draft_opinion"),
    S.RESPONSE_FOR_COMMENT: ("研究处理情况", "反馈", "comment_response"),
    S.TRACKING: ("跟踪检查", "记录", "record_check"),
}
ORGAN = {
    S.PREPARING: ("报告稿", "报送", "submit_draft"),
    S.RESEARCHING: ("报告稿", "报送", "submit_draft"),
    S.COMMENTS_RETURNED: ("报告", "报送", "submit_report"),
    S.OPINION_ISSUED: ("研究处理", "查看", "topic"),
    S.RESPONSE_FOR_COMMENT: ("研究处理情况", "报送", "submit_response"),
}


def topic_row(steps: dict):
    def row(topic) -> Todo:
        step, verb, name = steps.get(topic.status, (topic.get_status_display(), "查看", "topic"))
        due = topic.due_on
        clock = TopicClock(starts_on=due, due_on=due, rule={"label": topic.due_label}) if due else None
        told = " · ".join(filter(None, (topic.when, topic.organ and topic.organ.label)))
        url = reverse(f"supervision:{name}", args=[topic.code])
        return Todo(step, verb, url, topic.title, topic.get_absolute_url(), told, clock)

    return row


def item_row(step: str, verb: str, name: str):
    def row(item) -> Todo:
        topic, due = item.opinion.topic, item.due_on
        clock = TopicClock(starts_on=due, due_on=due, rule={"label": "交办事项"}) if due else None
        url = reverse(f"supervision:{name}", args=[topic.code, item.pk])
        said = f"{item.unit.label} · {topic.title}"
        return Todo(step, verb, url, f"{item.number}. {item.text}"[:80], item.get_absolute_url(), said, clock)

    return row


def duty_row(row: Obligation) -> Todo:
    verb, name = ("查看", "obligations") if row.topic_id else ("列为议题", "make_topic")
    url = row.get_absolute_url() if row.topic_id else reverse(f"supervision:{name}", args=[row.pk])
    return Todo("法定报告事项", verb, url, row.title, row.get_absolute_url(), row.rule.get("article", ""), row)


def topic_questions(user, today: date) -> list[Question]:
    """Which questions are this person's; judged by the acting post like every right."""
    asked = []
    if user.has_role(Role.MEETING_OFFICER):
        asked += [Question(todo.of_office(), topic_row(OFFICE)), Question(todo.duties(today), duty_row)]
    if committees := user.units_as(Role.COMMITTEE_OFFICER):
        asked += [
            Question(todo.of_committee(committees, today), topic_row(COMMITTEE)),
            Question(todo.items_to_judge(committees), item_row("交办事项", "评价", "settle_item")),
        ]
    if user.has_role(Role.LEADER):
        asked.append(Question(todo.late_topics(today), topic_row({})))
    units = user.units_as(Role.HANDLER, Role.UNIT_HEAD)
    if units:
        asked += [
            Question(todo.of_organ(Topic.objects.filter(organ__in=units)), topic_row(ORGAN)),
            Question(todo.items_to_do(units), item_row("交办事项", "填报", "report_item")),
        ]
    if user.has_role(Role.DISPATCHER):
        governs = Topic.objects.filter(organ__kind=UnitKind.GOVERNMENT)
        asked.append(Question(todo.of_organ(governs), topic_row(ORGAN)))
    return asked
