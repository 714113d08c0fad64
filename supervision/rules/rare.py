"""质询 and 特定问题调查: thresholds with their articles, who answers, who is kept out (监督法第六章、第七章)."""

from django.core.exceptions import ValidationError
from django.utils.timezone import localdate

from congress.accounts.models import Post
from congress.organs.chamber import Chamber, Seat, chamber
from deputies.queries import serving
from supervision.models import Commission, Commissioner, Mover
from supervision.models import InterpellationStatus as X
from supervision.rules.inspection import under
from supervision.rules.people import is_office, is_organ

MOVERS = 3
S, M, W = Commissioner.Standing, Commissioner.Capacity, Mover.Word


def office_of_rare(user, _case=None) -> bool:
    return is_office(user)


def answers_interpellation(user, case) -> bool:
    """受质询机关, or the office where its answer comes by hand."""
    return is_organ(user, case) or is_office(user)


def sits(user) -> bool:
    """组成人员 in office today."""
    return user is not None and chamber(localdate()).seat_of(user) is not None


def moves_interpellation(user, _case=None) -> bool:  # and proposes a commission
    """Who sits in the standing committee, and the office that enters what was handed in on paper."""
    return is_office(user) or sits(user)


def is_asked_mover(user, case) -> bool:
    """Was named and has not said a word yet."""
    return user is not None and any(row.user_id == user.pk and row.word == W.ASKED for row in case.signers.all())


def hands_in_motion(user, case) -> bool:
    """Who began it, or the office."""
    return is_office(user) or (user is not None and case.moved_by_id == user.pk)


def withdraws_motion(user, case) -> bool:
    return hands_in_motion(user, case) if case.status == X.SIGNING else is_office(user)


def check_paper(by, files, what: str) -> None:
    """A signed paper is entered by the office, and without one the office moves nothing in the members' name."""
    if is_office(by) and not files and not sits(by):
        raise ValidationError({"files": f"请上传有本人签名的{what}；没有纸质签名的，由组成人员本人在平台提出。"})
    if files and not is_office(by):
        raise ValidationError("书面签名由办公室核对后录入；在平台提出的，由各人自己确认。")


def with_own(keys, house: Chamber, by) -> list[Seat]:
    seats, own = house.chosen(keys), house.seat_of(by)
    return [own, *seats] if own is not None and own not in seats else seats


def check_movers(keys, house: Chamber, by) -> list[Seat]:
    """三人以上 of those who sit that day, each once; a member who begins it is one of them."""
    seats = with_own(keys, house, by)
    if len(seats) < MOVERS:
        said = f"质询案由组成人员三人以上联名书面提出，现有 {len(seats)} 人（监督法第五十一条）。"
        raise ValidationError({"movers": said})
    return seats


def too_few_movers(case) -> str:
    count = len(case.standing)
    return "" if count >= MOVERS else f"联名确认的组成人员现有 {count} 人，须三人以上（监督法第五十一条）。"


def fifth(total: int) -> int:
    return -(-total // 5)


def check_proposal(proposer: str, keys, house: Chamber, by) -> list[Seat]:
    """A fifth of all members, each once; a member who begins it is one of them. Of the chairs' meeting nobody is named,
    and it speaks through the office."""
    if proposer != Commission.Proposer.MEMBERS:
        if not is_office(by):
            raise ValidationError("主任会议的提议由办公室登记。")
        return []
    seats, least = with_own(keys, house, by), fifth(house.total)
    if len(seats) < least:
        said = f"全体组成人员 {house.total} 人，五分之一以上为 {least} 人，现有 {len(seats)} 人（监督法第五十六条）。"
        raise ValidationError({"movers": said})
    return seats


def too_few_proposers(case) -> str:
    count, house = len(case.standing), chamber(localdate())
    least = fifth(house.total)
    said = f"全体组成人员 {house.total} 人，五分之一以上为 {least} 人，联名确认的现有 {count} 人（监督法第五十六条）。"
    return "" if count >= least else said


def check_commissioner(commission, *, capacity: str, seat, deputy, name: str, no_interest: bool) -> dict:
    """Who it is: a member or deputy in office, or an expert hired beside them; nobody with an interest
    (监督法第五十七条)."""
    if not no_interest:
        raise ValidationError({"no_interest": "与调查的问题有利害关系的人员不得参加调查委员会（监督法第五十七条）。"})
    if sum(map(bool, (seat, deputy, name))) != 1:
        raise ValidationError({"seat": "请在组成人员、其他代表、聘请的专家中选填一项。"})
    if bool(name) != (capacity == M.EXPERT):
        said = "主任委员、副主任委员、委员从组成人员和其他代表中提名，专家另行聘请（监督法第五十七条）。"
        raise ValidationError({"capacity": said})
    if name:
        return {"user_id": None, "name": name, "standing": S.EXPERT}
    person = _member(seat) if seat else _deputy(deputy)
    if commission.organ and person["user_id"]:
        posts = Post.objects.current(localdate()).filter(user=person["user_id"], unit__in=under(commission.organ))
        if post := posts.select_related("unit").first():
            said = f"{person['name']}现任职于{post.unit.label}，与调查的问题有利害关系（监督法第五十七条）。"
            raise ValidationError({"seat" if seat else "deputy": said})
    return person


def _member(key: int) -> dict:
    found = chamber(localdate()).chosen([key])
    if not found:
        raise ValidationError({"seat": "不是在任的常委会组成人员（监督法第五十七条）。"})
    return {"user_id": found[0].user, "name": found[0].name, "standing": S.MEMBER}


def _deputy(deputy) -> dict:
    if not serving(localdate()).filter(pk=deputy.pk).exists():
        raise ValidationError({"deputy": f"{deputy.name}不是在任的代表（监督法第五十七条）。"})
    if deputy.user_id and any(seat.user == deputy.user_id for seat in chamber(localdate()).seats):
        raise ValidationError({"deputy": f"{deputy.name}是常委会组成人员，请在组成人员中选择。"})
    return {"user_id": deputy.user_id, "name": deputy.name, "standing": S.DEPUTY}


def sits_in_commission(user, commission) -> bool:
    return user is not None and any(row.user_id == user.pk for row in commission.members.all())


def keeps_materials(user, commission) -> bool:
    """Who searches, and the office that writes down for them."""
    return sits_in_commission(user, commission) or office_of_rare(user)


def chair_missing(commission) -> str:
    named = {row.capacity for row in commission.members.all()}
    return "" if {M.CHAIR, M.MEMBER} <= named else "还没有提名主任委员和委员（监督法第五十七条）。"
