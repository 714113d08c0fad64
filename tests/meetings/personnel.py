"""A small district of posts and people, and motions as far as a stage."""

from datetime import date

from django.utils.timezone import localdate

from congress.organs.models import Term, UnitKind
from meetings.models import (
    AppointmentLine,
    AppointmentMotion,
    Authority,
    Nominator,
    Official,
    OfficialPost,
    OrganKind,
    Rank,
    Verb,
)
from tests import make


def post(name="望川区财政局局长", **facts) -> OfficialPost:
    facts = {
        "organ_kind": OrganKind.GOVERNMENT, "rank": Rank.MEMBER, "authority": Authority.DECIDE,
        "nominator": Nominator.GOVERNMENT_HEAD, "of_government": True, **facts,
    }  # fmt: skip
    return OfficialPost.objects.get_or_create(name=name, defaults=facts)[0]


def official(name="赵局长", **facts) -> Official:
    return Official.objects.create(name=name, born_on=date(1978, 5, 1), **facts)


def motion(by, *, title="关于提请任免职务的议案", unit=None, status="draft", **facts) -> AppointmentMotion:
    unit = unit or make.unit("望川区人民政府", UnitKind.GOVERNMENT)
    if status != "draft":
        facts.setdefault("received_on", localdate())
    facts.setdefault("term", Term.objects.order_by("-number").first())
    return AppointmentMotion.objects.create(
        title=title, nominator=Nominator.GOVERNMENT_HEAD, unit=unit, status=status, made_by=by, **facts
    )


def line(of, who=None, to=None, verb=Verb.DECIDE_APPOINT, **facts) -> AppointmentLine:
    place = of.lines.count() + 1
    return AppointmentLine.objects.create(
        motion=of, position=place, official=who or official(), post=to or post(), verb=verb, **facts
    )
