"""The forms of supervision, one file per stage."""

from supervision.forms.absences import AbsenceForm
from supervision.forms.budget import (
    BookPaperForm,
    DecideAdjustmentForm,
    FigureForm,
    ReviewAdjustmentForm,
    SubmitAdjustmentForm,
)
from supervision.forms.calling import (
    AdoptIdeaForm,
    AmendCallForm,
    IdeaFilter,
    IdeaForm,
    MergeIdeaForm,
    PlanCallForm,
    PublicIdeaForm,
)
from supervision.forms.experts import AskExpertForm, ExpertFilter, ExpertForm, ExpertOpinionForm
from supervision.forms.filing import (
    AmendedForm,
    AnswerForm,
    CompareForm,
    DecideForm,
    DistributeForm,
    ExplainForm,
    FileForm,
    FilingFilter,
    FilingOpinionForm,
    SupplementForm,
    TransferForm,
    WantedForm,
    WrittenOpinionForm,
)
from supervision.forms.filing_requests import (
    AcceptForm,
    AnswerRequestForm,
    DemandForm,
    RequestFilter,
    SuggestForm,
)
from supervision.forms.filing_year import (
    FilingReportForm,
    HearReportForm,
    PublishFilingForm,
    SendReportForm,
    YearlyListForm,
)
from supervision.forms.filters import TopicFilter
from supervision.forms.findings import FindingFilter, FindingForm, ProgressForm, RectifyingForm
from supervision.forms.obligations import FulfilForm, WaiveForm
from supervision.forms.planning import AdjustForm, AdoptForm, GuideForm, OpenPlanForm, ReportForm
from supervision.forms.proposing import AmendForm, ProposeForm

__all__ = [
    "AbsenceForm", "AcceptForm", "AdjustForm", "AdoptForm", "AdoptIdeaForm", "AmendCallForm", "AmendForm",
    "AmendedForm", "AnswerForm", "AnswerRequestForm", "AskExpertForm", "BookPaperForm", "CompareForm",
    "DecideAdjustmentForm", "DecideForm", "DemandForm", "DistributeForm", "ExpertFilter", "ExpertForm",
    "ExpertOpinionForm", "ExplainForm", "FigureForm", "FileForm", "FilingFilter", "FilingOpinionForm",
    "FilingReportForm", "FindingFilter", "FindingForm", "FulfilForm", "GuideForm", "HearReportForm", "IdeaFilter",
    "IdeaForm", "MergeIdeaForm", "OpenPlanForm", "PlanCallForm", "ProgressForm", "ProposeForm",
    "PublicIdeaForm", "PublishFilingForm", "RectifyingForm", "ReportForm", "RequestFilter", "ReviewAdjustmentForm",
    "SendReportForm", "SubmitAdjustmentForm", "SuggestForm", "SupplementForm", "TopicFilter",
    "TransferForm", "WaiveForm", "WantedForm", "WrittenOpinionForm", "YearlyListForm",
]  # fmt: skip
