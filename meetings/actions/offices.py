"""职务 and 人员 as data: who fills a post, what it needs, and who is put forward for it."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from congress.rulebook.book import setting
from congress.workflow.wanted import want_past
from meetings.models import LINE_OVER, AppointmentLine, Authority, Official, OfficialPost, Tenure, TenureEnd
from meetings.rules.appointments import is_appointer
from meetings.rules.offices import standard


def _only_appointers(by) -> None:
    if not is_appointer(by):
        raise PermissionDenied(f"{by} may not keep posts")


@transaction.atomic
def keep_office(post: OfficialPost | None = None, *, by, **facts) -> OfficialPost:
    """登记、修改职务. A living post's name is its own: two of one name could not be told apart on a list."""
    _only_appointers(by)
    same = OfficialPost.objects.filter(name=facts["name"], valid_to=None)
    if same.exclude(pk=post.pk if post else None).exists():
        raise ValidationError({"name": f"已经有职务“{facts['name']}”。"})
    post = post or OfficialPost(position=OfficialPost.objects.count() + 1)
    for name, value in facts.items():
        setattr(post, name, value)
    post.save()
    return post


@transaction.atomic
def abolish_office(post: OfficialPost, *, by, on) -> OfficialPost:
    """撤销职务: kept with its history; nobody may hold it any more."""
    _only_appointers(by)
    want_past("撤销日期", on=on)
    post = _still_there(post)
    if holders := [tenure.official.name for tenure in post.tenures.filter(ends_on=None).select_related("official")]:
        raise ValidationError(f"{'、'.join(holders[:5])}还在任，先登记离任。")
    post.valid_to = on
    post.save(update_fields=["valid_to"])
    return post


def _still_there(post: OfficialPost) -> OfficialPost:
    """The living post, locked, for which nobody is on the way."""
    post = OfficialPost.objects.select_for_update().get(pk=post.pk)
    if post.valid_to:
        raise ValidationError(f"“{post}”已经撤销。")
    if AppointmentLine.objects.filter(post=post).exclude(status__in=LINE_OVER).exists():
        raise ValidationError(f"“{post}”还有没办完的任免事项，请先办结或者撤回。")
    return post


@transaction.atomic
def rename_office(post: OfficialPost, *, by, name: str, on, basis: str, organ=None) -> OfficialPost:
    """机构更名: the post goes on under another name, the lists of its day keep the old one. Whether its holders go on
    with it or must be appointed anew the district says (广东省任免条例第十五条, 浙江省第十七条: setting 45)."""
    _only_appointers(by)
    want_past("更名日期", on=on)
    post, name = _still_there(post), name.strip()
    if post.authority == Authority.ELECT:
        raise ValidationError("由人民代表大会选举的职务，更名后的人选由大会选举，请撤销后重新登记。")
    if OfficialPost.objects.filter(name=name, valid_to=None).exists():
        raise ValidationError({"name": f"已经有职务“{name}”。"})
    held = list(post.tenures.select_for_update().filter(ends_on=None))
    if any(on < tenure.starts_on for tenure in held):
        raise ValidationError({"on": "不能早于现任的任职日期。"})
    new = OfficialPost.objects.get(pk=post.pk)
    new.pk, new._state.adding, new.name, new.organ = None, True, name, organ or post.organ
    post.valid_to = on
    post.save(update_fields=["valid_to"])
    new.save()
    _carry_on(held, new, on=on, basis=basis.strip())
    return new


def _carry_on(held: list[Tenure], new: OfficialPost, *, on, basis: str) -> None:
    anew = setting("appointment.rename_needs_new", on)
    kind = TenureEnd.ABOLISHED if anew else TenureEnd.MOVED
    words = f"机构更名为{new}，{'须重新任命' if anew else '职务随之更名'}（{basis}）"[:200]
    for tenure in held:
        old = tenure.post.name
        tenure.ends_on, tenure.end_kind, tenure.end_words = on, kind, words
        tenure.save()
        if not anew:
            Tenure.objects.create(
                official=tenure.official, post=new, term=tenure.term, is_acting=tenure.is_acting, starts_on=on,
                start_words=f"由{old}更名，不重新任命"[:120],
            )  # fmt: skip


@transaction.atomic
def standard_offices(*, by) -> list[OfficialPost]:
    """按法律生成职务: what the statutes know of a district, for the units there are; what exists stays as it is."""
    _only_appointers(by)
    known = set(OfficialPost.objects.filter(valid_to=None).values_list("name", flat=True))
    place = OfficialPost.objects.count()
    made = [
        OfficialPost(position=place + at, **row) for at, row in enumerate(standard(), 1) if row["name"] not in known
    ]
    return OfficialPost.objects.bulk_create(made)


@transaction.atomic
def keep_official(official: Official | None = None, *, by, **facts) -> Official:
    """登记、修改人员: the facts of the 呈报表; whoever may hand in a motion enters its people."""
    official = official or Official()
    if born_on := facts.get("born_on"):
        want_past("出生日期", born_on=born_on)
    for name, value in facts.items():
        setattr(official, name, value)
    official.save()
    return official
