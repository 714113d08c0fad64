"""What an appointment still needs after the vote: certificate, oath, notice (law.md §9.2 steps 7 to 9)."""

from meetings.models import AppointmentLine
from meetings.rules.balloting import ACTING


def wants_certificate(line: AppointmentLine) -> bool:
    """任命书: for posts that have one; none for who only acts (参照浙江省任免条例第二十八条)."""
    return line.is_appointing and line.post.needs_certificate and line.verb not in ACTING


def wants_oath(line: AppointmentLine) -> bool:
    """宪法宣誓: who acts has sworn as a deputy head."""
    return line.is_appointing and line.post.needs_oath and line.verb not in ACTING
