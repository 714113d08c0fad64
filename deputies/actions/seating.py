"""Seats: elected, co-opted, ended. A seat of the district carries the account's right to act as a deputy."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.timezone import localdate

from congress.accounts.actions import leave_seat, take_seat
from deputies import queries, rules
from deputies.actions.keeping import house
from deputies.models import Constituency, Deputy, EndGround, Level, Mandate


@transaction.atomic
def give_mandate(
    deputy: Deputy, *, by, term, starts_on, level=Level.DISTRICT, deputy_no="", constituency=None, delegation=None,
    origin=Mandate.Origin.ELECTED,
) -> Mandate:  # fmt: skip
    """登记代表职务: a seat of one level and term, from the day it was confirmed (选举法第四十七条)."""
    if not rules.keeps_roster(by):
        raise PermissionDenied(f"{by} does not keep the roster")
    deputy = Deputy.objects.select_for_update().get(pk=deputy.pk)
    mandate = Mandate(
        deputy=deputy, level=level, term=term, deputy_no=deputy_no, constituency=constituency, delegation=delegation,
        origin=origin, starts_on=starts_on,
    )  # fmt: skip
    _check(mandate)
    mandate.full_clean()
    mandate.save()
    if level == Level.DISTRICT and deputy.user_id and (term is None or term.ends_on is None):
        take_seat(deputy.user, by=by, unit=house(), on=starts_on)
    return mandate


def co_opt(deputy: Deputy, *, by, constituency: Constituency, **facts) -> Mandate:
    """补选: a seat that fell vacant is filled in its own constituency (选举法第五十七条); never more than its seats."""
    with transaction.atomic():
        constituency = Constituency.objects.select_for_update().get(pk=constituency.pk)
        if queries.vacant_seats(constituency, facts["starts_on"]) < 1:
            raise ValidationError({"constituency": f"{constituency}的 {constituency.seats} 个名额没有缺额，不能补选。"})
        return give_mandate(deputy, by=by, constituency=constituency, origin=Mandate.Origin.BY_ELECTED, **facts)


def _check(mandate: Mandate) -> None:
    term, deputy = mandate.term, mandate.deputy
    for name, place in (("constituency", mandate.constituency), ("delegation", mandate.delegation)):
        if place is not None and place.term_id != (term and term.pk):
            raise ValidationError({name: f"“{place}”不属于{term or '这一届'}。"})
    if mandate.level == Level.DISTRICT and term is None:
        raise ValidationError({"term": "区代表请选择届。"})
    if term and mandate.starts_on > (term.ends_on or mandate.starts_on):
        raise ValidationError({"starts_on": f"任职日期晚于{term}届满的日期。"})
    if deputy.mandates.filter(level=mandate.level, term=term, ends_on=None).exists():
        where = f"{term}的{mandate.get_level_display()}" if term else mandate.get_level_display()
        raise ValidationError(f"{deputy}已经是{where}代表。")


@transaction.atomic
def end_mandate(mandate: Mandate, *, by, ground, on, basis, has_open_cases: bool) -> Mandate:
    """终止代表资格: with ground, day and basis (代表法第六十二条、第六十三条).

    The account's post as a deputy ends with the last seat of the district. ``has_open_cases`` is told by the
    caller, who knows the suggestions: with some unfinished the person still reads and rates those (law.md 5.9).
    """
    if not rules.keeps_roster(by):
        raise PermissionDenied(f"{by} does not keep the roster")
    mandate = Mandate.objects.select_for_update().get(pk=mandate.pk)
    if mandate.ends_on:
        raise ValidationError(
            f"这一职务已于 {mandate.ends_on} 终止（{mandate.get_end_ground_display()}），没有重复办理。"
        )
    if on < mandate.starts_on:
        raise ValidationError({"on": f"终止日期不能早于任职日期 {mandate.starts_on}。"})
    if on > localdate():
        raise ValidationError({"on": "终止日期不能晚于今天；公告以后再登记。"})
    if not basis.strip() and ground != EndGround.DEATH:
        raise ValidationError({"basis": "请写明依据，如常委会公告的文号（代表法第六十三条）。"})
    mandate.ends_on, mandate.end_ground, mandate.end_basis = on, ground, basis.strip()
    mandate.save()
    user = mandate.deputy.user
    others = mandate.deputy.mandates.in_force(localdate()).filter(level=Level.DISTRICT).exclude(pk=mandate.pk)
    if user is not None and mandate.level == Level.DISTRICT and not others.exists():
        keeps = has_open_cases and ground != EndGround.DEATH
        leave_seat(user, by=by, unit=house(), on=on, keeps_reading=keeps)
    return mandate
