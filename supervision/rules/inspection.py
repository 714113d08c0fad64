"""Who is on an inspection, who keeps it, and what a step still waits for (监督法第四章)."""

from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.timezone import localdate

from congress.accounts.models import Post
from congress.organs.models import Unit
from supervision.models import Method, TopicStatus
from supervision.rules.people import is_keeper, is_office, is_staff

BARRED = "参照浙江省监督条例第二十八条：被检查机关的工作人员不得参加检查组"
GENERATIONS = 3  # government → bureau → its institutions


def may_inspect(user, topic) -> bool:
    """Begins a check of a planned topic that has it among its methods."""
    return Method.INSPECTION in topic.methods and topic.plan_id is not None and is_keeper(user, topic)


def keeps_check(user, inspection) -> bool:
    return is_keeper(user, inspection.topic)


def office_for_check(user, _inspection) -> bool:
    return is_office(user)


def in_team(user, inspection) -> bool:
    return user is not None and any(member.user_id == user.pk for member in inspection.team.all())


def checks(user, inspection) -> bool:
    """Writes down what is seen: who keeps it, and everybody on the team."""
    return keeps_check(user, inspection) or in_team(user, inspection)


def reads_check(user, inspection) -> bool:
    """Reads checklist, visits and problems before there is a report."""
    return is_staff(user) or in_team(user, inspection)


def under(organ: Unit) -> set[int]:
    """The organ and what stands below it."""
    found, last = {organ.pk}, {organ.pk}
    for _ in range(GENERATIONS):
        last = set(Unit.objects.filter(parent__in=last).values_list("pk", flat=True)) - found
        found |= last
    return found


def check_member(topic, *, user, name: str, is_another: bool) -> None:
    """Nobody who works for the inspected organ. A name typed by hand is compared with those who do."""
    if topic.organ_id is None:
        return
    posts = Post.objects.current(localdate()).filter(unit__in=under(topic.organ)).select_related("unit")
    same = Q(user=user) if user else Q(user__name=name)
    post = posts.filter(same).first()
    if post is None or (user is None and is_another):
        return
    where = f"{name}现任{post.unit.label}{post.title or post.get_role_display()}，不能参加检查组（{BARRED}）。"
    if user is None:
        where += "确实是同名的另一个人的，请勾选“与被检查机关人员同名，不是同一人”。"
    raise ValidationError({"user" if user else "name": where})


def plan_lacking(inspection) -> str:
    """方案 goes to the chairs' meeting whole: days, leader, what is checked."""
    team = list(inspection.team.all())
    if not any(member.is_leader for member in team):
        return "还没有确定检查组组长。"
    if not inspection.lines.exists():
        return "还没有列检查清单。"
    return ""


def nothing_checked(inspection) -> str:
    return "" if inspection.visits.exists() else "还没有记录检查活动。"


def lines_open(inspection) -> str:
    left = inspection.lines.filter(verdict="").count()
    return f"检查清单还有 {left} 项没有填写检查情况。" if left else ""


def report_lacking(inspection) -> str:
    return lines_open(inspection) or ("" if inspection.problems.exists() else "问题清单是空的，请先列出问题。")


def not_for_opinion(inspection) -> str:
    """Problems become items while the opinion is being drafted, each once."""
    if inspection.topic.status not in (TopicStatus.DELIBERATED, TopicStatus.OPINION_DRAFTED):
        return "审议以后、审议意见书印发以前，可以列入审议意见。"
    return "" if inspection.problems.filter(is_taken=False).exists() else "问题都已列入审议意见。"
