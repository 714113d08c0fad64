"""What a topic must have before it goes on."""

from congress.rulebook.book import setting
from supervision.models import ItemStatus, PaperPurpose, TopicStatus
from supervision.rules.people import is_keeper, is_organ


def hands_in(user, topic) -> bool:
    """报告机关; the committee or the office for it, where a paper comes by hand."""
    return is_organ(user, topic) or is_keeper(user, topic)


def answers_item(user, item) -> bool:
    """The unit of the item, or who works for the organ that answers for all of them."""
    if user is None:
        return False
    roles = ("handler", "unit_head")
    return item.unit_id in user.units_as(*roles) or hands_in(user, item.opinion.topic)


def keeps_item(user, item) -> bool:
    return is_keeper(user, item.opinion.topic)


def unanswered(topic) -> str:
    """报告须回应各方面意见 (监督法第十四条)."""
    left = topic.collected.filter(answer="").count()
    return f"还有 {left} 条各方面意见没有在报告中回应（监督法第十四条）。" if left else ""


def nothing_collected(topic) -> str:
    return "" if topic.collected.exists() else "没有转交的各方面意见。"


def items_open(topic) -> str:
    opinion = topic.opinions.filter(round=topic.round).first()
    left = opinion.items.filter(status=ItemStatus.OPEN).count() if opinion else 0
    return f"还有 {left} 项交办事项没有填报结果。" if left else ""


def not_commented(topic) -> str:
    """研究处理情况由其办事机构送专委会、工作机构征求意见后，向常委会报告 (监督法第十七条)."""
    if topic.papers.filter(purpose=PaperPurpose.RESPONSE_COMMENTS, round=topic.round).exists():
        return ""
    return "先由负责的专委会、工委对研究处理情况报告反馈意见（监督法第十七条）。"


def plan_first(topic) -> str:
    """Where the district wants 研究处理方案 before the response."""
    if not setting("opinion.plan_required"):
        return ""
    if topic.papers.filter(purpose=PaperPurpose.HANDLING_PLAN, round=topic.round).exists():
        return ""
    return "先报送研究处理方案（规则：须先报送研究处理方案）。"


def response_not_ready(topic) -> str:
    return plan_first(topic) or items_open(topic)


def checks_missing(topic) -> str:
    if topic.status != TopicStatus.TRACKING:
        return ""
    left = topic.tracking_years - topic.checks.count()
    return f"还有 {left} 年的跟踪检查没有记录。" if left > 0 else ""


def all_checked(topic) -> str:
    return "" if topic.checks.count() < topic.tracking_years else "各年跟踪检查都已记录，可以办结。"
