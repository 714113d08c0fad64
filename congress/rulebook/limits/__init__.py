"""Every limit with its default. A district overrides a row with a dated one; caps stand."""

from congress.rulebook.limits import appointments, deputies, meetings, proposals, supervision

LIMITS = {
    limit.key: limit
    for table in (
        proposals.LIMITS,
        deputies.LIMITS,
        supervision.LIMITS,
        meetings.LIMITS,
        appointments.LIMITS,
    )
    for limit in table
}
