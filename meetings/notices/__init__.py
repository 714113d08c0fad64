"""Who is told what, and the occasion that must not repeat. The words stand in templates/notices/."""

from meetings.notices import (
    appointments,
    executing,
    gating,
    hall,
    inducting,
    observing,
    opinions,
    overseeing,
    papers,
    people,
    planning,
    reminding,
    schedule,
)
from meetings.notices.appointments import (
    appointment_asked,
    appointment_brought,
    appointment_received,
    appointment_ruled,
    appointment_withdrawn,
    investigation_reported,
    line_suspended,
    line_withdrawn,
)
from meetings.notices.executing import execution_ordered, execution_reported, execution_returned
from meetings.notices.gating import item_accepted, item_postponed, item_referred, item_rejected
from meetings.notices.hall import item_decided, poll_opened, speech_recorded
from meetings.notices.inducting import organ_notified
from meetings.notices.observing import observer_asked
from meetings.notices.opinions import opinion_answered, opinion_fed_back, opinion_handed_on
from meetings.notices.overseeing import rectification_asked, report_called, result_told
from meetings.notices.papers import paper_shared, paper_withdrawn, papers_sent
from meetings.notices.people import (
    called_together,
    dropped,
    leave_asked,
    leave_ruled,
    promoted,
    reminded,
    sign_up_opened,
    urged,
)
from meetings.notices.planning import cancelled, relocated, rescheduled
from meetings.notices.reminding import REMINDED
from meetings.notices.schedule import agenda_changed

KINDS = [
    *people.KINDS, *papers.KINDS, *planning.KINDS, *gating.KINDS, *hall.KINDS, *schedule.KINDS, *reminding.KINDS,
    *executing.KINDS, *observing.KINDS, *opinions.KINDS, *appointments.KINDS, *inducting.KINDS, *overseeing.KINDS,
]  # fmt: skip

__all__ = [
    "KINDS", "REMINDED", "agenda_changed", "appointment_asked", "appointment_brought", "appointment_received",
    "appointment_ruled", "appointment_withdrawn", "called_together", "cancelled", "dropped", "execution_ordered",
    "execution_reported", "execution_returned", "investigation_reported", "item_accepted", "item_decided",
    "item_postponed", "item_referred", "item_rejected", "leave_asked", "leave_ruled", "line_suspended",
    "line_withdrawn", "observer_asked", "opinion_answered", "opinion_fed_back", "opinion_handed_on", "organ_notified",
    "paper_shared", "paper_withdrawn", "papers_sent", "poll_opened", "promoted", "rectification_asked", "relocated",
    "reminded", "report_called", "rescheduled", "result_told", "sign_up_opened", "speech_recorded", "urged",
]  # fmt: skip
