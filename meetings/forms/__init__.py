"""The forms of meetings, one file per stage."""

from congress.pages.boxes import NoteForm
from meetings.forms.agenda import ForwardForm, PlaceForm
from meetings.forms.answering import DeclineForm, LeaveForm, RulingForm, SendForm
from meetings.forms.filters import ItemFilter
from meetings.forms.gating import GateForm, ReferForm
from meetings.forms.notifying import NotifyForm
from meetings.forms.people import InviteForm
from meetings.forms.planning import DaysForm, DraftAgendaForm, PartyReportForm, PlanForm, RecordForm, ReviseForm
from meetings.forms.proposing import AmendForm, ProposeForm
from meetings.forms.seating import BodyForm, EndSeatForm, SeatForm, SeatsForm
from meetings.forms.seats import SignUpForm

__all__ = [
    "AmendForm", "BodyForm", "DaysForm", "DeclineForm", "DraftAgendaForm", "EndSeatForm", "ForwardForm", "GateForm",
    "InviteForm", "ItemFilter", "LeaveForm", "NoteForm", "NotifyForm", "PartyReportForm", "PlaceForm", "PlanForm",
    "ProposeForm", "RecordForm", "ReferForm", "ReviseForm", "RulingForm", "SeatForm", "SeatsForm", "SendForm",
    "SignUpForm",
]  # fmt: skip
