"""One address per page and per step: nouns, then the verb. Words stand before codes."""

from django.urls import path

from congress.pages.steps import addresses
from supervision import views

app_name = "supervision"

TOPIC = "topics/<slug:code>/"
ITEM = f"{TOPIC}items/<int:pk>/"
PLAN = "plans/<year:year>/"
DUTY = "obligations/<int:pk>/"
MATERIAL = "commissions/<slug:code>/materials/<int:pk>/"

OF_DUTY = ("make_topic", "fulfil", "waive")


FILING = "filings/<slug:code>/"
SHARE = f"{FILING}shares/<int:pk>/"
REQUEST = "requests/<slug:code>/"
YEAR = "filings/report/<year:year>/"
OF_YEAR = ("compose_filing_report", "hear_filing_report", "send_filing_report")
RELEASED = "public/filings/<slug:code>/"
FILINGS = [
    path("public/filings/", views.public_filings, name="public_filings"),
    path(RELEASED, views.public_filing, name="public_filing"),
    path(f"{RELEASED}text/", views.public_filing_text, name="public_filing_text"),
    path(f"{RELEASED}papers/<int:pk>.pdf", views.public_filing_paper, name="public_filing_paper"),
    path("filings/lists/", views.yearly_lists, name="yearly_lists"),
    path("filings/lists/<year:year>.pdf", views.yearly_list_paper, name="yearly_list_paper"),
    path("filings/lists/<int:pk>/send/", views.send_yearly_list, name="send_yearly_list"),
    path(YEAR, views.filing_report, name="filing_report"),
    path(f"{YEAR}report.pdf", views.filing_report_paper, name="filing_report_paper"),
    *(path(f"{YEAR}{name}/", getattr(views, name), name=name) for name in OF_YEAR),
    path("public/suggest/", views.suggest_review, name="suggest_review"),
    path("public/request/", views.request_status, name="request_status"),
    path("requests/", views.review_requests, name="review_requests"),
    path("requests/demand/", views.demand_review, name="demand_review"),
    path(REQUEST, views.review_request, name="review_request"),
    path(f"{REQUEST}files/<uuid:file>/", views.request_file, name="request_file"),
    *addresses(REQUEST, views.REQUEST_STEPS),
    path("filings/", views.filings, name="filings"),
    path("filings/file/", views.file_document, name="file_document"),
    path(FILING, views.filing, name="filing"),
    path(f"{FILING}files/<uuid:file>/", views.filing_file, name="filing_file"),
    path(f"{FILING}papers/<int:pk>.pdf", views.filing_paper, name="filing_paper"),
    path(f"{FILING}comparison.pdf", views.comparison, name="comparison"),
    *addresses(FILING, views.FILING_STEPS),
    path(f"{FILING}supplement_filing/", views.supplement_filing, name="supplement_filing"),
    *addresses(SHARE, views.SHARE_STEPS),
]

IDEA = "ideas/<slug:code>/"
CALLS = [
    path("public/call/", views.public_call, name="public_call"),
    path("public/idea/", views.idea_status, name="idea_status"),
    path("calls/", views.calls, name="calls"),
    path("calls/plan_call/", views.plan_call, name="plan_call"),
    path("calls/<year:year>/amend_call/", views.amend_call, name="amend_call"),
    path("ideas/", views.ideas, name="ideas"),
    path("ideas/own/", views.own_ideas, name="own_ideas"),
    path("ideas/decline/", views.decline_ideas, name="decline_ideas"),
    path(IDEA, views.idea, name="idea"),
    *addresses(IDEA, views.IDEA_STEPS),
]

