from meetings.models.bodies import Body, BodyKind, Composition, Membership
from meetings.models.clock import MeetingClock
from meetings.models.item import OVER, Item, ItemKind, ItemStatus, Proposer
from meetings.models.meeting import BEFORE_NOTICE, HELD, Meeting, Status, ordinal
from meetings.models.notice import MeetingNotice
from meetings.models.opinion import Opinion, OpinionStatus
from meetings.models.outcome import Bulletin, BulletinKind, Decision, DecisionKind, Minutes, Publication
from meetings.models.packet import Packet, PacketFor
from meetings.models.paper import Mark, Paper, PaperUserPermission, PaperVersion
from meetings.models.paper_kind import PaperKind
from meetings.models.participant import Answer, Capacity, Participant
from meetings.models.presence import HERE, Presence, Recusal, Speech, State
from meetings.models.schedule import Activity, Entry, Group, LeadSpeaker, Sitting, SittingKind
from meetings.models.seats import SignUp
from meetings.models.timeline import ItemEntry, MeetingEntry
from meetings.models.version import AgendaVersion
from meetings.models.vote import BallotLine, Called, Choice, Method, Subject, Tally, Vote, VoteStatus

__all__ = [
    "BEFORE_NOTICE", "HELD", "HERE", "OVER", "Activity", "AgendaVersion", "Answer", "BallotLine", "Body",
    "BodyKind", "Bulletin", "BulletinKind", "Called", "Capacity", "Choice", "Composition", "Decision",
    "DecisionKind", "Entry", "Group", "Item", "ItemEntry", "ItemKind", "ItemStatus", "LeadSpeaker", "Mark",
    "Meeting", "MeetingClock", "MeetingEntry", "MeetingNotice", "Membership", "Method", "Minutes", "Opinion",
    "OpinionStatus", "Packet", "PacketFor", "Paper", "PaperKind", "PaperUserPermission", "PaperVersion",
    "Participant", "Presence", "Proposer", "Publication", "Recusal", "SignUp", "Sitting", "SittingKind", "Speech",
    "State", "Status", "Subject", "Tally", "Vote", "VoteStatus", "ordinal",
]  # fmt: skip
