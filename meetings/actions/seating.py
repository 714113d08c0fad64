"""Who sits in which body. The statute's bounds are checked here, for a form and for an import alike."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from congress.workflow.wanted import want_past, want_words
from deputies.models import Deputy, Level
from meetings import rules
from meetings.models import Body, BodyKind, Composition, Membership

ARTICLE = "地方组织法第四十七条"
DERIVED = {
    BodyKind.CHAIRS_MEETING: "主任会议由常委会主任、副主任组成（地方组织法第五十四条），不另设名额。",
    BodyKind.CONGRESS: "代表大会由全体代表组成，请在代表名册登记。",
}


def _only_officers(by) -> None:
    if not rules.is_officer(by):
        raise PermissionDenied(f"{by} does not keep the bodies")


@transaction.atomic
def add_body(*, by, kind, name, short_name, unit=None) -> Body:
    """登记会议主体."""
    _only_officers(by)
    body = Body(kind=kind, name=name, short_name=short_name, unit=unit, position=1 + Body.objects.count())
    body.full_clean()
    body.save()
    return body


@transaction.atomic
def set_seats(body, *, by, term, seats, basis="", over_million=False) -> Composition:
    """定名额: fixed for the whole term once somebody sits (地方组织法第四十七条)."""
    _only_officers(by)
    body = Body.objects.select_for_update().get(pk=body.pk)
    if body.kind in DERIVED:
        raise ValidationError(DERIVED[body.kind])
    if body.kind == BodyKind.STANDING_COMMITTEE:
        rules.check_size(seats, over_million)
    kept = Composition.objects.filter(body=body, term=term).first()
    if kept and kept.seats != seats and body.memberships.filter(term=term).exists():
        raise ValidationError({"seats": f"{term}的名额已定为 {kept.seats} 名，在本届任期内不再变动（{ARTICLE}）。"})
    basis = basis or ("人口超过一百万" if seats > rules.LARGEST else "")
    return Composition.objects.update_or_create(body=body, term=term, defaults={"seats": seats, "basis": basis})[0]


@transaction.atomic
def seat(
    body, *, by, person, title, starts_on, position=0, term=None, declared=True, user=None
) -> Membership:  # fmt: skip
    """登记组成人员: a deputy takes a seat; only the party group's people need not be deputies."""
    _only_officers(by)
    body = Body.objects.select_for_update().get(pk=body.pk)
    deputy = person if isinstance(person, Deputy) else None
    made = Membership(
        body=body, term=term, deputy=deputy, user=user, name=deputy.name if deputy else person,
        title=title, position=position, starts_on=starts_on,
    )  # fmt: skip
    _check(made, declared)
    made.full_clean()
    made.save()
    return made


def _check(seat: Membership, declared: bool) -> None:
    body, term = seat.body, seat.term
    if body.kind in DERIVED:
        raise ValidationError(DERIVED[body.kind])
    if seat.starts_on < term.starts_on or (term.ends_on and seat.starts_on > term.ends_on):
        raise ValidationError({"starts_on": f"任职日期不在{term}任期内。"})
    sitting = body.memberships.filter(term=term, ends_on=None)
    if seat.title == Membership.Title.CHAIR and (chair := sitting.filter(title=seat.title).first()):
        raise ValidationError({"title": f"{chair} 在任，须先办理终止。"})
    if body.kind != BodyKind.PARTY_GROUP:
        _check_deputy(seat, sitting)
    if body.kind == BodyKind.STANDING_COMMITTEE:
        _check_posts(seat, declared)


def _check_deputy(seat: Membership, sitting) -> None:
    body, term, deputy = seat.body, seat.term, seat.deputy
    if deputy is None or not deputy.mandates.in_force(seat.starts_on).filter(level=Level.DISTRICT, term=term).exists():
        raise ValidationError({"person": f"{seat.name}当日不是{term}区代表；组成人员在代表中产生（{ARTICLE}）。"})
    if sitting.filter(deputy=deputy).exists():
        raise ValidationError({"person": f"{seat.name}已经是{body.short_name}组成人员。"})
    _check_room(seat, sitting.count())


def _check_posts(seat: Membership, declared: bool) -> None:
    if not declared:
        raise ValidationError({"declared": f"请确认本人没有担任行政、监察、审判、检察机关的职务（{ARTICLE}）。"})
    if posts := rules.barring_posts(seat.deputy, seat.starts_on):
        raise ValidationError({"person": rules.barred(seat.name, posts)})


def _check_room(seat: Membership, sitting: int) -> None:
    kept = Composition.objects.filter(body=seat.body, term=seat.term).first()
    if kept is None and seat.body.kind == BodyKind.STANDING_COMMITTEE:
        raise ValidationError(f"请先登记{seat.term}{seat.body.short_name}组成人员名额（{ARTICLE}）。")
    if kept and sitting >= kept.seats:
        raise ValidationError(f"{seat.term}名额 {kept.seats} 名，现有 {sitting} 名，没有缺额。")


@transaction.atomic
def end_seat(seat: Membership, *, by, ground, on) -> Membership:
    """终止职务: with its ground and day; the row stays for the meetings of its time."""
    _only_officers(by)
    seat = Membership.objects.select_for_update().get(pk=seat.pk)
    if seat.ends_on:
        raise ValidationError(f"这一职务已于 {seat.ends_on} 终止（{seat.end_ground}），没有重复办理。")
    want_words("请写明终止原因。", ground=ground)
    if on < seat.starts_on:
        raise ValidationError({"on": f"终止日期不能早于任职日期 {seat.starts_on}。"})
    want_past("终止日期", on=on)
    seat.ends_on, seat.end_ground = on, ground.strip()
    seat.save(update_fields=["ends_on", "end_ground"])
    return seat
