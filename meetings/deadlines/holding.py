"""Days of those in office: the five years of 人民陪审员, the two months of a new government."""

from datetime import date

from congress.workdays.count import add_months
from meetings.models import Tenure


def ends_by_term(tenure: Tenure) -> date | None:
    """任期届满日: the years of the post, else the end of the term for those who are elected with it."""
    if tenure.post.years:
        return add_months(tenure.starts_on, 12 * tenure.post.years)
    if tenure.post.authority == "elect" and tenure.term is not None:
        return tenure.term.ends_on
    return None
