from proposals.models.asking import Extension, HandingBack, Ruling
from proposals.models.attachment import Attachment, Purpose
from proposals.models.award import Award, AwardBallot, AwardEntry, AwardKind, AwardStatus, Nominee, Voters
from proposals.models.category import Category, ReplyClass
from proposals.models.clock import ProposalClock
from proposals.models.commitment import STANDING, Commitment, CommitmentStatus, Progress
from proposals.models.contact import Contact
from proposals.models.evaluation import Evaluation, Rater
from proposals.models.grant import ProposalGrant
from proposals.models.hand_over_meeting import HandOverMeeting
from proposals.models.handling import ANSWERING, GONE, OPEN_SHARES, Handling, HandlingStatus, Part, answered_with
from proposals.models.intake import RawRow
from proposals.models.joining import Joining
from proposals.models.key_case import KEY, OPEN_KEY, Criterion, KeyCase, KeyStatus, OversightEvent
from proposals.models.leading import LeaderHandling, LeadingNote
from proposals.models.mediation import Mediation
from proposals.models.motion import (
    DECIDED,
    HANDED_TO_ORGAN,
    MOTION_OVER,
    UNFILED,
    WITH_ORGAN,
    Advised,
    Motion,
    MotionCutoff,
    MotionSigner,
    MotionStatus,
)
from proposals.models.motion_appeal import MotionAppeal
from proposals.models.motion_work import (
    GroupLog,
    GroupMember,
    MotionClock,
    MotionConsulted,
    MotionEntry,
    MotionFile,
    MotionGoal,
    MotionPaper,
)
from proposals.models.proposal import (
    BEFORE_REGISTRATION,
    HANDED_OVER,
    JUDGED,
    OFFLINE_TITLE,
    PRIVATE,
    RUNNING,
    WRITTEN_ON,
    Channel,
    DeclineGround,
    Formation,
    Kind,
    Origin,
    Proposal,
    Publication,
    RepeatedYears,
    Status,
    series_of,
)
from proposals.models.publicity import JUDGEMENTS, Release, ReleaseAct, ReleasedFile, ReleaseScope, Withheld
from proposals.models.recheck import Finding, Recheck, Rechecked, lots
from proposals.models.reply import Advice, Answer, Reply
from proposals.models.signers import Cosigner, Demand, EarlierCase
from proposals.models.timeline import ProposalEntry
from proposals.models.unit_summary import SummaryEntry, SummaryFile, SummaryStatus, UnitSummary
from proposals.models.withdrawal import Assent, Withdrawal
from proposals.models.yearly import PrintedReport, ScoreScheme, YearReport

__all__ = [
    "ANSWERING", "BEFORE_REGISTRATION", "DECIDED", "GONE", "HANDED_OVER", "HANDED_TO_ORGAN", "JUDGED", "JUDGEMENTS",
    "KEY", "MOTION_OVER", "OFFLINE_TITLE", "OPEN_KEY", "OPEN_SHARES", "PRIVATE", "RUNNING", "STANDING", "UNFILED",
    "WITH_ORGAN", "WRITTEN_ON", "Advice", "Advised", "Answer", "Assent", "Attachment", "Award", "AwardBallot",
    "AwardEntry", "AwardKind", "AwardStatus", "Category", "Channel", "Commitment", "CommitmentStatus", "Contact",
    "Cosigner", "Criterion", "DeclineGround", "Demand", "EarlierCase", "Evaluation", "Extension", "Finding",
    "Formation", "GroupLog", "GroupMember", "HandOverMeeting", "HandingBack", "Handling", "HandlingStatus", "Joining",
    "KeyCase", "KeyStatus", "Kind", "LeaderHandling", "LeadingNote", "Mediation", "Motion", "MotionAppeal",
    "MotionClock", "MotionConsulted", "MotionCutoff", "MotionEntry", "MotionFile", "MotionGoal", "MotionPaper",
    "MotionSigner", "MotionStatus", "Nominee", "Origin", "OversightEvent", "Part", "PrintedReport", "Progress",
    "Proposal", "ProposalClock", "ProposalEntry", "ProposalGrant", "Publication", "Purpose", "Rater", "RawRow",
    "Recheck", "Rechecked", "Release", "ReleaseAct", "ReleaseScope", "ReleasedFile", "RepeatedYears", "Reply",
    "ReplyClass", "Ruling", "ScoreScheme", "Status", "SummaryEntry", "SummaryFile", "SummaryStatus", "UnitSummary",
    "Voters", "Withdrawal", "Withheld", "YearReport", "answered_with", "lots", "series_of",
]  # fmt: skip