INSPECTION = f"{TOPIC}inspections/<int:pk>/"
INSPECTIONS = [
    path(f"{TOPIC}inspections/plan/", views.plan_inspection, name="plan_inspection"),
    path(INSPECTION, views.inspection, name="inspection"),
    path(f"{INSPECTION}plan.pdf", views.inspection_plan, name="inspection_plan"),
    path(f"{INSPECTION}notice.pdf", views.inspection_notice, name="inspection_notice"),
    path(f"{INSPECTION}report.pdf", views.inspection_report, name="inspection_report"),
    path(f"{INSPECTION}files/<uuid:file>/", views.inspection_file, name="inspection_file"),
    path(f"{INSPECTION}team/<int:member>/remove/", views.remove_member, name="remove_member"),
    path(f"{INSPECTION}lines/<int:line>/", views.fill_line, name="fill_line"),
    *addresses(INSPECTION, views.INSPECTION_STEPS),
]

INQUIRY = f"{TOPIC}inquiries/<int:pk>/"
QUESTION = f"{INQUIRY}questions/<int:question>/"
INQUIRIES = [
    path(f"{TOPIC}inquiries/plan/", views.plan_inquiry, name="plan_inquiry"),
    path(f"{TOPIC}inquiries/note/", views.note_inquiry, name="note_inquiry"),
    path(INQUIRY, views.inquiry, name="inquiry"),
    path(f"{INQUIRY}plan.pdf", views.inquiry_plan, name="inquiry_plan"),
    path(f"{INQUIRY}record.pdf", views.inquiry_record, name="inquiry_record"),
    *addresses(INQUIRY, views.INQUIRY_STEPS),
    path(f"{INQUIRY}sitting/", views.sitting, name="sitting"),
    path(f"{INQUIRY}open_inquiry/", views.open_inquiry, name="open_inquiry"),
    path(f"{INQUIRY}ask_question/", views.ask_question, name="ask_question"),
    *addresses(INQUIRY, views.SITTING_STEPS),
    *addresses(QUESTION, views.QUESTION_STEPS),
]

RARE = [
    path("questioning/", views.questioning, name="questioning"),
    path("interpellations/move/", views.move_interpellation, name="move_interpellation"),
    path("interpellations/<slug:code>/", views.interpellation, name="interpellation"),
    path("interpellations/<slug:code>/paper.pdf", views.interpellation_paper, name="interpellation_paper"),
    path("interpellations/<slug:code>/verdicts.pdf", views.verdict_sheet, name="verdict_sheet"),
    path("interpellations/<slug:code>/files/<uuid:file>/", views.interpellation_file, name="interpellation_file"),
    *addresses("interpellations/<slug:code>/", views.INTERPELLATION_STEPS),
    path("commissions/propose/", views.propose_commission, name="propose_commission"),
    path("commissions/<slug:code>/", views.commission, name="commission"),
    path("commissions/<slug:code>/paper.pdf", views.commission_paper, name="commission_paper"),
    path("commissions/<slug:code>/files/<uuid:file>/", views.commission_file, name="commission_file"),
    path(f"{MATERIAL}source/", views.material_source, name="material_source"),
    path(f"{MATERIAL}files/<uuid:file>/", views.material_file, name="material_file"),
    *addresses("commissions/<slug:code>/", views.COMMISSION_STEPS),
]

FINDING = "findings/<slug:code>/"
FINDINGS = [
    path("findings/", views.findings, name="findings"),
    path("findings/record/", views.record_finding, name="record_finding"),
    path("findings/<year:year>.pdf", views.rectification, name="rectification"),
    path(FINDING, views.finding, name="finding"),
    path(f"{FINDING}files/<uuid:file>/", views.finding_file, name="finding_file"),
    *addresses(FINDING, views.FINDING_STEPS),
]

FISCAL_YEAR, ADJUSTMENT = "fiscal/<year:year>/", "fiscal/adjustments/<slug:code>/"
FISCAL = [
    path("fiscal/", views.fiscal, name="fiscal"),
    path("fiscal/adjustments/submit/", views.submit_adjustment, name="submit_adjustment"),
    path(ADJUSTMENT, views.adjustment, name="adjustment"),
    path(f"{ADJUSTMENT}files/<uuid:file>/", views.adjustment_file, name="adjustment_file"),
    *addresses(ADJUSTMENT, views.ADJUSTMENT_STEPS),
    path(FISCAL_YEAR, views.fiscal_year, name="fiscal_year"),
    path(f"{FISCAL_YEAR}papers/<int:pk>/", views.book_paper, name="book_paper"),
    path(f"{FISCAL_YEAR}figures/", views.keep_figure, name="keep_figure"),
    path(f"{FISCAL_YEAR}papers/add/", views.add_book_paper, name="add_book_paper"),
]

