"""Who hands in a duty report, and whom a dismissal must first hear (law.md §7.10, §9.5)."""

from meetings.models import AppointmentLine, DutyReport, Verb
from meetings.rules.appointments import ORGAN_ROLES, is_appointer


def hands_in_report(user, report: DutyReport) -> bool:
    """The office, and the organ in which the person holds the post."""
    if user is None:
        return False
    organ = report.tenure.post.organ_id
    return is_appointer(user) or (organ is not None and organ in user.units_as(*ORGAN_ROLES))


def nothing_to_say(line: AppointmentLine) -> str:
    """见面 and 供职发言 are for who is to come into office."""
    return "" if line.is_appointing else "免职、辞职、撤职没有见面和供职发言。"


def no_defence_due(line: AppointmentLine) -> str:
    return "" if line.verb == Verb.DISMISS else "只有撤职案需要记录申辩。"


def unheard(lines) -> str:
    """Why a dismissal cannot be voted on yet (监督法第六十二条)."""
    names = [line.official.name for line in lines if line.verb == Verb.DISMISS and not line.defences.exists()]
    return f"还没有记录{'、'.join(names)}的申辩（可以口头、书面或者放弃）。" if names else ""
