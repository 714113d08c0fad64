"""The forms of meetings, one file per stage."""

from meetings.forms.answering import DeclineForm, LeaveForm, RulingForm, SendForm
from meetings.forms.notes import NoteForm
from meetings.forms.notifying import NotifyForm
from meetings.forms.people import InviteForm
from meetings.forms.seating import BodyForm, EndSeatForm, SeatForm, SeatsForm
from meetings.forms.seats import SignUpForm

__all__ = [
    "BodyForm", "DeclineForm", "EndSeatForm", "InviteForm", "LeaveForm", "NoteForm", "NotifyForm", "RulingForm",
    "SeatForm", "SeatsForm", "SendForm", "SignUpForm",
]  # fmt: skip
