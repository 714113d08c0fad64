from meetings.models.bodies import Body, BodyKind, Composition, Membership
from meetings.models.clock import MeetingClock
from meetings.models.item import OVER, Item, ItemKind, ItemStatus, Proposer
from meetings.models.meeting import BEFORE_NOTICE, HELD, Meeting, Status, ordinal
from meetings.models.participant import Answer, Capacity, Participant
from meetings.models.timeline import ItemEntry, MeetingEntry

__all__ = [
    "BEFORE_NOTICE", "HELD", "OVER", "Answer", "Body", "BodyKind", "Capacity", "Composition", "Item", "ItemEntry",
    "ItemKind", "ItemStatus", "Meeting", "MeetingClock", "MeetingEntry", "Membership", "Participant", "Proposer",
    "Status", "ordinal",
]  # fmt: skip
