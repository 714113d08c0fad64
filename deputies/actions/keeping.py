"""Keeping the roster: who the deputies are and which account is theirs."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.timezone import localdate

from congress.accounts.actions import take_seat
from congress.accounts.models import User
from congress.audit import record
from congress.organs.models import Unit, UnitKind
from deputies import rules
from deputies.models import Deputy, Level

DETAILS = ("name", "sex", "ethnicity", "born_on", "employer", "phone", "address", "postcode")


def _only_keepers(by) -> None:
    if not rules.keeps_roster(by):
        raise PermissionDenied(f"{by} does not keep the roster")


def _write(deputy: Deputy, facts: dict) -> Deputy:
    if unknown := set(facts) - set(DETAILS):
        raise TypeError(f"not details of a deputy: {sorted(unknown)}")
    for name, value in facts.items():
        setattr(deputy, name, value)
    deputy.full_clean(validate_constraints=False)
    deputy.save()
    return deputy


@transaction.atomic
def add_deputy(*, by, **details) -> Deputy:
    """登记代表: a person enters the roster; the seat is given by ``give_mandate``."""
    _only_keepers(by)
    return _write(Deputy(), details)


@transaction.atomic
def change_details(deputy: Deputy, *, by, **details) -> Deputy:
    """更正代表信息: the change log keeps what stood there before."""
    _only_keepers(by)
    return _write(Deputy.objects.select_for_update().get(pk=deputy.pk), details)


@transaction.atomic
def link_account(deputy: Deputy, *, by, user: User) -> Deputy:
    """关联账号: the deputy signs in with this account; with a seat in force it acts as a deputy at once."""
    _only_keepers(by)
    deputy = Deputy.objects.select_for_update().get(pk=deputy.pk)
    if deputy.user_id:
        raise ValidationError("这位代表已经有账号。")
    if Deputy.objects.filter(user=user).exists():
        raise ValidationError("这个账号已经属于另一位代表。")
    if user.is_administrator:
        raise ValidationError("系统、安全、审计管理员的账号不能兼作代表账号。")
    deputy.user = user
    deputy.save(update_fields=["user"])
    record("account_changed", by=by, about=user, deputy=deputy.name)
    if seat := deputy.mandates.in_force(localdate()).filter(level=Level.DISTRICT).first():
        take_seat(user, by=by, unit=house(), on=seat.starts_on)
    return deputy


def house() -> Unit:
    """The standing committee deputies' posts belong to."""
    unit = Unit.objects.valid_on(localdate()).filter(kind=UnitKind.CONGRESS).order_by("pk").first()
    if unit is None:
        raise ValidationError("还没有登记区人大常委会，请先在单位里登记。")
    return unit
