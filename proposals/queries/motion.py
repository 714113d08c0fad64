"""Reading motions: ``motions_visible_to(user)`` first, everything else starts from it."""

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from congress.accounts.models import Role
from congress.organs.models import GOVERNMENT
from proposals.models import (
    DECIDED,
    HANDED_TO_ORGAN,
    UNFILED,
    GroupMember,
    Motion,
    MotionConsulted,
    MotionCutoff,
    MotionFile,
    MotionPaper,
    MotionSigner,
    MotionStatus,
    Origin,
)
from proposals.rules.motion import in_group, is_organ, sees_motion_inside

SEARCHED = ("number", "title", "cause", "basis", "remedy", "lead__name", "organ__name", "organ__short_name")
DELIBERATED = (MotionStatus.REFERRED, MotionStatus.DELEGATED)
GATHERING = (MotionStatus.COSIGNING, MotionStatus.RETURNED)


def motions_visible_to(user) -> QuerySet[Motion]:
    """The motions this person may know of. A page, a list, an export and a notice all begin here."""
    if user is None or not user.is_authenticated:
        return Motion.objects.none()
    seen = Q(Exists(GroupMember.objects.filter(motion=OuterRef("pk"), user=user, left_on=None)))
    if user.has_role(Role.COORDINATOR):
        seen |= ~Q(status=MotionStatus.DRAFT)  # also what is being prepared, so that it can help in time
    if user.has_role(Role.LEADER):
        seen |= ~Q(status__in=UNFILED)
    if committees := user.units_as(Role.COMMITTEE_OFFICER):
        seen |= Q(committee__in=committees) & ~Q(status__in=UNFILED)
    if user.has_role(Role.MEETING_OFFICER):
        seen |= Q(status__in=DECIDED)  # whose meetings deliberate on it
    if user.has_role(Role.DISPATCHER):
        seen |= Q(organ__kind__in=GOVERNMENT, status__in=HANDED_TO_ORGAN)
    if units := user.units_as(Role.HANDLER, Role.UNIT_HEAD):
        asked = MotionConsulted.objects.filter(motion=OuterRef("pk"), unit__in=units)
        seen |= Q(organ__in=units, status__in=HANDED_TO_ORGAN) | Q(Exists(asked))
    return Motion.objects.filter(seen | _own(user))


def _own(user) -> Q:
    """The lead from the first word on; who is asked to sign from the asking on; all deputies once it is decided."""
    seen = Q()
    if user.has_any_role(Role.DEPUTY, Role.FORMER_DEPUTY):
        own = MotionSigner.objects.filter(motion=OuterRef("pk"), deputy__user=user, left_at=None)
        mine = Q(lead__user=user) & ~Q(status=MotionStatus.DRAFT, origin=Origin.PAPER)
        seen |= mine | Q(Exists(own.exclude(confirmed_at=None)))
        along = Motion.objects.filter(main=OuterRef("pk"), status=MotionStatus.MERGED)
        signed = MotionSigner.objects.filter(deputy__user=user, left_at=None).exclude(confirmed_at=None)
        seen |= Q(Exists(along.filter(Q(lead__user=user) | Q(signers__in=signed))))
        seen |= Q(Exists(own.filter(refused_at=None)), status__in=GATHERING)
    if user.has_role(Role.DEPUTY):
        seen |= Q(status__in=DECIDED) | Q(status=MotionStatus.MERGED, main__status__in=DECIDED)
    return seen


def holding(found: QuerySet[Motion], words: str) -> QuerySet[Motion]:
    """Those in which every word stands: number, text, lead deputy, organ. A term has a few dozen; no index is asked."""
    for word in words.split():
        where = Q(lead__initials__startswith=word.lower()) if word.isascii() and word.isalpha() else Q()
        for name in SEARCHED:
            where |= Q(**{f"{name}__icontains": word})
        found = found.filter(where)
    return found


