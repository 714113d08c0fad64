from supervision.models.absence import SummonedAbsence
from supervision.models.call import Call, CallEntry, CallStatus, Idea, IdeaEntry, IdeaStatus, Proposer
from supervision.models.commission import Commission, CommissionEntry, Commissioner, CommissionStatus
from supervision.models.expert import Assignment, Expert, ExpertKind, ExpertOpinion
from supervision.models.figure import (
    AdjustmentEntry,
    AdjustmentStatus,
    Book,
    BookPaper,
    BudgetAdjustment,
    Measure,
    MonthlyFigure,
)
from supervision.models.filing import (
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
from supervision.models.filing_request import Applicant, RequestClock, RequestEntry, RequestStatus, ReviewRequest
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
)
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

__all__ = [
    "BEFORE_MEETING", "BEFORE_PLAN", "CollectedOpinion", "ItemReply", "ItemStatus", "Method", "OF_ORGAN",
    "Obligation", "OpinionItem", "PUBLISHABLE", "PaperPurpose", "PlanEntry", "PlanStatus", "PlanVersion", "Poll",
    "Research", "ReviewOpinion", "Source", "TO_ORGAN", "Topic", "TopicClock", "TopicEntry", "TopicPaper",
    "TopicStatus", "YearCheck", "YearPlan",
]  # fmt: skip
__all__ += [
    "CORRECTED", "ComparisonNote", "DocumentKind", "Filing", "FilingClock", "FilingEntry", "FilingFile", "FilingPaper",
    "FilingShare", "FilingStatus", "Finding", "IN_REVIEW", "Intent", "MakerAnswer", "PaperKind", "Purpose", "REFUSED",
    "REVIEWED", "ShareStatus", "Verdict",
]  # fmt: skip
__all__ += ["Applicant", "RequestClock", "RequestEntry", "RequestStatus", "ReviewRequest"]
__all__ += ["FilingRelease", "FilingReport", "SendingUp", "YearlyList"]
__all__ += ["AuditFinding", "FindingEntry", "FindingStatus", "FindingType", "RectificationReport"]
__all__ += [
    "AdjustmentEntry", "AdjustmentStatus", "Book", "BookPaper", "BudgetAdjustment", "Measure", "MonthlyFigure",
]  # fmt: skip
__all__ += ["Assignment", "Expert", "ExpertKind", "ExpertOpinion"]
__all__ += ["Call", "CallEntry", "CallStatus", "Idea", "IdeaEntry", "IdeaStatus", "Proposer"]
__all__ += ["SummonedAbsence"]
__all__ += [
    "Assessment", "CheckLine", "ForwardedLetter", "Inspection", "InspectionStatus", "Problem", "TeamMember", "Visit",
]  # fmt: skip
__all__ += ["Answer", "AnswerPromise", "Inquiry", "InquiryStatus", "PlainInquiry", "Question", "Respondent"]
__all__ += [
    "AnswerForm", "Commission", "CommissionEntry", "CommissionStatus", "Commissioner", "Interpellation",
    "InterpellationAnswer", "InterpellationEntry", "InterpellationStatus",
]  # fmt: skip
