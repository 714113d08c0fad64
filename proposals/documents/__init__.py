"""What goes on the printed papers: contexts for templates/print/proposals/, from facts alone."""

from proposals.documents.answering import reply_letter
from proposals.documents.assignment import assignment_slip
from proposals.documents.awards import certificate
from proposals.documents.dispatching import forwarding_slip
from proposals.documents.drafting import blank_form, register_form
from proposals.documents.hand_over_meeting import hand_over_list, units_of
from proposals.documents.oversight import oversight_report
from proposals.documents.rating import opinion_forms
from proposals.documents.reworking import mediation_record
from proposals.documents.summing_up import HEADINGS as SUMMARY_HEADINGS
from proposals.documents.summing_up import summary_paper

__all__ = [
    "SUMMARY_HEADINGS", "assignment_slip", "blank_form", "certificate", "forwarding_slip", "hand_over_list",
    "mediation_record", "opinion_forms", "oversight_report", "register_form", "reply_letter", "summary_paper",
    "units_of",
]  # fmt: skip
