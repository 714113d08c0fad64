"""应到未到: entered by the office; the second time without a reason is told, and nothing follows by itself."""

from datetime import date

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from congress.workflow.wanted import want_past
from supervision import notices, rules
from supervision.models import SummonedAbsence

ALARM = 2


@transaction.atomic
def record_absence(*, by, name: str, unit, meeting: str, on: date, **facts) -> SummonedAbsence:
    if not rules.is_office(by):
        raise PermissionDenied(f"{by} may not keep the list of absences")
    want_past(on=on)
    name, meeting = name.replace(" ", ""), meeting.strip()
    same = SummonedAbsence.objects.select_for_update().filter(name=name, unit=unit)
    if same.filter(meeting=meeting, on=on).exists():
        raise ValidationError("这次会议已经登记。")
    row = SummonedAbsence.objects.create(name=name, unit=unit, meeting=meeting, on=on, by=by, **facts)
    times = same.filter(reason="").count()
    if not row.reason and times >= ALARM:
        notices.absent_again(row, times)
    return row
