"""The days a case must keep. Each limit and its article stand in the rulebook; here is when each one runs."""

from proposals.deadlines.clocks import RIGHTS, TELLING, lapse, meet, refresh, running, start, void
from proposals.deadlines.spoken import SPOKEN, lines, raters_owing
from proposals.deadlines.starts import assignment, examination, handling, received, start_of

__all__ = [
    "RIGHTS",
    "SPOKEN",
    "TELLING",
    "assignment",
    "examination",
    "handling",
    "lapse",
    "lines",
    "meet",
    "raters_owing",
    "received",
    "refresh",
    "running",
    "start",
    "start_of",
    "void",
]
