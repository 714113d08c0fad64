from congress.pages.boxes import NoteForm
from proposals.forms.answering import ReplyForm, SignForm
from proposals.forms.assignment import AcknowledgeForm, AssignForm, SubdivideForm
from proposals.forms.awards import BallotForm, ConferForm, OpenAwardForm, OpenBallotForm, PutForwardForm
from proposals.forms.drafting import DraftForm, LogForm
from proposals.forms.extending import AskExtensionForm, RuleExtensionForm
from proposals.forms.filters import CaseFilter, ShareFilter
from proposals.forms.hand_over_meeting import HandOverMeetingForm
from proposals.forms.handing_back import AskReturnForm, ReassignForm, RuleReturnForm
from proposals.forms.joining import MergeForm
from proposals.forms.offline import LogOfflineForm, TakeOfflineForm
from proposals.forms.publicity import PublicFilter, ReleaseForm, WithholdForm
from proposals.forms.reminding import UrgeForm
from proposals.forms.returning import LogAgainForm
from proposals.forms.review import DeclineForm, RegisterForm
from proposals.forms.reworking import ConveneForm, ReworkForm, SettleForm
from proposals.forms.signing import InviteForm
from proposals.forms.talking import AdviseForm, ConfirmForm, ContactForm
from proposals.forms.withdrawing import WithdrawForm
from proposals.forms.yearly import ReportForm, ScoreForm

__all__ = [
    "AcknowledgeForm", "AdviseForm", "AskExtensionForm", "AskReturnForm", "AssignForm", "BallotForm", "CaseFilter",
    "ConferForm", "ConfirmForm", "ContactForm", "ConveneForm", "DeclineForm", "DraftForm", "HandOverMeetingForm",
    "InviteForm", "LogAgainForm", "LogForm", "LogOfflineForm", "MergeForm", "NoteForm", "OpenAwardForm",
    "OpenBallotForm", "PublicFilter", "PutForwardForm", "ReassignForm", "RegisterForm", "ReleaseForm", "ReplyForm",
    "ReportForm", "ReworkForm", "RuleExtensionForm", "RuleReturnForm", "ScoreForm", "SettleForm", "ShareFilter",
    "SignForm", "SubdivideForm", "TakeOfflineForm", "UrgeForm", "WithdrawForm", "WithholdForm",
]  # fmt: skip