def motions_holding(user, words: str) -> QuerySet[Motion]:
    """For the search over everything, the latest first."""
    found = holding(motions_visible_to(user), words) if words.split() else Motion.objects.none()
    return found.select_related("lead", "session__term", "organ").order_by("-pk")


def motion_mains(user, motion) -> QuerySet[Motion]:
    """What this one may go along with: other motions of its session that are under review and go along with none."""
    found = motions_visible_to(user).filter(status=MotionStatus.REGISTERED, session=motion.session, term=motion.term)
    return found.exclude(pk=motion.pk).select_related("session__term", "term").order_by("serial")


def motions_before_committee() -> QuerySet[Motion]:
    """What the standing committee has to deliberate on, for an item of its meeting."""
    waiting = (*DELIBERATED, MotionStatus.REPORTED)
    return Motion.objects.filter(status__in=waiting).select_related("session__term", "term").order_by("-pk")


def motions_for_page(found: QuerySet[Motion]) -> QuerySet[Motion]:
    return found.select_related(
        "session__term", "term", "lead", "delegation", "committee", "organ", "converted_to__session__term",
        "converted_to__term", "main__session__term", "main__term",
    ).prefetch_related(
        "joined__session__term", "joined__term", "joined__lead", "joined__signers__deputy", "signers__deputy",
        "consulted__unit", "goals", "appeals__voices", Prefetch("group", GroupMember.objects.filter(left_on=None)),
    )  # fmt: skip


def motion_entries_for(user, motion):
    entries = motion.entries.order_by("-seq")
    if sees_motion_inside(user, motion):
        return entries
    return entries.filter(Q(is_open=True) | Q(by=user))


def motion_papers_for(user, motion) -> QuerySet[MotionPaper]:
    """Reports and decisions are for everybody who may read the motion; an organ's opinion is the committee's."""
    papers = motion.papers.select_related("unit").prefetch_related("files__file")
    if sees_motion_inside(user, motion):
        return papers
    return papers.filter(~Q(kind__in=(MotionPaper.Kind.REVIEW, MotionPaper.Kind.OPINION)) | Q(by=user))


def motion_logs_for(user, motion):
    """The joint log is the group's own; the organ and who oversees the motion read along."""
    if sees_motion_inside(user, motion) or in_group(user, motion) or is_organ(user, motion):
        return motion.logs.prefetch_related("files__file")
    return motion.logs.none()


def motion_files_for(user, motion) -> QuerySet[MotionFile]:
    """A file goes with its paper or its log; one without either is the signed original."""
    own = Q(paper=None, log=None) | Q(added_by=user)
    papers = Q(paper__in=motion_papers_for(user, motion))
    logs = Q(log__in=motion_logs_for(user, motion))
    return motion.files.filter(own | papers | logs).select_related("file")


def motions_asking(user) -> QuerySet[MotionSigner]:
    """Where this deputy is asked to sign and has said neither yes nor no."""
    return MotionSigner.objects.filter(
        deputy__user=user, motion__status__in=GATHERING, confirmed_at=None, refused_at=None, left_at=None
    ).select_related("motion").order_by("-pk")  # fmt: skip


def motion_call(user) -> dict | None:
    """For the front door of a deputy: the motion somebody asks to be joined in, and the own one sent back."""
    if not user.has_role(Role.DEPUTY):
        return None
    asked = MotionSigner.objects.filter(motion=OuterRef("pk"), deputy__user=user, left_at=None)
    asked = Exists(asked.filter(confirmed_at=None, refused_at=None))
    waiting = Motion.objects.filter(Q(asked, status__in=GATHERING) | Q(lead__user=user, status=MotionStatus.RETURNED))
    motion = waiting.select_related("lead").order_by("-pk").first()
    if motion is None:
        return None
    word = "退回，请处理" if motion.lead.user_id == user.pk else "请您附议"
    return {"template": "proposals/_motion_call.html", "motion": motion, "word": word}


def motion_cutoff(session) -> MotionCutoff | None:
    return MotionCutoff.objects.filter(session=session).first() if session else None
