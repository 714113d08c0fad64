"""Who may: one question, one person, one meeting. ``user`` is None when the clock asks."""

from django.utils.timezone import localdate

from congress.accounts.models import Role
from meetings.models import Body, BodyKind, Membership

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