EXPERT, ASSIGNMENT = "experts/<slug:code>/", "experts/assignments/<int:pk>/"
EXPERTS = [
    path("experts/", views.experts, name="experts"),
    path("experts/add/", views.add_expert, name="add_expert"),
    path("experts/ask/<slug:kind>/<slug:key>/", views.ask_expert, name="ask_expert"),
    path(f"{ASSIGNMENT}opinion/", views.record_expert_opinion, name="record_expert_opinion"),
    path(f"{ASSIGNMENT}files/<uuid:file>/", views.expert_file, name="expert_file"),
    path(EXPERT, views.expert, name="expert"),
    path(f"{EXPERT}amend/", views.amend_expert, name="amend_expert"),
]

WORK_REVIEW = "reviews/<slug:code>/"
WORK_REVIEWS = [
    path("reviews/", views.work_reviews, name="work_reviews"),
    path("reviews/plan/", views.plan_work_review, name="plan_work_review"),
    path(WORK_REVIEW, views.work_review, name="work_review"),
    path(f"{WORK_REVIEW}sheets/<slug:kind>.pdf", views.result_sheet, name="result_sheet"),
    path(f"{WORK_REVIEW}files/<uuid:file>/", views.review_file, name="review_file"),
    *addresses(WORK_REVIEW, views.REVIEW_STEPS),
]

urlpatterns = [
    *CALLS,
    *WORK_REVIEWS,
    *RARE,
    *INQUIRIES,
    *INSPECTIONS,
    *FILINGS,
    *FINDINGS,
    *FISCAL,
    *EXPERTS,
    path("", views.index, name="index"),
    path("public/", views.public, name="public"),
    path("public/plans/<year:year>/", views.public_plan, name="public_plan"),
    path("public/plans/<year:year>/<int:number>.pdf", views.public_paper, name="public_paper"),
    path("sources/", views.sources, name="sources"),
    path("year/", views.year, name="year"),
    path("year.pdf", views.year_paper, name="year_paper"),
    path("obligations/", views.obligations, name="obligations"),
    path("obligations/make/", views.make_calendar, name="make_calendar"),
    *(path(f"{DUTY}{name}/", getattr(views, name), name=name) for name in OF_DUTY),
    path("plans/", views.plans, name="plans"),
    path("plans/open/", views.open_plan, name="open_plan"),
    path(PLAN, views.plan, name="plan"),
    path(f"{PLAN}draft.pdf", views.plan_paper, name="plan_paper"),
    path(f"{PLAN}versions/<int:number>.pdf", views.version_paper, name="version_paper"),
    *addresses(PLAN, views.PLAN_STEPS),
    path("topics/propose/", views.propose_topic, name="propose_topic"),
    path(TOPIC, views.topic, name="topic"),
    *addresses(TOPIC, views.PROPOSING),
    *addresses(TOPIC, views.ROAD),
    *addresses(ITEM, views.ITEMS),
    path(f"{TOPIC}papers/<int:pk>/", views.paper, name="paper"),
    path(f"{TOPIC}replies/<int:pk>/<uuid:file>/", views.evidence, name="evidence"),
    path(f"{TOPIC}opinions/<int:number>.pdf", views.opinion, name="opinion"),
    path("public/topics/<slug:code>/", views.public_topic, name="public_topic"),
    path("public/topics/<slug:code>/papers/<int:pk>/", views.public_topic_paper, name="public_topic_paper"),
    path("public/topics/<slug:code>/opinions/<int:number>.pdf", views.public_opinion, name="public_opinion"),
    path("lateness/", views.lateness, name="lateness"),
    path("lateness.pdf", views.lateness_paper, name="lateness_paper"),
    path("absences/", views.absences, name="absences"),
    path("absences/record/", views.record_absence, name="record_absence"),
]
