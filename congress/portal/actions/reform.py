"""机构改革 as one act: the units, their open work and their people, all or nothing."""

from dataclasses import dataclass, field
from datetime import date

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.timezone import localdate

from congress.accounts.actions import continue_posts
from congress.accounts.models import Post, Role
from congress.audit import record
from congress.organs import actions as organs
from congress.organs.models import Unit
from deputies.models import Delegation
from proposals import actions as proposals

RENAME, MERGE, SPLIT, CARVE = "rename", "merge", "split", "carve"
WORDS = {RENAME: "更名", MERGE: "合并", SPLIT: "分设", CARVE: "划出"}


@dataclass(frozen=True)
class Plan:
    """One decision: which units end, who takes over, since when, by which paper."""

    kind: str
    olds: list[Unit]
    into: list[Unit]  # existing units, or unsaved ones that are made in the act
    on: date
    basis: str
    # For a split and for what is carved out: share or post -> place in ``into``. What is not named goes to the first
    # heir of a split, and stays where something is carved out.
    shares: dict[int, int] = field(default_factory=dict)
    posts: dict[int, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Fates:
    """What the act would move out of one unit."""

    old: Unit
    shares: list
    posts: list[Post]
    children: list[Unit]


def open_posts(unit: Unit):
    held = Post.objects.filter(unit=unit, status=Post.Status.IN_FORCE).exclude(ends_on__lt=localdate())
    return held.select_related("user", "unit").order_by("role", "user__name")


def preview(plan: Plan) -> list[Fates]:
    """Everything that would move; nothing is written."""
    heir = plan.into[0] if plan.kind not in (SPLIT, CARVE) else None
    return [
        Fates(
            old, proposals.fates(old, heir), list(open_posts(old)), list(Unit.objects.filter(parent=old, valid_to=None))
        )
        for old in plan.olds
    ]


def reform(plan: Plan, *, by, today: date | None = None) -> list[Unit]:
    """机构改革: end, found and move in one transaction, so that no work is ever without a unit."""
    if not by.has_role(Role.COORDINATOR):
        raise PermissionDenied
    with transaction.atomic():
        news = _found(plan, today or localdate())
        for old in plan.olds:
            _move(plan, old, news, by=by)
        named = [unit.name for unit in news]
        for old in plan.olds:
            record(
                "setting_changed", by=by, about=old, act=WORDS[plan.kind], into=named, on=str(plan.on), basis=plan.basis
            )
    return news


def _found(plan: Plan, today: date) -> list[Unit]:
    facts = {"on": plan.on, "basis": plan.basis, "today": today}
    if plan.kind == RENAME:
        (wanted,) = plan.into
        changed = {"short_name": wanted.short_name, "doc_prefix": wanted.doc_prefix, "kind": wanted.kind}
        return [organs.rename(plan.olds[0], name=wanted.name, **facts, **changed)]
    news = [unit if unit.pk else _create(unit, plan) for unit in plan.into]
    if plan.kind == MERGE:
        return [organs.merge(plan.olds, into=news[0], **facts)]
    if plan.kind == CARVE:
        return [organs.carve_out(plan.olds[0], into=news[0], **facts)]
    return organs.split(plan.olds[0], into=news, **facts)


def _create(unit: Unit, plan: Plan) -> Unit:
    # A merged unit may take up the name of one that ends with it; the old one must be gone first.
    if unit.name in {old.name for old in plan.olds}:
        raise ValidationError({"new_name": "新单位不能与终止的单位同名；如继续使用原单位，请选择现有单位。"})
    fields = ("name", "short_name", "kind", "doc_prefix", "parent", "phone")
    return organs.create_unit(**{name: getattr(unit, name) for name in fields}, valid_from=plan.on)


def _move(plan: Plan, old: Unit, news: list[Unit], *, by) -> None:
    note = f"{WORDS[plan.kind]}，{plan.basis}" if plan.basis else WORDS[plan.kind]
    posts, unnamed = list(open_posts(old)), None if plan.kind == CARVE else 0
    for place, new in enumerate(news):
        here = [post for post in posts if plan.posts.get(post.pk, unnamed) == place]
        continue_posts(here, new, by=by, on=plan.on, in_force=plan.kind == RENAME, basis=note)
        chosen = None if plan.kind in (RENAME, MERGE) else [pk for pk, at in plan.shares.items() if at == place]
        if chosen is None or chosen:
            proposals.move_work(old, new, by=by, on=plan.on, shares=chosen, note=note)
    if plan.kind == CARVE:
        return
    if len(news) > 1:  # what came in since the preview goes to the first
        proposals.move_work(old, news[0], by=by, on=plan.on, note=note)
    Delegation.objects.filter(street=old).exclude(term__ends_on__lt=plan.on).update(street=news[0])
