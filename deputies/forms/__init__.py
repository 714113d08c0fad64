from deputies.forms.keeping import AccountForm, DetailsForm
from deputies.forms.listing import RosterFilter
from deputies.forms.seating import CoOptForm, MandateForm
from deputies.forms.surveying import SurveyForm

__all__ = ["AccountForm", "CoOptForm", "DetailsForm", "MandateForm", "RosterFilter", "SurveyForm"]
