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
    demand_review,
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
from supervision.actions.filing_urging import press_filing, press_list, press_request
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
from supervision.actions.judging import give_verdict, judge_answer, key_in_verdicts, verify_verdicts
from supervision.actions.moving import (
    decline_commission,
    decline_interpellation,
    hand_in_commission,
    hand_in_interpellation,
    key_in_movers,
    key_in_proposers,
    move_interpellation,
    propose_commission,
    sign_commission,
    sign_interpellation,
    withdraw_commission,
)
from supervision.actions.obligations import fulfil, keep_calendar, make_topic, waive
from supervision.actions.papers import add_paper, send_exchange
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
    name_commissioner,
    record_material,
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
from supervision.actions.urging import press_duty, press_topic
from supervision.actions.work_review import (
    answer_work_review,
    gather_words,
    plan_work_review,
    poll_work_review,
    report_work_review,
    send_results,
)

__all__ = [
    "ALARM", "accept_request", "add_assessment", "add_book_paper", "add_paper", "add_problem", "adjust_plan",
    "adopt_idea", "adopt_inquiry", "adopt_inspection", "adopt_plan", "amend_call", "amend_finding", "amend_topic",
    "annul_filing", "answer_collected", "answer_interpellation", "answer_question", "answer_request",
    "answer_work_review", "answer_written_opinion", "approve_adjustment", "ask_expert", "ask_question",
    "ask_supplement", "await_amendment", "bring_back", "claim_rectified", "close_topic", "collect_opinions",
    "comment_response", "communicate_filing", "compare_articles", "compose_filing_report", "conclude_topic",
    "continue_finding", "continue_item", "decide_commission", "decide_interpellation", "decline_commission",
    "decline_idea", "decline_ideas", "decline_interpellation", "demand_review", "distribute", "distribute_filing",
    "draft_inquiry", "draft_inspection", "draft_opinion", "draft_plan", "end_check", "end_inquiry", "explain_filing",
    "extend_filing_opinion", "extend_review", "file_document", "fill_line", "find_no_problem", "follow_up",
    "form_commission", "forward_letter", "fulfil", "gather_words", "give_filing_opinion", "give_verdict",
    "hand_in_commission", "hand_in_interpellation", "hear", "hear_filing_report", "hide_filing", "issue_opinion",
    "judge_answer", "keep_calendar", "keep_expert", "keep_figures", "keep_lists", "key_in_movers", "key_in_proposers",
    "key_in_verdicts", "list_checks", "make_topic", "merge_idea", "move_interpellation", "name_commissioner",
    "name_member", "name_respondent", "note_inquiry", "note_promise", "note_response", "notify_organ", "open_inquiry",
    "open_plan", "order_change", "order_cleanup", "order_followup", "pass_on_request", "plan_call", "plan_inquiry",
    "plan_inspection", "plan_work_review", "poll_answer", "poll_response", "poll_work_review", "prepare_question",
    "press_duty", "press_filing", "press_list", "press_request", "press_topic", "propose_commission", "propose_topic",
    "publish_filing", "publish_plan", "publish_topic", "put_back", "put_to_chairs_meeting", "raise_question",
    "receive_filing", "reconsider", "record_absence", "record_check", "record_expert_opinion", "record_finding",
    "record_findings", "record_material", "record_research", "record_visit", "refuse_adjustment", "refuse_request",
    "register_filing", "reject_topic", "remove_member", "reopen_idea", "report_amended", "report_commission",
    "report_inspection", "report_item", "report_plan", "report_progress", "report_work_review", "rerun",
    "resume_review", "return_comments", "return_filing", "review_adjustment", "screen", "send_exchange",
    "send_filing_report", "send_idea", "send_response", "send_results", "send_written_opinion", "send_yearly_list",
    "set_day", "settle_item", "sign_commission", "sign_interpellation", "start_rectifying", "start_work",
    "submit_adjustment", "submit_draft", "submit_plan", "submit_report", "submit_response", "suggest_review",
    "supplement_filing", "take_problems", "take_promises", "take_up", "track_topic", "transfer_filing", "turn_calls",
    "verify_finding", "verify_verdicts", "waive", "withdraw_commission", "withdraw_interpellation",
]  # fmt: skip
