"""The question bank: who reads it, which questions a paper may take, and how a paper is drawn."""

import hashlib

from django.core.exceptions import ValidationError
from django.db.models import QuerySet

from meetings.models import ExamPlan, ExamQuestion, QuestionKind
from meetings.rules.appointments import is_appointer


def questions_visible_to(user) -> QuerySet[ExamQuestion]:
    """题库 holds the answers: the office that examines reads it, and nobody else knows of it."""
    found = ExamQuestion.objects.select_related("by")
    return found if is_appointer(user) else found.none()


def plans_visible_to(user) -> QuerySet[ExamPlan]:
    found = ExamPlan.objects.select_related("by")
    return found if is_appointer(user) else found.none()


def rank(seed: str, pk: int) -> str:
    """Where a question stands in the draw of this seed: the same on every machine and in every version."""
    return hashlib.sha256(f"{seed}:{pk}".encode()).hexdigest()


def take(pool: list[int], count: int, seed: str, avoid=frozenset()) -> list[int]:
    """So many of the pool, by lot; those to avoid (a paper sat before) only where the others do not suffice."""
    drawn = sorted(pool, key=lambda pk: (pk in avoid, rank(seed, pk)))[:count]
    return sorted(drawn, key=lambda pk: rank(seed, pk))


def draw(plan: ExamPlan, *, day, seed: str, avoid=frozenset()) -> list[tuple[int, int]]:
    """The paper of a seed: (question, marks) in their order. Questions are in force on the day of the exam."""
    found = ExamQuestion.objects.current().valid_on(day).of(plan.organ_kind)
    paper, short = [], []
    for kind, count, mark in plan.parts:
        pool = list(found.filter(kind=kind).values_list("pk", flat=True))
        if len(pool) < count:
            short.append(f"{QuestionKind(kind).label}需要 {count} 题，题库里现行有效的只有 {len(pool)} 题")
        paper += [(pk, mark) for pk in take(pool, count, seed, avoid)]
    if short:
        raise ValidationError(f"题目不够：{'；'.join(short)}。请先补充题库，或者修改组卷方案。")
    return paper


def supply(plan: ExamPlan, day) -> list[tuple[str, int, int, int]]:
    """For the page of plans: (kind, wanted, marks of each, how many there are)."""
    found = ExamQuestion.objects.current().valid_on(day).of(plan.organ_kind)
    there = dict.fromkeys(QuestionKind, 0)
    for kind in found.values_list("kind", flat=True):
        there[kind] += 1
    return [(QuestionKind(kind).label, count, mark, there[kind]) for kind, count, mark in plan.parts]
