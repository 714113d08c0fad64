"""The life of a unit: made, corrected, renamed, merged, split, relieved of a part.

Open work is moved by the apps above, in the same transaction.
"""

from collections.abc import Sequence
from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction

from congress.organs.models import Succession, Unit, UnitAlias

RENAMED, MERGED, SPLIT, CARVED = Succession.Kind


class UnitEnded(ValidationError):
    """Somebody else ended the unit meanwhile."""


def create_unit(*, aliases: Sequence[str] = (), **facts) -> Unit:
    """新建单位."""
    return _keep(Unit(**facts), aliases)


def change_unit(unit: Unit, *, aliases: Sequence[str] = (), **facts) -> Unit:
    """更正单位信息: a slip of the pen. A body that got a new name is renamed, so that history keeps the old one."""
    with transaction.atomic():
        unit = Unit.objects.select_for_update(of=("self",)).get(pk=unit.pk)
        for name, value in facts.items():
            setattr(unit, name, value)
        return _keep(unit, aliases)


@transaction.atomic
def rename(unit: Unit, *, name: str, on: date, basis: str, today: date, **facts) -> Unit:
    """更名: the old name ends, a unit of the new name goes on with everything the old one had."""
    (old,) = _end([unit], on=on, today=today)
    kept = {field: getattr(old, field) for field in ("kind", "parent", "doc_prefix", "phone", "head_title", "sort_key")}
    new = create_unit(name=name, valid_from=on, **{**kept, **{key: value for key, value in facts.items() if value}})
    _succeed([old], [new], kind=RENAMED, on=on, basis=basis)
    return new


@transaction.atomic
def merge(units: Sequence[Unit], *, into: Unit, on: date, basis: str, today: date) -> Unit:
    """合并: several units end, one takes over; it may have been there before or be made for it."""
    if into in units:
        raise ValidationError({"into": "承接单位不能同时是被合并的单位。"})
    olds = _end(units, on=on, today=today)
    _succeed(olds, [into], kind=MERGED, on=on, basis=basis)
    return into


@transaction.atomic
def split(unit: Unit, *, into: Sequence[Unit], on: date, basis: str, today: date) -> list[Unit]:
    """分设: one unit ends, several take over. Its names belong to none of them alone, so nobody inherits them."""
    if len(into) < 2:
        raise ValidationError({"into": "分设至少要有两个承接单位。"})
    if unit in into:
        raise ValidationError({"into": "承接单位不能是原单位自己。"})
    olds = _end([unit], on=on, today=today)
    _succeed(olds, into, kind=SPLIT, on=on, basis=basis)
    return list(into)


@transaction.atomic
def carve_out(unit: Unit, *, into: Unit, on: date, basis: str, today: date) -> Unit:
    """划出: a part of the duties goes to another unit; the unit itself lives on, with its name and its history."""
    if unit == into:
        raise ValidationError({"into": "承接单位不能是原单位自己。"})
    old = Unit.objects.select_for_update(of=("self",)).get(pk=unit.pk)
    _check_day(old, on=on, today=today)
    Succession.objects.get_or_create(old=old, new=into, defaults={"kind": CARVED, "on": on, "basis": basis})
    return into


def _check_day(old, *, on, today) -> None:
    if on > today:
        raise ValidationError({"on": "生效日期还没有到，请在生效当日或者以后办理。"})
    if old.valid_to is not None:
        raise UnitEnded(_ended_words(old))
    if old.valid_from and on <= old.valid_from:
        raise ValidationError({"on": f"生效日期应当晚于“{old}”的成立日期 {old.valid_from}。"})


def _end(units, *, on, today) -> list[Unit]:
    """Lock in one order, so that two people at once queue up; the last day is the day before."""
    olds = list(Unit.objects.select_for_update(of=("self",)).filter(pk__in=[unit.pk for unit in units]).order_by("pk"))
    for old in olds:
        _check_day(old, on=on, today=today)
        old.valid_to = on - timedelta(days=1)
        old.save(update_fields=["valid_to"])
    return olds


def _ended_words(unit: Unit) -> str:
    heirs = list(unit.successions.ending().select_related("new"))
    said = f"，{heirs[0].get_kind_display()}{'、'.join(heir.new.name for heir in heirs)}" if heirs else ""
    return f"“{unit}”已于 {unit.valid_to} 终止{said}。没有作任何改动。"


def _succeed(olds, news, *, kind, on, basis):
    for old in olds:
        for new in news:
            Succession.objects.create(old=old, new=new, kind=kind, on=on, basis=basis)
        Unit.objects.filter(parent=old, valid_to=None).exclude(pk__in=[new.pk for new in news]).update(parent=news[0])
        Unit.objects.filter(parent=old, pk__in=[new.pk for new in news]).update(parent=old.parent)
        if kind != SPLIT:
            _inherit_names(old, news[0])


def _inherit_names(old, new):
    names = {old.name, old.short_name, *old.aliases.values_list("name", flat=True)}
    names -= {"", new.name, new.short_name}
    UnitAlias.objects.bulk_create([UnitAlias(unit=new, name=name) for name in sorted(names)], ignore_conflicts=True)


def _keep(unit: Unit, aliases) -> Unit:
    clash = Unit.objects.filter(name=unit.name, valid_to=None).exclude(pk=unit.pk)
    if unit.valid_to is None and clash.exists():
        raise ValidationError({"name": "已有同名的单位，不能重复。"})
    unit.full_clean(exclude=["parent"])
    unit.save()
    wanted = {name.strip() for name in aliases if name.strip()} - {unit.name}
    unit.aliases.exclude(name__in=wanted).delete()
    UnitAlias.objects.bulk_create([UnitAlias(unit=unit, name=name) for name in sorted(wanted)], ignore_conflicts=True)
    return unit
