"""The verbs of supervision: one file per stage. Each takes exactly one step of a flow."""

from supervision.actions.absences import ALARM, record_absence
from supervision.actions.adjustments import approve_adjustment, refuse_adjustment, review_adjustment, submit_adjustment
from supervision.actions.asking import (
    answer_question,
    ask_question,
    end_inquiry,
    follow_up,
    note_promise,
    open_inquiry,
    poll_answer,
    raise_question,
    take_promises,
)
from supervision.actions.calling import (
    adopt_idea,
    amend_call,
    decline_idea,
    decline_ideas,
    merge_idea,
    plan_call,
    reopen_idea,
    send_idea,
    turn_calls,
)
from supervision.actions.checking import (
    add_assessment,
    add_problem,
    end_check,
    fill_line,
    forward_letter,
    record_visit,
    report_inspection,
    take_problems,
)
from supervision.actions.execution import add_book_paper, keep_figures
from supervision.actions.experts import ask_expert, keep_expert, record_expert_opinion
from supervision.actions.filing import file_document, supplement_filing
from supervision.actions.filing_check import (
    ask_supplement,
    receive_filing,
    register_filing,
    return_filing,
    transfer_filing,
)
from supervision.actions.filing_decision import annul_filing, order_change, order_cleanup, put_to_chairs_meeting
from supervision.actions.filing_opinion import (
    answer_written_opinion,
    await_amendment,
    communicate_filing,
    explain_filing,
    report_amended,
    resume_review,
    send_written_opinion,
)
from supervision.actions.filing_requests import (
    accept_request,
    answer_request,
    pass_on_request,
    refuse_request,
    suggest_review,
)
from supervision.actions.filing_review import (
    compare_articles,
    distribute_filing,
    extend_filing_opinion,
    extend_review,
    find_no_problem,
    give_filing_opinion,
)
from supervision.actions.filing_year import (
    compose_filing_report,
    hear_filing_report,
    hide_filing,
    keep_lists,
    publish_filing,
    send_filing_report,
    send_yearly_list,
)
from supervision.actions.findings import (
    amend_finding,
    claim_rectified,
    continue_finding,
    record_finding,
    record_findings,
    report_progress,
    start_rectifying,
    verify_finding,
)
from supervision.actions.hearing import conclude_topic, draft_opinion, hear, issue_opinion
from supervision.actions.inquiry import (
    adopt_inquiry,
    draft_inquiry,
    name_respondent,
    note_inquiry,
    plan_inquiry,
    prepare_question,
)
from supervision.actions.inspection import (
    adopt_inspection,
    draft_inspection,
    list_checks,
    name_member,
    notify_organ,
    order_followup,
    plan_inspection,
    remove_member,
)
from supervision.actions.items import continue_item, report_item, settle_item
from supervision.actions.obligations import fulfil, keep_calendar, make_topic, waive
from supervision.actions.papers import add_paper
from supervision.actions.planning import adjust_plan, adopt_plan, draft_plan, open_plan, publish_plan, report_plan
from supervision.actions.preparing import (
    answer_collected,
    collect_opinions,
    distribute,
    record_research,
    return_comments,
    set_day,
    start_work,
    submit_draft,
    submit_report,
)
from supervision.actions.proposing import (
    amend_topic,
    propose_topic,
    put_back,
    reconsider,
    reject_topic,
    screen,
    take_up,
)
from supervision.actions.rare import (
    answer_interpellation,
    decide_commission,
    decide_interpellation,
    form_commission,
    judge_answer,
    move_interpellation,
    name_commissioner,
    propose_commission,
    report_commission,
    withdraw_interpellation,
)
from supervision.actions.responding import (
    bring_back,
    comment_response,
    note_response,
    poll_response,
    rerun,
    send_response,
    submit_plan,
    submit_response,
)
from supervision.actions.tracking import close_topic, publish_topic, record_check, track_topic

__all__ = [
    "add_paper", "adjust_plan", "adopt_plan", "amend_topic", "answer_collected", "bring_back", "close_topic",
    "collect_opinions", "comment_response", "conclude_topic", "continue_item", "distribute", "draft_opinion",
    "draft_plan", "fulfil", "hear", "issue_opinion", "keep_calendar", "make_topic", "note_response", "open_plan",
    "poll_response", "propose_topic", "publish_plan", "publish_topic", "put_back", "reconsider", "record_check",
    "record_research", "reject_topic", "report_item", "report_plan", "rerun", "return_comments", "screen",
    "send_response", "set_day", "settle_item", "start_work", "submit_draft", "submit_plan", "submit_report",
    "submit_response", "take_up", "track_topic", "waive",
]  # fmt: skip
__all__ += [
    "annul_filing", "answer_written_opinion", "ask_supplement", "await_amendment", "communicate_filing",
    "compare_articles", "distribute_filing", "explain_filing", "extend_filing_opinion", "extend_review",
    "file_document", "find_no_problem", "give_filing_opinion", "order_change", "order_cleanup",
    "put_to_chairs_meeting", "receive_filing", "register_filing", "report_amended", "resume_review", "return_filing",
    "send_written_opinion", "supplement_filing", "transfer_filing",
]  # fmt: skip
__all__ += ["accept_request", "answer_request", "pass_on_request", "refuse_request", "suggest_review"]
__all__ += [
    "compose_filing_report", "hear_filing_report", "hide_filing", "keep_lists", "publish_filing", "send_filing_report",
    "send_yearly_list",
    "amend_finding", "claim_rectified", "continue_finding", "record_finding", "record_findings", "report_progress",
    "start_rectifying", "verify_finding",
    "adopt_idea", "amend_call", "decline_idea", "decline_ideas", "merge_idea", "plan_call", "reopen_idea", "send_idea",
    "turn_calls",
    "add_assessment", "add_problem", "adopt_inspection", "draft_inspection", "end_check", "forward_letter",
    "list_checks", "name_member", "notify_organ", "order_followup", "plan_inspection", "fill_line",
    "record_visit", "remove_member", "report_inspection", "take_problems",
]  # fmt: skip
__all__ += [
    "adopt_inquiry", "answer_question", "ask_question", "draft_inquiry", "end_inquiry", "follow_up", "name_respondent",
    "note_inquiry", "note_promise", "open_inquiry", "plan_inquiry", "poll_answer", "prepare_question",
    "raise_question", "take_promises",
]  # fmt: skip
__all__ += [
    "answer_interpellation", "decide_commission", "decide_interpellation", "form_commission", "judge_answer",
    "move_interpellation", "name_commissioner", "propose_commission", "report_commission",
    "withdraw_interpellation",
]  # fmt: skip
__all__ += [
    "add_book_paper", "approve_adjustment", "keep_figures", "refuse_adjustment", "review_adjustment",
    "submit_adjustment",
]  # fmt: skip
__all__ += ["ask_expert", "keep_expert", "record_expert_opinion"]
__all__ += ["ALARM", "record_absence"]
