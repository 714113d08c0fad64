from supervision.views.absences import absences, record_absence
from supervision.views.asking import QUESTION_STEPS, SITTING_STEPS, ask_question, open_inquiry, sitting
from supervision.views.calling import amend_call, calls, idea_status, own_ideas, plan_call, public_call
from supervision.views.experts import (
    add_expert,
    amend_expert,
    ask_expert,
    expert,
    expert_file,
    experts,
    record_expert_opinion,
)
from supervision.views.filing import file_document, supplement_filing
from supervision.views.filing_requests import (
    REQUEST_STEPS,
    demand_review,
    request_file,
    request_status,
    review_request,
    review_requests,
    suggest_review,
)
from supervision.views.filing_steps import FILING_STEPS, SHARE_STEPS
from supervision.views.filing_year import (
    compose_filing_report,
    filing_report,
    filing_report_paper,
    hear_filing_report,
    send_filing_report,
    send_yearly_list,
    yearly_list_paper,
    yearly_lists,
)
from supervision.views.filings import comparison, filing, filing_file, filing_paper, filings
from supervision.views.findings import FINDING_STEPS, finding, finding_file, findings, record_finding, rectification
from supervision.views.fiscal import (
    ADJUSTMENT_STEPS,
    add_book_paper,
    adjustment,
    adjustment_file,
    book_paper,
    fiscal,
    fiscal_year,
    keep_figure,
    submit_adjustment,
)
from supervision.views.ideas import IDEA_STEPS, decline_ideas, idea, ideas
from supervision.views.inquiry import INQUIRY_STEPS, inquiry, inquiry_plan, inquiry_record, note_inquiry, plan_inquiry
from supervision.views.inspection import (
    INSPECTION_STEPS,
    fill_line,
    inspection,
    inspection_file,
    inspection_notice,
    inspection_plan,
    inspection_report,
    plan_inspection,
    remove_member,
)
from supervision.views.lateness import lateness, lateness_paper
from supervision.views.listing import index
from supervision.views.obligations import fulfil, make_calendar, make_topic, obligations, waive
from supervision.views.planning import PLAN_STEPS, open_plan, plan, plan_paper, plans, version_paper
from supervision.views.proposing import PROPOSING, propose_topic
from supervision.views.public import (
    public,
    public_opinion,
    public_paper,
    public_plan,
    public_topic,
    public_topic_paper,
)
from supervision.views.public_filings import public_filing, public_filing_paper, public_filing_text, public_filings
from supervision.views.rare import (
    COMMISSION_STEPS,
    INTERPELLATION_STEPS,
    commission,
    commission_file,
    commission_paper,
    interpellation,
    interpellation_file,
    interpellation_paper,
    material_file,
    material_source,
    move_interpellation,
    propose_commission,
    questioning,
    verdict_sheet,
)
from supervision.views.road import ITEMS, ROAD
from supervision.views.sources import sources
from supervision.views.topics import evidence, opinion, paper, topic
from supervision.views.work_review import (
    REVIEW_STEPS,
    plan_work_review,
    result_sheet,
    review_file,
    work_review,
    work_reviews,
)
from supervision.views.year import year, year_paper

__all__ = [
    "ADJUSTMENT_STEPS", "COMMISSION_STEPS", "FILING_STEPS", "FINDING_STEPS", "IDEA_STEPS", "INQUIRY_STEPS",
    "INSPECTION_STEPS", "INTERPELLATION_STEPS", "ITEMS", "PLAN_STEPS", "PROPOSING", "QUESTION_STEPS", "REQUEST_STEPS",
    "REVIEW_STEPS", "ROAD", "SHARE_STEPS", "SITTING_STEPS", "absences", "add_book_paper", "add_expert", "adjustment",
    "adjustment_file", "amend_call", "amend_expert", "ask_expert", "ask_question", "book_paper", "calls", "commission",
    "commission_file", "commission_paper", "comparison", "compose_filing_report", "decline_ideas", "demand_review",
    "evidence", "expert", "expert_file", "experts", "file_document", "filing", "filing_file", "filing_paper",
    "filing_report", "filing_report_paper", "filings", "fill_line", "finding", "finding_file", "findings", "fiscal",
    "fiscal_year", "fulfil", "hear_filing_report", "idea", "idea_status", "ideas", "index", "inquiry", "inquiry_plan",
    "inquiry_record", "inspection", "inspection_file", "inspection_notice", "inspection_plan", "inspection_report",
    "interpellation", "interpellation_file", "interpellation_paper", "keep_figure", "lateness", "lateness_paper",
    "make_calendar", "make_topic", "material_file", "material_source", "move_interpellation", "note_inquiry",
    "obligations", "open_inquiry", "open_plan", "opinion", "own_ideas", "paper", "plan", "plan_call", "plan_inquiry",
    "plan_inspection", "plan_paper", "plan_work_review", "plans", "propose_commission", "propose_topic", "public",
    "public_call", "public_filing", "public_filing_paper", "public_filing_text", "public_filings", "public_opinion",
    "public_paper", "public_plan", "public_topic", "public_topic_paper", "questioning", "record_absence",
    "record_expert_opinion", "record_finding", "rectification", "remove_member", "request_file", "request_status",
    "result_sheet", "review_file", "review_request", "review_requests", "send_filing_report", "send_yearly_list",
    "sitting", "sources", "submit_adjustment", "suggest_review", "supplement_filing", "topic", "verdict_sheet",
    "version_paper", "waive", "work_review", "work_reviews", "year", "year_paper", "yearly_list_paper", "yearly_lists",
]  # fmt: skip
