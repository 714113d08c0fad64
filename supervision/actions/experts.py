"""Experts are entered, asked, and heard."""

from datetime import date

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.timezone import localdate

from congress.workflow.wanted import want_past
from supervision import rules
from supervision.models import Assignment, Expert, ExpertOpinion


def _check(by) -> None:
    if not rules.proposes(by):
        raise PermissionDenied(f"{by} may not keep the list of experts")


@transaction.atomic
def keep_expert(expert: Expert | None = None, *, by, **facts) -> Expert:
    """A new one, or the same with other facts."""
    _check(by)
    if facts["ends_on"] < facts["starts_on"]:
        raise ValidationError({"ends_on": "聘期结束不能早于聘期开始。"})
    expert = expert or Expert()
    for name, value in facts.items():
        setattr(expert, name, value)
    expert.save()
    return expert


@transaction.atomic
def ask_expert(expert: Expert, *, by, task: str, due_on: date, **about) -> Assignment:
    """``about``: topic, filing, adjustment or year, one of them. Only within his term."""
    _check(by)
    today = localdate()
    if not expert.serves_on(today):
        raise ValidationError(f"{expert.name}的聘期是{expert.starts_on}至{expert.ends_on}，现在不能委托。")
    if due_on < today:
        raise ValidationError({"due_on": "期限不能早于今天。"})
    return Assignment.objects.create(expert=expert, task=task, due_on=due_on, asked_on=today, asked_by=by, **about)


@transaction.atomic
def record_expert_opinion(assignment: Assignment, *, by, text: str, given_on: date, files=()) -> ExpertOpinion:
    _check(by)
    want_past("提出日期", given_on=given_on)
    opinion = ExpertOpinion.objects.create(assignment=assignment, text=text, given_on=given_on, by=by)
    opinion.files.add(*files)
    return opinion
