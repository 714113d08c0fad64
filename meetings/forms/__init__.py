"""The forms of meetings, one file per stage."""

from meetings.forms.notes import NoteForm
from meetings.forms.people import InviteForm
from meetings.forms.seating import BodyForm, EndSeatForm, SeatForm, SeatsForm

__all__ = [
    "BodyForm", "EndSeatForm", "InviteForm", "NoteForm", "SeatForm", "SeatsForm",
]  # fmt: skip
