from proposals.forms.answering import ReplyForm, SignForm
from proposals.forms.assignment import AcknowledgeForm, AssignForm
from proposals.forms.drafting import DraftForm, LogForm
from proposals.forms.filters import CaseFilter, ShareFilter
from proposals.forms.notes import NoteForm
from proposals.forms.publicity import PublicFilter, ReleaseForm, WithholdForm
from proposals.forms.reminding import UrgeForm
from proposals.forms.returning import LogAgainForm, WithdrawForm
from proposals.forms.review import DeclineForm, RegisterForm
from proposals.forms.reworking import ConveneForm, ReworkForm, SettleForm
from proposals.forms.signing import InviteForm
from proposals.forms.talking import AdviseForm, ConfirmForm, ContactForm

__all__ = [
    "AcknowledgeForm", "AdviseForm", "AssignForm", "CaseFilter", "ConfirmForm", "ContactForm", "ConveneForm",
    "DeclineForm", "DraftForm", "InviteForm", "LogAgainForm", "LogForm", "NoteForm", "PublicFilter", "RegisterForm",
    "ReleaseForm", "ReplyForm", "ReworkForm", "SettleForm", "ShareFilter", "SignForm", "UrgeForm", "WithdrawForm",
    "WithholdForm",
]  # fmt: skip
