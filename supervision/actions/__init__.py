"""The verbs of supervision: one file per stage. Each takes exactly one step of a flow."""

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
from supervision.actions.filing_review import (
    compare_articles,
    distribute_filing,
    extend_filing_opinion,
    extend_review,
    find_no_problem,
    give_filing_opinion,
)
from supervision.actions.obligations import fulfil, keep_calendar, make_topic, waive
from supervision.actions.planning import adjust_plan, adopt_plan, draft_plan, open_plan, publish_plan, report_plan
from supervision.actions.proposing import (
    amend_topic,
    propose_topic,
    put_back,
    reconsider,
    reject_topic,
    screen,
    take_up,
)

__all__ = [
    "adjust_plan", "adopt_plan", "amend_topic", "draft_plan", "fulfil", "keep_calendar", "make_topic", "open_plan",
    "propose_topic", "publish_plan", "put_back", "reconsider", "reject_topic", "report_plan", "screen", "take_up",
    "waive",
]  # fmt: skip
__all__ += [
    "annul_filing", "answer_written_opinion", "ask_supplement", "await_amendment", "communicate_filing",
    "compare_articles", "distribute_filing", "explain_filing", "extend_filing_opinion", "extend_review",
    "file_document", "find_no_problem", "give_filing_opinion", "order_change", "order_cleanup",
    "put_to_chairs_meeting", "receive_filing", "register_filing", "report_amended", "resume_review", "return_filing",
    "send_written_opinion", "supplement_filing", "transfer_filing",
]  # fmt: skip
