"""When the clocks of supervision run."""

from supervision.deadlines.obligations import DUTIES, GUESSED, Duty, due, duties_of, makes

__all__ = ["DUTIES", "GUESSED", "Duty", "due", "duties_of", "makes"]
