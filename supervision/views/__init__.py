from supervision.views.absences import absences, record_absence
from supervision.views.asking import (
    answer_question,
    ask_question,
    end_inquiry,
    follow_up,
    note_promise,
    open_inquiry,
    poll_answer,
    raise_question,
    sitting,
    take_promises,
)
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
    accept_request,
    answer_request,
    pass_on_request,
    refuse_request,
    request_status,
    review_request,
    review_requests,
    suggest_review,
)
from supervision.views.filing_steps import (
    annul_filing,
    answer_written_opinion,
    ask_supplement,
    await_amendment,
    communicate_filing,
    compare_articles,
    distribute_filing,
    explain_filing,
    extend_filing_opinion,
    extend_review,
    find_no_problem,
    give_filing_opinion,
    order_change,
    order_cleanup,
    put_to_chairs_meeting,
    receive_filing,
    register_filing,
    report_amended,
    resume_review,
    return_filing,
    send_written_opinion,
    transfer_filing,
)
from supervision.views.filing_year import (
    compose_filing_report,
    filing_report,
    filing_report_paper,
    hear_filing_report,
    hide_filing,
    publish_filing,
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
    submit_adjustment,
)
from supervision.views.ideas import adopt_idea, decline_idea, decline_ideas, idea, ideas, merge_idea, reopen_idea
from supervision.views.inquiry import (
    adopt_inquiry,
    draft_inquiry,
    inquiry,
    inquiry_plan,
    inquiry_record,
    name_respondent,
    note_inquiry,
    plan_inquiry,
    prepare_question,
)
from supervision.views.inspection import VIEWS as CHECKS
from supervision.views.inspection import (
    draft_inspection,
    fill_line,
    inspection,
    inspection_file,
    inspection_notice,
    inspection_plan,
    inspection_report,
    notify_organ,
    plan_inspection,
    remove_member,
    take_problems,
)
from supervision.views.lateness import lateness, lateness_paper
from supervision.views.listing import index
from supervision.views.obligations import fulfil, make_topic, obligations, waive
from supervision.views.planning import (
    adjust_plan,
    adopt_plan,
    draft_plan,
    open_plan,
    plan,
    plan_paper,
    plans,
    publish_plan,
    report_plan,
    version_paper,
)
from supervision.views.proposing import (
    amend_topic,
    propose_topic,
    put_back,
    reconsider,
    reject_topic,
    screen,
    take_up,
)
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
    ASKING,
    SEARCHING,
    commission,
    commission_paper,
    interpellation,
    interpellation_paper,
    move_interpellation,
    propose_commission,
    questioning,
)
from supervision.views.road import VIEWS as ROAD
from supervision.views.road import (
    answer_collected,
    continue_item,
    draft_opinion,
    issue_opinion,
    publish_topic,
    report_item,
    settle_item,
)
from supervision.views.topics import evidence, opinion, paper, topic

__all__ = [
    "ADJUSTMENT_STEPS", "ASKING", "CHECKS", "FINDING_STEPS", "ROAD", "SEARCHING", "absences", "accept_request",
    "add_book_paper", "add_expert", "adjust_plan", "adjustment", "adjustment_file", "adopt_idea", "adopt_inquiry",
    "adopt_plan", "amend_call", "amend_expert", "amend_topic", "annul_filing", "answer_collected", "answer_question",
    "answer_request", "answer_written_opinion", "ask_expert", "ask_question", "ask_supplement", "await_amendment",
    "book_paper", "calls", "commission", "commission_paper", "communicate_filing", "compare_articles", "comparison",
    "compose_filing_report", "continue_item", "decline_idea", "decline_ideas", "distribute_filing", "draft_inquiry",
    "draft_inspection", "draft_opinion", "draft_plan", "end_inquiry", "evidence", "expert", "expert_file", "experts",
    "explain_filing", "extend_filing_opinion", "extend_review", "file_document", "filing", "filing_file",
    "filing_paper", "filing_report", "filing_report_paper", "filings", "fill_line", "find_no_problem", "finding",
    "finding_file", "findings", "fiscal", "fiscal_year", "follow_up", "fulfil", "give_filing_opinion",
    "hear_filing_report", "hide_filing", "idea", "idea_status", "ideas", "index", "inquiry", "inquiry_plan",
    "inquiry_record", "inspection", "inspection_file", "inspection_notice", "inspection_plan", "inspection_report",
    "interpellation", "interpellation_paper", "issue_opinion", "lateness", "lateness_paper", "make_topic", "merge_idea",
    "move_interpellation", "name_respondent", "note_inquiry", "note_promise", "notify_organ", "obligations",
    "open_inquiry", "open_plan", "opinion", "order_change", "order_cleanup", "own_ideas", "paper", "pass_on_request",
    "plan", "plan_call", "plan_inquiry", "plan_inspection", "plan_paper", "plans", "poll_answer", "prepare_question",
    "propose_commission", "propose_topic", "public", "public_call", "public_filing", "public_filing_paper",
    "public_filing_text", "public_filings", "public_opinion", "public_paper", "public_plan", "public_topic",
    "public_topic_paper", "publish_filing", "publish_plan", "publish_topic", "put_back", "put_to_chairs_meeting",
    "questioning", "raise_question", "receive_filing", "reconsider", "record_absence", "record_expert_opinion",
    "record_finding", "rectification", "refuse_request", "register_filing", "reject_topic", "remove_member",
    "reopen_idea", "report_amended", "report_item", "report_plan", "request_status", "resume_review", "return_filing",
    "review_request", "review_requests", "screen", "send_filing_report", "send_written_opinion", "send_yearly_list",
    "settle_item", "sitting", "submit_adjustment", "suggest_review", "supplement_filing", "take_problems",
    "take_promises", "take_up", "topic", "transfer_filing", "version_paper", "waive", "yearly_list_paper",
    "yearly_lists",
]  # fmt: skip
