"""Who may: one question, one person, one meeting. ``user`` is None when the clock asks."""

from datetime import date

from django.core.exceptions import ValidationError
from django.utils.timezone import localdate

from congress.accounts.models import Post, Role
from congress.organs.models import UnitKind
from congress.rulebook.book import deadline, setting
from deputies.models import Level
from meetings.models import (
    Answer,
    Body,
    BodyKind,
    Capacity,
    ItemKind,
    Meeting,
    Membership,
    Proposer,
    Status,
    Subject,
)

# The office's own people, who prepare or use what is prepared; what is 内部 is shown to them.
STAFF = (Role.MEETING_OFFICER, Role.COORDINATOR, Role.APPOINTMENT_OFFICER, Role.COMMITTEE_OFFICER, Role.LEADER)


def is_officer(user, _case=None) -> bool:
    """办公室（会务）: prepares meetings and records what they decide."""
    return user is not None and user.has_role(Role.MEETING_OFFICER)


def is_leader(user, _case=None) -> bool:
    return user is not None and user.has_role(Role.LEADER)


def is_staff(user, _case=None) -> bool:
    return user is not None and user.has_any_role(*STAFF)


def is_clock(user, _case=None) -> bool:
    """Steps no person takes."""
    return user is None


def seats_of(user, day=None):
    """The seats this person holds today, in every body."""
    return Membership.objects.of_user(user).in_force(day or localdate())


def sits_in(user, body: Body, day=None) -> bool:
    """组成人员 of the body; the chairs' meeting is the standing committee's leading members (DZF 54)."""
    if user is None:
        return False
    if body.kind == BodyKind.CHAIRS_MEETING:
        seats = seats_of(user, day).filter(body__kind=BodyKind.STANDING_COMMITTEE)
        return seats.exclude(title=Membership.Title.MEMBER).exists()
    return seats_of(user, day).filter(body=body).exists()


# 地方组织法第四十七条: fifteen to thirty-five, up to forty-five where more than a million live.
SMALLEST, LARGEST, LARGEST_OF_A_MILLION = 15, 35, 45
# 国家行政机关、监察机关、审判机关和检察机关: whoever sits in the standing committee holds no post there.
BARRING = (
    UnitKind.GOVERNMENT, UnitKind.DISPATCHER, UnitKind.DEPARTMENT, UnitKind.STREET, UnitKind.TOWN,
    UnitKind.SUPERVISORY, UnitKind.COURT, UnitKind.PROCURATORATE,
)  # fmt: skip


def check_size(seats: int, over_million: bool) -> None:
    most = LARGEST_OF_A_MILLION if over_million else LARGEST
    if not SMALLEST <= seats <= most:
        bounds = f"{SMALLEST} 至 {LARGEST} 名，人口超过一百万的不超过 {LARGEST_OF_A_MILLION} 名"
        raise ValidationError({"seats": f"常委会组成人员名额为 {bounds}（地方组织法第四十七条）。"})


def barring_posts(deputy, day: date) -> list[Post]:
    """Posts of this person in organs whose people may not sit in the standing committee."""
    if deputy is None or deputy.user_id is None:
        return []
    posts = Post.objects.current(day).filter(user=deputy.user_id, unit__kind__in=BARRING)
    return list(posts.select_related("unit"))


def barred(name: str, posts: list[Post]) -> str:
    where = "、".join(str(post) for post in posts)
    return (
        f"{name}现任{where}。常委会组成人员不得担任国家行政机关、监察机关、审判机关和检察机关的职务，"
        "担任的必须辞去常委会职务（地方组织法第四十七条）。"
    )


# ---- the people of a meeting ----

CALLED = (Status.NOTIFIED, Status.PAPERS_SENT)
BEFORE = (Status.PLANNED, Status.AGENDA_DRAFTED, *CALLED)
# Who answers for a unit that is asked to send somebody; the government's own office answers for the government.
UNIT_ROLES = (Role.HANDLER, Role.UNIT_HEAD, Role.STREET_OFFICER, Role.COMMITTEE_OFFICER)


def is_person(user, person) -> bool:
    """Whose place it is: the account's own, or that of the people who answer for the unit."""
    if user is None:
        return False
    account = person.account
    if account is not None:
        return account.pk == user.pk
    if person.unit is None:
        return False
    governs = person.unit.kind == UnitKind.GOVERNMENT and user.has_role(Role.DISPATCHER)
    return governs or person.unit_id in user.units_as(*UNIT_ROLES)


