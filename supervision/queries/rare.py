"""Which interpellations and commissions a person knows of."""

from django.db.models import Exists, OuterRef, Q, Value

from congress.accounts.models import Role
from congress.files.models import StoredFile
from congress.organs.models import UnitKind
from supervision.models import (
    Commission,
    Commissioner,
    CommissionMaterial,
    CommissionMover,
    Inquiry,
    Inspection,
    Interpellation,
    Mover,
    MoverVerdict,
)
from supervision.models import CommissionStatus as M
from supervision.models import InterpellationStatus as X
from supervision.queries import ORGANS
from supervision.queries.inquiry import inquiries_visible_to
from supervision.queries.inspection import inspections_visible_to
from supervision.rules import (
    count_verdicts,
    is_leader,
    is_office,
    is_staff,
    keeps_materials,
    not_satisfied,
    silent,
)


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
    rows = Commission.objects.select_related("organ").prefetch_related("members", "signers")
    if is_office(user):
        return rows
    named = CommissionMover.objects.filter(commission=OuterRef("pk"), user=user).exclude(word=Mover.Word.DECLINED)
    # Who proposed it reads it until the search begins, and again when it is over.
    mine = (Q(Exists(named)) | Q(moved_by=user)) & ~Q(status__in=(M.FORMED, M.REPORTED))
    if is_leader(user):
        return rows.filter(mine | ~Q(status__in=(M.SIGNING, M.WITHDRAWN)))
    sits = Exists(Commissioner.objects.filter(commission=OuterRef("pk"), user=user))
    mine |= Q(sits) & ~Q(status=M.REJECTED)
    return rows.filter(mine | Q(status=M.RESOLVED) if is_staff(user) else mine)


def reads_motion(user, case) -> bool:
    """Reads the paper the movers of either signed: the house, and they."""
    return is_staff(user) or any(row.user_id == user.pk for row in case.signers.all())


def verdicts_of(user, case) -> dict:
    """What each mover says of the answer of this round: for the house and the movers; the organ learns the sum."""
    if not reads_motion(user, case) or case.answer is None:
        return {}
    return {"said": list(case.answer.verdicts.select_related("mover", "scan")), "silent": silent(case)}


def papers_to_verify(case) -> dict:
    """What stands beside the scans while the second person compares."""
    return {"papers": case.answer.verdicts.filter(state="pending").select_related("mover", "scan", "by")}


def sum_of(case) -> dict:
    unsatisfied, waiting = count_verdicts(case)
    return {"unsatisfied": unsatisfied, "waiting": waiting, "failed": not_satisfied(unsatisfied, len(case.movers))}


def file_of(user, case, pk) -> StoredFile | None:
    """The paper with their hands on it, or the sheet on which they judged an answer."""
    if not reads_motion(user, case):
        return None
    judged = MoverVerdict.objects.filter(answer__interpellation=case).values("scan")
    return StoredFile.objects.filter(Q(pk__in=case.papers.values("pk")) | Q(pk__in=judged), pk=pk).first()


def materials_of(user, case) -> list[CommissionMaterial]:
    """调查过程中的材料: for who searches and the office, whatever the rest of the house reads later."""
    return list(case.materials.prefetch_related("files")) if keeps_materials(user, case) else []


def mover_call(user) -> dict | None:
    """For the front door of a deputy: what waits for his name, or the answer for his word. One question for both."""
    if not user.has_role(Role.DEPUTY):
        return None
    motions = Interpellation.objects.filter(to_sign(user) | to_judge(user)).order_by()
    searches = Commission.objects.filter(to_propose(user)).order_by()
    waiting = motions.values_list("pk", Value(0)).union(searches.values_list("pk", Value(1)), all=True)
    for pk, is_search in waiting[:1]:
        model, page = (Commission, "_proposer_call") if is_search else (Interpellation, "_mover_call")
        return {"template": f"supervision/{page}.html", "case": model.objects.select_related("organ").get(pk=pk)}
    return None


def to_sign(user) -> Q:
    mine = Mover.objects.filter(interpellation=OuterRef("pk"), user=user, word=Mover.Word.ASKED)
    return Q(Exists(mine), status=X.SIGNING)


def to_propose(user) -> Q:
    mine = CommissionMover.objects.filter(commission=OuterRef("pk"), user=user, word=Mover.Word.ASKED)
    return Q(Exists(mine), status=M.SIGNING)


def to_judge(user) -> Q:
    """Answered, and this mover has said nothing of the answer."""
    said = MoverVerdict.objects.filter(mover__user=user, answer__interpellation=OuterRef("interpellation"))
    said = said.filter(answer__round=OuterRef("interpellation__round")).exclude(state=MoverVerdict.State.REFUSED)
    mine = Mover.objects.filter(interpellation=OuterRef("pk"), user=user).exclude(word=Mover.Word.DECLINED)
    mine = mine.exclude(word=Mover.Word.ASKED).exclude(Exists(said))
    return Q(Exists(mine), status=X.ANSWERED)


def newest(user) -> dict[str, list[Inspection | Inquiry | Interpellation | Commission]]:
    """What there is of each rare and less rare form, the newest first."""
    return {
        "inspections": list(inspections_visible_to(user).order_by("-pk")[:100]),
        "inquiries": list(inquiries_visible_to(user).order_by("-pk")[:100]),
        "interpellations": list(interpellations_visible_to(user)[:100]),
        "commissions": list(commissions_visible_to(user)[:100]),
    }
