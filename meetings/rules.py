"""Who may: one question, one person, one meeting. ``user`` is None when the clock asks."""

from datetime import date

from django.core.exceptions import ValidationError
from django.utils.timezone import localdate

from congress.accounts.models import Post, Role
from congress.organs.models import UnitKind
from congress.rulebook.book import setting
from meetings.models import Body, BodyKind, Membership, Status

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


def is_officer_or_system(user, _case=None) -> bool:
    return user is None or is_officer(user)


def is_person(user, person) -> bool:
    """Whose place it is: the account's own, or the handlers' and head's of the unit that is asked."""
    if user is None:
        return False
    account = person.account
    if account is not None:
        return account.pk == user.pk
    return person.unit_id in user.units_as(Role.HANDLER, Role.UNIT_HEAD, Role.STREET_OFFICER)


def rules_on_leave(user, _person=None) -> bool:
    """请假向主任提出（参照浙江省常委会议事规则第九条）; a district may leave the word to its office."""
    return is_leader(user) if setting("meeting.leave_approver") == "chair" else is_officer(user)


def reads_reason(user, person) -> bool:
    return is_person(user, person) or is_officer(user) or rules_on_leave(user)
