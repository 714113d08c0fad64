"""质询 and 特定问题调查: thresholds with their articles, who answers, who is kept out (监督法第六章、第七章)."""

from django.core.exceptions import ValidationError
from django.utils.timezone import localdate

from congress.accounts.models import Post
from supervision.models import Commission, Commissioner
from supervision.rules.inspection import under
from supervision.rules.people import is_office, is_organ

MOVERS = 3
S, M = Commissioner.Standing, Commissioner.Capacity


def office_of_rare(user, _case=None) -> bool:
    return is_office(user)


def answers_interpellation(user, case) -> bool:
    """受质询机关, or the office where its answer comes by hand."""
    return is_organ(user, case) or is_office(user)


def check_movers(names: list[str]) -> list[str]:
    names = list(dict.fromkeys(filter(None, (name.strip() for name in names))))
    if len(names) < MOVERS:
        said = f"质询案由组成人员三人以上联名书面提出，现有 {len(names)} 人（监督法第五十一条）。"
        raise ValidationError({"movers": said})
    return names


def not_satisfied(unsatisfied: int, movers: int) -> bool:
    """提案的组成人员过半数不满意，可以要求再作答复 (监督法第五十三条): exactly half is not enough."""
    return unsatisfied * 2 > movers


def fifth(total: int) -> int:
    return -(-total // 5)


def check_proposal(proposer: str, names: list[str], total: int) -> list[str]:
    names = list(dict.fromkeys(filter(None, (name.strip() for name in names))))
    if proposer == Commission.Proposer.MEMBERS and len(names) < fifth(total):
        least = f"全体组成人员 {total} 人，五分之一以上为 {fifth(total)} 人"
        raise ValidationError({"names": f"{least}，现有 {len(names)} 人（监督法第五十六条）。"})
    return names


def check_commissioner(commission, *, user, name: str, capacity: str, standing: str, no_interest: bool) -> None:
    """Members and deputies only, experts are hired beside them; nobody with an interest (监督法第五十七条)."""
    if not no_interest:
        raise ValidationError({"no_interest": "与调查的问题有利害关系的人员不得参加调查委员会（监督法第五十七条）。"})
    if (standing == S.EXPERT) != (capacity == M.EXPERT):
        said = "主任委员、副主任委员、委员从组成人员和其他代表中提名，专家另行聘请（监督法第五十七条）。"
        raise ValidationError({"standing": said})
    if user is None or commission.organ is None:
        return
    posts = Post.objects.current(localdate()).filter(user=user, unit__in=under(commission.organ))
    if post := posts.select_related("unit").first():
        said = f"{name}现任职于{post.unit.label}，与调查的问题有利害关系（监督法第五十七条）。"
        raise ValidationError({"user": said})


def chair_missing(commission) -> str:
    named = {row.capacity for row in commission.members.all()}
    return "" if {M.CHAIR, M.MEMBER} <= named else "还没有提名主任委员和委员（监督法第五十七条）。"
