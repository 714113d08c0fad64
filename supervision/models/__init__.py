from supervision.models.absence import SummonedAbsence
from supervision.models.call import Call, CallEntry, CallStatus, Idea, IdeaEntry, IdeaStatus, Proposer
from supervision.models.commission import (
    Commission,
    CommissionEntry,
    Commissioner,
    CommissionMaterial,
    CommissionMover,
    CommissionStatus,
)
from supervision.models.expert import Assignment, Expert, ExpertKind, ExpertOpinion
from supervision.models.figure import (
    AdjustmentEntry,
    AdjustmentStatus,
    Book,
    BookPaper,
    BudgetAdjustment,
    Measure,
    MonthlyFigure,
    through,
)
from supervision.models.filing import (
    BEFORE_REGISTER,
    CORRECTED,
    IN_REVIEW,
    REFUSED,
    REVIEWED,
    DocumentKind,
    Filing,
    FilingEntry,
    FilingFile,
    FilingStatus,
    Purpose,
)
from supervision.models.filing_request import (
    Applicant,
    RequestClock,
    RequestEntry,
    RequestKind,
    RequestStatus,
    ReviewRequest,
)
from supervision.models.filing_review import (
    ComparisonNote,
    FilingClock,
    FilingPaper,
    FilingShare,
    Finding,
    Intent,
    MakerAnswer,
    PaperKind,
    ShareStatus,
    Verdict,
)
from supervision.models.filing_year import FilingRelease, FilingReport, SendingUp, YearlyList
from supervision.models.finding import AuditFinding, FindingEntry, FindingStatus, FindingType, RectificationReport
from supervision.models.inquiry import (
    Answer,
    AnswerPromise,
    Inquiry,
    InquiryStatus,
    PlainInquiry,
    Question,
    Respondent,
)
from supervision.models.inspection import (
    Assessment,
    CheckLine,
    ForwardedLetter,
    Inspection,
    InspectionStatus,
    Problem,
    TeamMember,
    Visit,
)
from supervision.models.interpellation import (
    AnswerForm,
    Interpellation,
    InterpellationAnswer,
    InterpellationEntry,
    InterpellationStatus,
    Mover,
    MoverVerdict,
)
from supervision.models.joint import Signature
from supervision.models.obligation import Obligation
from supervision.models.opinion import ItemReply, ItemStatus, OpinionItem, Poll, ReviewOpinion, YearCheck
from supervision.models.plan import PlanStatus, PlanVersion, YearPlan
from supervision.models.road import (
    OF_ORGAN,
    PUBLISHABLE,
    TO_ORGAN,
    CollectedOpinion,
    PaperPurpose,
    Research,
    TopicClock,
    TopicPaper,
)
from supervision.models.timeline import PlanEntry, TopicEntry
from supervision.models.topic import BEFORE_MEETING, BEFORE_PLAN, Method, Source, Topic, TopicStatus
from supervision.models.work_review import ResultSheet, ReviewWord, WorkReview, WorkReviewEntry, WorkReviewStatus

__all__ = [
    "AdjustmentEntry", "AdjustmentStatus", "Answer", "AnswerForm", "AnswerPromise", "Applicant", "Assessment",
    "Assignment", "AuditFinding", "BEFORE_MEETING", "BEFORE_PLAN", "BEFORE_REGISTER", "Book", "BookPaper",
    "BudgetAdjustment", "CORRECTED", "Call", "CallEntry", "CallStatus", "CheckLine", "CollectedOpinion", "Commission",
    "CommissionEntry", "CommissionMaterial", "CommissionMover", "CommissionStatus", "Commissioner", "ComparisonNote",
    "DocumentKind", "Expert", "ExpertKind", "ExpertOpinion", "Filing", "FilingClock", "FilingEntry", "FilingFile",
    "FilingPaper", "FilingRelease", "FilingReport", "FilingShare", "FilingStatus", "Finding", "FindingEntry",
    "FindingStatus", "FindingType", "ForwardedLetter", "IN_REVIEW", "Idea", "IdeaEntry", "IdeaStatus", "Inquiry",
    "InquiryStatus", "Inspection", "InspectionStatus", "Intent", "Interpellation", "InterpellationAnswer",
    "InterpellationEntry", "InterpellationStatus", "ItemReply", "ItemStatus", "MakerAnswer", "Measure", "Method",
    "MonthlyFigure", "Mover", "MoverVerdict", "OF_ORGAN", "Obligation", "OpinionItem", "PUBLISHABLE", "PaperKind",
    "PaperPurpose", "PlainInquiry", "PlanEntry", "PlanStatus", "PlanVersion", "Poll", "Problem", "Proposer", "Purpose",
    "Question", "REFUSED", "REVIEWED", "RectificationReport", "RequestClock", "RequestEntry", "RequestKind",
    "RequestStatus", "Research", "Respondent", "ResultSheet", "ReviewOpinion", "ReviewRequest", "ReviewWord",
    "SendingUp", "ShareStatus", "Signature", "Source", "SummonedAbsence", "TO_ORGAN", "TeamMember", "Topic",
    "TopicClock", "TopicEntry", "TopicPaper", "TopicStatus", "Verdict", "Visit", "WorkReview", "WorkReviewEntry",
    "WorkReviewStatus", "YearCheck", "YearPlan", "YearlyList", "through",
]  # fmt: skip
