"""决议决定的执行: who orders it, who reports, who reads the report."""

from congress.accounts.models import Role
from congress.organs.models import UnitKind
from meetings.models import Decision, DecisionKind
from meetings.rules import UNIT_ROLES, is_officer, is_staff

BINDING = (DecisionKind.RESOLUTION, DecisionKind.DECISION)


def nothing_to_execute(item) -> str:
    found = Decision.objects.filter(item=item, kind__in=BINDING).first()
    if found is None:
        return "没有决议、决定。"
    return "" if found.doc_no else "决议、决定编号印发以后，才能交执行。"


def of_unit(user, execution) -> bool:
    """Works for the organ that executes; the government's own office answers for the government."""
    if user is None:
        return False
    if execution.unit.kind == UnitKind.GOVERNMENT and user.has_role(Role.DISPATCHER):
        return True
    return execution.unit_id in user.units_as(*UNIT_ROLES)


def reports_execution(user, execution) -> bool:
    """The organ, or the office where its report comes on paper."""
    return is_officer(user) or of_unit(user, execution)


def reads_reports(user, _execution=None) -> bool:
    """会务 and the committees judge what was reported."""
    return is_staff(user) and user.has_any_role(Role.MEETING_OFFICER, Role.COMMITTEE_OFFICER)
