"""Which interpellations and commissions a person knows of."""

from django.db.models import Exists, OuterRef, Q

from congress.accounts.models import Role
from congress.organs.models import UnitKind
from supervision.models import (
    Commission,
    CommissionMaterial,
    CommissionStatus,
    Inquiry,
    Inspection,
    Interpellation,
    Mover,
)
from supervision.models import InterpellationStatus as X
from supervision.queries import ORGANS
from supervision.queries.inquiry import inquiries_visible_to
from supervision.queries.inspection import inspections_visible_to
from supervision.rules import is_leader, is_office, is_staff, keeps_materials


def interpellations_visible_to(user):
    """The movers their own from its first word, the house when it is handed in, the organ what the chairs' meeting has
    handed to it."""
    rows = Interpellation.objects.select_related("organ").prefetch_related("signers")
    if is_office(user):
        return rows
    named = Mover.objects.filter(interpellation=OuterRef("pk"), user=user).exclude(word=Mover.Word.DECLINED)
    mine = Q(Exists(named)) | Q(moved_by=user)
    if is_staff(user):
        return rows.filter(mine | ~Q(status=X.SIGNING))
    told = ~Q(status__in=(X.SIGNING, X.MOVED, X.WITHDRAWN))
    asked = Q(organ__in=user.units_as(*ORGANS))
    if user.has_role(Role.DISPATCHER):
        asked |= Q(organ__kind=UnitKind.GOVERNMENT)
    return rows.filter(mine | told & asked)


def commissions_visible_to(user):
    """While it searches: the office that keeps its papers, the chairs, and who sits in it (监督法第五十八条: 调查
    过程中可以不公布调查的情况和材料). Once the standing committee has resolved, the rest of the house as well."""
    rows = Commission.objects.select_related("organ").prefetch_related("members")
    if is_office(user) or is_leader(user):
        return rows
    sits = Q(members__user=user) & ~Q(status=CommissionStatus.REJECTED)
    return rows.filter(sits | Q(status=CommissionStatus.RESOLVED) if is_staff(user) else sits).distinct()


def reads_motion(user, case) -> bool:
    """Reads the paper the movers signed: the house, and they."""
    return is_staff(user) or any(row.user_id == user.pk for row in case.signers.all())


def materials_of(user, case) -> list[CommissionMaterial]:
    """调查过程中的材料: for who searches and the office, whatever the rest of the house reads later."""
    return list(case.materials.prefetch_related("files")) if keeps_materials(user, case) else []


def mover_call(user) -> dict | None:
    """For the front door of a deputy: the 质询案 in whose movers he is named."""
    if not user.has_role(Role.DEPUTY):
        return None
    asked = Mover.objects.filter(user=user, word=Mover.Word.ASKED, interpellation__status=X.SIGNING)
    row = asked.select_related("interpellation__organ").order_by("-pk").first()
    return {"template": "supervision/_mover_call.html", "case": row.interpellation} if row else None


def newest(user) -> dict[str, list[Inspection | Inquiry | Interpellation | Commission]]:
    """What there is of each rare and less rare form, the newest first."""
    return {
        "inspections": list(inspections_visible_to(user).order_by("-pk")[:100]),
        "inquiries": list(inquiries_visible_to(user).order_by("-pk")[:100]),
        "interpellations": list(interpellations_visible_to(user)[:100]),
        "commissions": list(commissions_visible_to(user)[:100]),
    }
