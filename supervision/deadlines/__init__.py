"""When the clocks of supervision run."""

from supervision.deadlines.obligations import DUTIES, GUESSED, Duty, due, duties_of, makes
from supervision.deadlines.road import count_back, end_item, in_time, meet, start, start_item, void

__all__ = [
    "DUTIES", "GUESSED", "Duty", "count_back", "due", "duties_of", "end_item", "in_time", "makes", "meet", "start",
    "start_item", "void",
]  # fmt: skip
