"""The forms of supervision, one file per stage."""

from supervision.forms.filters import TopicFilter
from supervision.forms.obligations import FulfilForm, WaiveForm
from supervision.forms.planning import AdjustForm, AdoptForm, GuideForm, OpenPlanForm, ReportForm
from supervision.forms.proposing import AmendForm, ProposeForm

__all__ = [
    "AdjustForm", "AdoptForm", "AmendForm", "FulfilForm", "GuideForm", "OpenPlanForm", "ProposeForm", "ReportForm",
    "TopicFilter", "WaiveForm",
]  # fmt: skip
