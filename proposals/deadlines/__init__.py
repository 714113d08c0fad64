"""The days a case must keep. Each limit and its article stand in the rulebook; here is when each one runs."""

from proposals.deadlines.clocks import RIGHTS, TELLING, lapse, meet, refresh, running, start, void
from proposals.deadlines.promises import DUE, call_status, dropped, kept, promised, reported
from proposals.deadlines.spoken import SPOKEN, lines, raters_owing
from proposals.deadlines.starts import assignment, examination, handling, received, start_of

__all__ = [
    "DUE",
    "RIGHTS",
    "SPOKEN",
    "TELLING",
    "assignment",
    "call_status",
    "dropped",
    "examination",
    "handling",
    "kept",
    "lapse",
    "lines",
    "meet",
    "promised",
    "raters_owing",
    "received",
    "refresh",
    "reported",
    "running",
    "start",
    "start_of",
    "void",
]
