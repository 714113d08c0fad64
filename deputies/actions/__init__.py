"""The verbs about deputies and their seats."""

from deputies.actions.enrolling import enroll
from deputies.actions.keeping import add_deputy, change_details, link_account
from deputies.actions.seating import co_opt, end_mandate, give_mandate
from deputies.actions.surveying import close_survey, close_surveys, open_survey, remind_survey

__all__ = [
    "add_deputy", "change_details", "close_survey", "close_surveys", "co_opt", "end_mandate", "enroll", "give_mandate",
    "link_account", "open_survey", "remind_survey",
]  # fmt: skip
