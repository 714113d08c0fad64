"""职务 and 人员 as data: who fills a post, what it needs, and who is put forward for it."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from congress.workflow.wanted import want_past
from meetings.models import Official, OfficialPost
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
    post = OfficialPost.objects.select_for_update().get(pk=post.pk)
    if post.valid_to:
        raise ValidationError(f"“{post}”已经撤销。")
    want_past("撤销日期", on=on)
    if holders := [tenure.official.name for tenure in post.tenures.filter(ends_on=None).select_related("official")]:
        raise ValidationError(f"{'、'.join(holders[:5])}还在任，先登记离任。")
    post.valid_to = on
    post.save(update_fields=["valid_to"])
    return post


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
