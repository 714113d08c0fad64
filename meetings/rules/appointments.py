"""Who may do what in 人事任免, which verb a post takes, which papers a line needs, and what bars it (law.md §9)."""

from django.core.exceptions import ValidationError

from congress.accounts.models import Role
from congress.organs.models import UnitKind
from congress.pages.dates import full_day
from congress.rulebook.book import setting
from meetings.deadlines.appointments import earliest_retry
from meetings.models import (
    APPOINTING,
    AppointmentLine,
    AppointmentMotion,
    AppointmentStatus,
    Authority,
    LineStatus,
    Matter,
    Nominator,
    OfficialPost,
    OrganKind,
    Rank,
    Tenure,
    Verb,
)
from meetings.models import AppointmentPaperKind as P

ORGAN_ROLES = (Role.HANDLER, Role.UNIT_HEAD)
# Who reads the file of a candidate: the office that reviews it and the leading members (law.md §3.3).
READERS = (Role.APPOINTMENT_OFFICER, Role.LEADER)

# What is asked for, and the statute's word for it by how the post is filled: 决定任命 where the law says 决定任免,
# 任命 where it says 任免 (地方组织法第五十条). The word is never chosen by hand.
WORDS = {
    Authority.ELECT: {Matter.ACT: Verb.ACT, Matter.RESIGN: Verb.ACCEPT_RESIGNATION},
    Authority.DECIDE: {
        Matter.APPOINT: Verb.DECIDE_APPOINT, Matter.REMOVE: Verb.DECIDE_REMOVE, Matter.RESIGN: Verb.ACCEPT_RESIGNATION,
        Matter.DISMISS: Verb.DISMISS,
    },
    Authority.APPOINT: {
        Matter.APPOINT: Verb.APPOINT, Matter.REMOVE: Verb.REMOVE, Matter.RESIGN: Verb.ACCEPT_RESIGNATION,
        Matter.DISMISS: Verb.DISMISS,
    },
    Authority.APPROVE: {Matter.APPOINT: Verb.APPROVE_APPOINT, Matter.REMOVE: Verb.APPROVE_REMOVE},
}  # fmt: skip
# Which organ's people may hand in whose motion. The chairs' meeting's own are kept by the office.
HANDED_IN_BY = {
    Nominator.GOVERNMENT_HEAD: (UnitKind.GOVERNMENT, UnitKind.DISPATCHER),
    Nominator.SUPERVISORY_HEAD: (UnitKind.SUPERVISORY,),
    Nominator.COURT_PRESIDENT: (UnitKind.COURT,),
    Nominator.CHIEF_PROCURATOR: (UnitKind.PROCURATORATE,),
}


def is_appointer(user, _case=None) -> bool:
    """任免机构: receives, reviews, examines, prints."""
    return user is not None and user.has_role(Role.APPOINTMENT_OFFICER)


def brings_item(user, item) -> bool:
    """会务 brings every matter in; 任免 its own motions, which the chairs' meeting has ruled on already."""
    if user is None:
        return False
    return user.has_role(Role.MEETING_OFFICER) or (item.appointment_id is not None and is_appointer(user))


def reads_files(user, _case=None) -> bool:
    return user is not None and user.has_any_role(*READERS)


def is_nominator(user, motion: AppointmentMotion) -> bool:
    """Works for the organ whose head hands the motion in; the government's own office does it for the government."""
    if user is None:
        return False
    if motion.unit.kind == UnitKind.GOVERNMENT and user.has_role(Role.DISPATCHER):
        return True
    return motion.unit_id in user.units_as(*ORGAN_ROLES)


def hands_in(user, motion: AppointmentMotion) -> bool:
    return is_appointer(user) or is_nominator(user, motion)


def amends(user, motion: AppointmentMotion) -> bool:
    """The organ mends its own until it is handed in, or where something was asked for; the office what it holds."""
    with_organ = motion.status in (AppointmentStatus.DRAFT, AppointmentStatus.INCOMPLETE)
    return is_appointer(user) or (with_organ and is_nominator(user, motion))


def hands_in_line(user, line: AppointmentLine) -> bool:
    return hands_in(user, line.motion)


def withdraws_line(user, line: AppointmentLine) -> bool:
    """By who handed it in; with its item, by itself."""
    return user is None or hands_in_line(user, line)


def defers_line(user, _line: AppointmentLine) -> bool:
    """One person by the appointment office; with its item, by itself."""
    return user is None or is_appointer(user)


def verb_for(post: OfficialPost, matter: str) -> Verb:
    """The statute's word; ValidationError where the standing committee cannot do that to this post."""
    if matter == Matter.ACT and post.organ_kind == OrganKind.STANDING_COMMITTEE:
        return Verb.CHOOSE_ACTING  # 推选, 地方组织法第五十五条
    known = WORDS[post.authority]
    if matter not in known:
        allowed = "、".join(Matter(each).label for each in known)
        said = f"“{post}”由{post.get_authority_display()}，在常委会会议上只能{allowed}，不能{Matter(matter).label}。"
        raise ValidationError({"matter": said})
    return known[matter]


def acting_refused(official, post: OfficialPost, also=()) -> str:
    """代理 is decided among the organ's deputy heads; who is none is appointed one first (地方组织法第五十条第十三项).

    ``also``: (official, post) pairs the same motion appoints before.
    """
    held = Tenure.objects.filter(official=official, ends_on=None, is_acting=False).select_related("post")
    posts = [tenure.post for tenure in held] + [each for person, each in also if person == official]
    if any(each.organ_kind == post.organ_kind and each.rank == Rank.DEPUTY for each in posts):
        return ""
    return f"{official}还不是该机关的副职，应当先任命副职，再决定代理{post}（地方组织法第五十条）。"


def papers_wanted(line: AppointmentLine) -> tuple[P, ...]:
    """What a line must bring with it (law.md §9.2 step 1)."""
    if line.verb == Verb.ACCEPT_RESIGNATION:
        return (P.RESIGNATION,)
    if not line.is_appointing:
        return (P.FORM, P.REMOVAL_REASON)
    wanted = (P.FORM, P.ASSESSMENT)
    if line.post.years and not line.post.individual_vote:  # 人民陪审员 are drawn by lot first (人民陪审员法第十条)
        wanted = (P.FORM, P.DRAW_RECORD)
    return (*wanted, P.STATEMENT) if line.post.needs_statement else wanted


def failures(official, post: OfficialPost, term) -> int:
    """How often the person was not passed for this post in this term."""
    lost = AppointmentLine.objects.filter(official=official, post=post, motion__term=term)
    return lost.filter(status=LineStatus.FAILED, verb__in=APPOINTING).count()


def blocked(official, post: OfficialPost, term) -> str:
    """两次未获通过, not again for that post in this term (参照重庆市任免条例第二十一条)."""
    most = setting("appointment.failures_block_term")
    lost = failures(official, post, term)
    if lost < most:
        return ""
    return f"{official}在本届内已有 {lost} 次未获通过，不再提请任命为{post}（参照重庆市任免条例第二十一条）。"


def too_soon(official, post: OfficialPost, term, on) -> str:
    """再次提请的间隔 (setting 44): not before the day counted from the failed vote."""
    due = earliest_retry(official, post, term)
    if due is None or on >= due.due_on:
        return ""
    return f"{official}未获通过后，{full_day(due.due_on)}起才可以再次提请任命为{post}。"