def answers(user, person) -> bool:
    """The person; or the office, for who telephones."""
    return is_officer(user) or is_person(user, person)


def asks_leave(user, person) -> bool:
    """请假 is asked of the chair by who must come (参照浙江省常委会议事规则第九条); who is only invited may say no."""
    return person.must_come and answers(user, person)


def declines(user, person) -> bool:
    return not person.must_come and person.capacity != Capacity.SIGNED_UP and answers(user, person)


def drops(user, person) -> bool:
    """Who signed up may withdraw; the office may strike off whoever has no seat."""
    own = person.capacity == Capacity.SIGNED_UP and is_person(user, person)
    return own or (person.capacity != Capacity.MEMBER and is_officer(user))


def signs_up(user, person) -> bool:
    return is_officer(user) or (user is not None and user.has_role(Role.DEPUTY) and is_person(user, person))


def rules_on_leave(user, person=None) -> bool:
    """The chair's word; a district may leave it to its office (meeting.leave_approver). Nobody rules on their own."""
    if person is not None and is_person(user, person):
        return False
    return is_leader(user) if setting("meeting.leave_approver") == "chair" else is_officer(user)


def reads_reason(user, person) -> bool:
    return answers(user, person) or rules_on_leave(user)


def answering_over(person) -> str:
    status = person.meeting.status
    if status in CALLED:
        return ""
    if status in BEFORE:
        return "会议通知还没有发出。"
    return "会议已取消。" if status == Status.CANCELLED else "会议已经开始，出席情况由会务人员现场登记。"


def named_already(person) -> str:
    """A unit may name somebody else; a person who comes need not say so twice."""
    if person.status == Answer.CONFIRMED and not (person.unit_id and not person.membership_id):
        return "已经回复参加。"
    return answering_over(person)


def leave_over(person) -> str:
    """请假须在会前提出; afterwards whoever is not there is absent."""
    if reason := answering_over(person):
        return reason
    last = deadline("meeting.leave", person.meeting.opens_on).due_on
    return f"请假须在{last.month}月{last.day}日前提出，请直接与会务联系。" if localdate() > last else ""


def dropping_over(person) -> str:
    return "" if person.meeting.status in BEFORE else answering_over(person)


def not_ready_to_notify(meeting) -> str:
    if meeting.opens_on is None:
        return "会议日期还没有定。"
    if not meeting.place:
        return "会议地点还没有定。"
    seated = meeting.participants.filter(capacity=Capacity.MEMBER).exclude(status=Answer.DROPPED)
    return "" if seated.exists() else "参会名单里还没有组成人员。"


def nobody_to_urge(meeting) -> str:
    return "" if meeting.participants.filter(status=Answer.INVITED).exists() else "都已经回复。"


# ---- deputies' own choice ----


def no_seats_for_deputies(meeting) -> str:
    """代表列席本级常委会会议 (代表法第三十三条): no other body's."""
    return "" if meeting.body.kind == BodyKind.STANDING_COMMITTEE else "只有常委会会议开放代表报名列席。"


def sign_up_closed(desk, today: date) -> str:
    if desk is None:
        return "这次会议没有开放报名。"
    if desk.meeting.status in BEFORE and desk.meeting.status not in CALLED:
        return "会议通知还没有发出。"
    if desk.meeting.status not in CALLED:
        return "会议已取消。" if desk.meeting.status == Status.CANCELLED else "会议已经开始。"
    return "" if desk.is_open_on(today) else f"报名已于{desk.closes_on.month}月{desk.closes_on.day}日截止。"


def cannot_sign_up(deputy, meeting) -> str:
    """A member comes anyway, and who is on the list need not ask again."""
    today = localdate()
    if not deputy.mandates.in_force(today).filter(level=Level.DISTRICT).exists():
        return "报名列席的须是在任的区人大代表。"
    if Membership.objects.in_force(today).filter(body=meeting.body, deputy=deputy).exists():
        return "组成人员出席会议，不需要报名。"
    held = meeting.participants.filter(deputy=deputy).exclude(status=Answer.DROPPED).first()
    return f"已在参会名单上（{held.get_capacity_display()}，{held.get_status_display()}）。" if held else ""


def seat_words(deputy, meeting) -> str:
    """区人大代表，城关代表团，…"""
    held = deputy.mandates.in_force(localdate()).filter(level=Level.DISTRICT).select_related("delegation").first()
    delegation = held.delegation.name if held and held.delegation else ""
    return "，".join(filter(None, ("区人大代表", delegation, deputy.employer)))[:120]


