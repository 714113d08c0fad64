"""The days a case must keep. Each limit and its article stand in the rulebook; here is when each one runs."""

from proposals.deadlines.clocks import ANSWER, RIGHTS, TELLING, lapse, meet, refresh, running, start, void
from proposals.deadlines.extending import extend, extensions_open_to
from proposals.deadlines.handing_back import FEW_DAYS, days_to_answer, passed_to, return_asked, returned, settled
from proposals.deadlines.promises import DUE, call_status, dropped, kept, not_called, promised, reported
from proposals.deadlines.spoken import SPOKEN, lines, raters_owing
from proposals.deadlines.starts import (
    advice_sent_back,
    assignment,
    examination,
    handling,
    passed_on,
    received,
    start_of,
)
from proposals.deadlines.summing_up import summaries_open, summary_begun

__all__ = [
    "ANSWER", "DUE", "FEW_DAYS", "RIGHTS", "SPOKEN", "TELLING", "advice_sent_back", "assignment", "call_status",
    "days_to_answer", "dropped", "examination", "extend", "extensions_open_to", "handling", "kept", "lapse", "lines",
    "meet", "not_called", "passed_on", "passed_to", "promised", "raters_owing", "received", "refresh", "reported",
    "return_asked", "returned", "running", "settled", "start", "start_of", "summaries_open", "summary_begun", "void",
]  # fmt: skip
