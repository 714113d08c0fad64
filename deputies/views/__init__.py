from deputies.views.areas import constituencies, delegations
from deputies.views.detail import detail, reveal
from deputies.views.keeping import add_deputy, change_details, link_account
from deputies.views.listing import index
from deputies.views.seating import co_opt, give_mandate
from deputies.views.survey_paper import key_in_survey, survey_forms, survey_scan, verify_survey
from deputies.views.surveying import (
    answer_survey,
    close_survey,
    enter_survey,
    open_survey,
    remind_survey,
    survey,
    survey_sheet,
    survey_table,
    surveys,
)

__all__ = [
    "add_deputy", "answer_survey", "change_details", "close_survey", "co_opt", "constituencies", "delegations",
    "detail", "enter_survey", "give_mandate", "index", "key_in_survey", "link_account", "open_survey",
    "remind_survey", "reveal", "survey", "survey_forms", "survey_scan", "survey_sheet", "survey_table", "surveys",
    "verify_survey",
]  # fmt: skip