def nothing_to_freeze(meeting: Meeting) -> str:
    """An agenda without items is none."""
    return "" if meeting.items.exists() else "还没有列入议题，没有可以定稿的议程。"


# 地方组织法第五十二条: who may bring a bill before the standing committee.
BILLS = (ItemKind.MOTION, ItemKind.RESOLUTION)
MOVERS = (Proposer.CHAIRS_MEETING, Proposer.GOVERNMENT, Proposer.SPECIAL_COMMITTEE, Proposer.MEMBERS)
# 监督法第六十一条: who may ask for a dismissal; members only one fifth of all of them together.
ACCUSERS = (
    Proposer.CHAIRS_MEETING, Proposer.GOVERNMENT, Proposer.SUPERVISORY, Proposer.COURT, Proposer.PROCURATORATE,
    Proposer.MEMBERS,
)  # fmt: skip
JOINTLY = 3


def one_fifth(total: int) -> int:
    return -(-total // 5)


def check_proposer(kind: str, proposer: str, named: int, total: int) -> None:
    """Whether such a matter may come from there, and from enough members together."""
    if kind in BILLS and proposer not in MOVERS:
        words = "主任会议、区人民政府、专门委员会或者组成人员三人以上联名"
        raise ValidationError({"proposer_kind": f"议案由{words}提出（地方组织法第五十二条）。"})
    if kind == ItemKind.DISMISSAL and proposer not in ACCUSERS:
        words = "主任会议、一府一委两院或者组成人员五分之一以上书面联名"
        raise ValidationError({"proposer_kind": f"撤职案由{words}提出（监督法第六十一条）。"})
    if kind == ItemKind.INTERPELLATION and proposer != Proposer.MEMBERS:
        raise ValidationError({"proposer_kind": "质询案由组成人员三人以上联名书面提出（地方组织法第五十三条）。"})
    if proposer == Proposer.MEMBERS:
        _check_enough(kind, named, total)


def _check_enough(kind: str, named: int, total: int) -> None:
    if kind == ItemKind.DISMISSAL:
        least, article = one_fifth(total), "监督法第六十一条"
        why = f"全体组成人员 {total} 人的五分之一为 {least} 人"
    else:
        least, why = JOINTLY, f"须有 {JOINTLY} 人以上"
        article = f"地方组织法第五十{'三' if kind == ItemKind.INTERPELLATION else '二'}条"
    if named < least:
        raise ValidationError({"proposers": f"联名的组成人员现有 {named} 人，{why}（{article}）。"})


def check_movers(subject: str, named: int) -> None:
    """修正案: by the chairs' meeting, which nobody is named for, or by members together (law.md §8.1)."""
    if named and subject != Subject.AMENDMENT:
        raise ValidationError({"movers": "只有表决修正案才填写提出人。"})
    if 0 < named < JOINTLY:
        words = f"组成人员提出修正案，须有 {JOINTLY} 人以上书面联名（参照北京市常委会议事规则第十九条）"
        raise ValidationError({"movers": f"{words}；由主任会议提出的不选。"})


def no_agenda(meeting) -> str:
    if meeting.opens_on is None:
        return "请先用“改期”确定会议首日。"
    return "" if meeting.items.exists() else "还没有列入议题。"


def agenda_is_adopted(item) -> str:
    """After the plenary has adopted the agenda only the plenary changes it (参照广东省常委会议事规则第七条)."""
    held = item.meeting
    if held and held.status in (Status.OPENED, Status.AGENDA_ADOPTED):
        return "会议已经举行；议程的变动由主任会议提出，全体会议同意。"
    return "" if not (held and held.was_held()) else "会议已经结束。"


def raises_suggestion(user, opinion) -> bool:
    """The deputy who said it, and nobody for them."""
    deputy = opinion.participant.deputy if opinion.participant else None
    return user is not None and deputy is not None and deputy.user_id == user.pk and user.has_role(Role.DEPUTY)


def suggested_already(opinion) -> str:
    return "已经据此起草建议。" if opinion.proposal_id else ""


def answers_opinion(user, opinion) -> bool:
    """The unit it was handed to; or the office, for who answers on paper."""
    if user is None:
        return False
    return is_officer(user) or (opinion.unit_id is not None and opinion.unit_id in user.units_as(*UNIT_ROLES))
