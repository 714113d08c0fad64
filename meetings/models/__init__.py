from meetings.models.appointment import (
    APPOINTING,
    AT_MEETING,
    BEFORE_GATE,
    CARRIED,
    ENDING,
    IN_REVIEW,
    LINE_OVER,
    AppointmentClock,
    AppointmentEntry,
    AppointmentLine,
    AppointmentMotion,
    AppointmentPaper,
    AppointmentPaperKind,
    AppointmentStatus,
    Complaint,
    LineStatus,
    Matter,
    Verb,
)
from meetings.models.bodies import Body, BodyKind, Composition, Membership
from meetings.models.clock import MeetingClock
from meetings.models.exam import (
    OPEN_EXAMS,
    ExamAnswer,
    ExamAsked,
    ExamExemption,
    ExamGround,
    ExamRoom,
    ExamSitting,
    ExamStatus,
    PracticePass,
)
from meetings.models.exam_bank import JUDGED, LETTERS, ExamPlan, ExamQuestion, QuestionKind
from meetings.models.execution import Execution, ExecutionClock, ExecutionEntry, ExecutionStatus
from meetings.models.induction import Certificate, Oath, OathPhoto, OathTaker, OrganNotice
from meetings.models.item import OVER, Item, ItemKind, ItemStatus, Proposer
from meetings.models.meeting import BEFORE_NOTICE, HELD, Meeting, Status, ordinal
from meetings.models.notice import MeetingNotice
from meetings.models.observing import Observer, ObserverCall, ObserverEntry, ObserverStatus
from meetings.models.official import (
    Authority,
    Nominator,
    Official,
    OfficialPost,
    OrganKind,
    Rank,
    Tenure,
    TenureEnd,
)
from meetings.models.opinion import Opinion, OpinionStatus
from meetings.models.outcome import Bulletin, BulletinKind, Decision, DecisionKind, Minutes, Publication
from meetings.models.oversight import Defence, DutyClock, DutyPoll, DutyReport, DutyStatus, Sanction
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
    "APPOINTING", "AT_MEETING", "Activity", "AgendaVersion", "Answer", "AppointmentClock", "AppointmentEntry",
    "AppointmentLine", "AppointmentMotion", "AppointmentPaper", "AppointmentPaperKind", "AppointmentStatus",
    "Authority", "BEFORE_GATE", "BEFORE_NOTICE", "BallotLine", "Body", "BodyKind", "Bulletin", "BulletinKind",
    "CARRIED", "Called", "Capacity", "Certificate", "Choice", "Complaint", "Composition", "Decision", "DecisionKind",
    "Defence", "DutyClock", "DutyPoll", "DutyReport", "DutyStatus", "ENDING", "Entry", "ExamAnswer", "ExamAsked",
    "ExamExemption", "ExamGround", "ExamPlan", "ExamQuestion", "ExamRoom", "ExamSitting", "ExamStatus", "Execution",
    "ExecutionClock", "ExecutionEntry", "ExecutionStatus", "Group", "HELD", "HERE", "IN_REVIEW", "Item", "ItemEntry",
    "ItemKind", "ItemStatus", "JUDGED", "LETTERS", "LINE_OVER", "LeadSpeaker", "LineStatus", "Mark", "Matter",
    "Meeting", "MeetingClock", "MeetingEntry", "MeetingNotice", "Membership", "Method", "Minutes", "Nominator",
    "OPEN_EXAMS", "OVER", "Oath", "OathPhoto", "OathTaker", "Observer", "ObserverCall", "ObserverEntry",
    "ObserverStatus", "Official", "OfficialPost", "Opinion", "OpinionStatus", "OrganKind", "OrganNotice", "Packet",
    "PacketFor", "Paper", "PaperKind", "PaperUserPermission", "PaperVersion", "Participant", "PracticePass", "Presence",
    "Proposer", "Publication", "QuestionKind", "Rank", "Recusal", "Sanction", "SignUp", "Sitting", "SittingKind",
    "Speech", "State", "Status", "Subject", "Tally", "Tenure", "TenureEnd", "Verb", "Vote", "VoteStatus", "ordinal",
]  # fmt: skip
