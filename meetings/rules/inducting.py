"""What an appointment still needs after the vote: notice, certificate, oath (law.md §9.2 steps 7 to 9)."""

from congress.accounts.models import Role
from meetings.models import AppointmentLine
from meetings.rules.balloting import ACTING

INSIDE = (Role.APPOINTMENT_OFFICER, Role.MEETING_OFFICER, Role.LEADER)


def reads_inductions(user) -> bool:
    """Whose work it is, and the leading members: everybody on it was passed."""
    return user.is_authenticated and user.has_any_role(*INSIDE)


def wants_certificate(line: AppointmentLine) -> bool:
    """任命书: for posts that have one; none for who only acts (参照浙江省任免条例第二十八条)."""
    return line.is_appointing and line.post.needs_certificate and line.verb not in ACTING


def wants_oath(line: AppointmentLine) -> bool:
    """宪法宣誓: who acts has sworn as a deputy head."""
    return line.is_appointing and line.post.needs_oath and line.verb not in ACTING


def swears_in_house(line: AppointmentLine) -> bool:
    """Before the standing committee, not before the organ of the post (参照重庆市宪法宣誓组织办法第六条至第九条)."""
    return wants_oath(line) and not line.post.sworn_at_organ


def still_wanted(line: AppointmentLine) -> list[str]:
    """What stands between the vote and the office, in its order."""
    wanted = [] if line.organ_notices.exists() else ["通知提请机关"]
    if wants_certificate(line) and not hasattr(line, "certificate"):
        wanted.append("颁发任命书")
    if wants_oath(line) and not hasattr(line, "sworn"):
        wanted.append("宪法宣誓")
    return wanted


def certificate_refused(line: AppointmentLine) -> str:
    if not wants_certificate(line):
        return "代理职务、免职和不设任命书的职务，不颁发任命书。"
    return "已经颁发任命书。" if hasattr(line, "certificate") else ""


def oath_refused(line: AppointmentLine) -> str:
    if not wants_oath(line):
        return "该职务不需要宪法宣誓。"
    return "已经宣誓。" if hasattr(line, "sworn") else ""


def already_notified(line: AppointmentLine) -> str:
    return "已经通知提请机关。" if line.organ_notices.exists() else ""
