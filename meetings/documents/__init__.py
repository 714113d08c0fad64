"""What goes on the printed papers of meetings: contexts for templates/print/meetings/, from facts alone."""

from meetings.documents.planning import PLAN_LABELS, by_body, plan_row, year_plan

__all__ = ["PLAN_LABELS", "by_body", "plan_row", "year_plan"]
