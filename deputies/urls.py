"""The roster and its places. What needs the suggestions, such as ending a seat, stands in congress.portal."""

from django.urls import path

from deputies import views

app_name = "deputies"
SURVEY = "surveys/<int:pk>/"

urlpatterns = [
    path("", views.index, name="index"),
    path("delegations/", views.delegations, name="delegations"),
    path("constituencies/", views.constituencies, name="constituencies"),
    path("surveys/", views.surveys, name="surveys"),
    path("surveys/open/", views.open_survey, name="open_survey"),
    path(SURVEY, views.survey, name="survey"),
    path(SURVEY + "remind/", views.remind_survey, name="remind_survey"),
    path(SURVEY + "close/", views.close_survey, name="close_survey"),
    path(SURVEY + "forms.pdf", views.survey_forms, name="survey_forms"),
    path(SURVEY + "key_in/", views.key_in_survey, name="key_in_survey"),
    path(SURVEY + "verify/", views.verify_survey, name="verify_survey"),
    path(SURVEY + "scan/", views.survey_scan, name="survey_scan"),
    path(SURVEY + "result.pdf", views.survey_sheet, name="survey_sheet"),
    path(SURVEY + "result.xlsx", views.survey_table, name="survey_table"),
    path("surveys/i-<slug:place>/", views.answer_survey, name="answer_survey"),
    path("surveys/i-<slug:place>/<slug:key>/", views.enter_survey, name="enter_survey"),
    path("add/", views.add_deputy, name="add_deputy"),
    path("<int:pk>/", views.detail, name="detail"),
    path("<int:pk>/reveal/", views.reveal, name="reveal"),
    path("<int:pk>/change/", views.change_details, name="change_details"),
    path("<int:pk>/account/", views.link_account, name="link_account"),
    path("<int:pk>/mandates/give/", views.give_mandate, name="give_mandate"),
    path("<int:pk>/mandates/co_opt/", views.co_opt, name="co_opt"),
]
