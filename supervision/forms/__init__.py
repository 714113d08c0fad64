"""The forms of supervision, one file per stage."""

from supervision.forms.absences import AbsenceForm
from supervision.forms.budget import BookPaperForm, DecideAdjustmentForm, ReviewAdjustmentForm, SubmitAdjustmentForm
from supervision.forms.calling import (
    AdoptIdeaForm,
    AmendCallForm,
    IdeaFilter,
    IdeaForm,
    IdeaStatusForm,
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
from supervision.forms.filing_requests import AcceptForm, AnswerRequestForm, RequestFilter, StatusForm, SuggestForm
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
    "AmendedForm", "AnswerForm", "CompareForm", "DecideForm", "DistributeForm", "ExplainForm", "FileForm",
    "FilingFilter", "FilingOpinionForm", "SupplementForm", "TransferForm", "WantedForm", "WrittenOpinionForm",
    "AdjustForm", "AdoptForm", "AmendForm", "FulfilForm", "GuideForm", "OpenPlanForm", "ProposeForm", "ReportForm",
    "TopicFilter", "WaiveForm",
]  # fmt: skip
__all__ += ["AcceptForm", "AnswerRequestForm", "RequestFilter", "StatusForm", "SuggestForm"]
__all__ += ["FilingReportForm", "HearReportForm", "PublishFilingForm", "SendReportForm", "YearlyListForm"]
__all__ += ["FindingFilter", "FindingForm", "ProgressForm", "RectifyingForm"]
__all__ += ["BookPaperForm", "DecideAdjustmentForm", "ReviewAdjustmentForm", "SubmitAdjustmentForm"]
__all__ += ["AskExpertForm", "ExpertFilter", "ExpertForm", "ExpertOpinionForm"]
__all__ += [
    "AdoptIdeaForm", "AmendCallForm", "IdeaFilter", "IdeaForm", "IdeaStatusForm", "MergeIdeaForm", "PlanCallForm",
    "PublicIdeaForm",
]  # fmt: skip
__all__ += ["AbsenceForm"]
