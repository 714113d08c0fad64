"""满意度测评 as the district counts it: settings 37 and 38 on top of the plain numbers of ``majority``."""

from datetime import date

from congress.rulebook.book import setting
from congress.surveys.majority import Verdict, grade


def graded(*, yes: int, basic: int, invalid: int, total: int, present: int, on: date) -> tuple[Verdict, str]:
    """The verdict of a poll held ``on`` that day, and its sum in one sentence. ``total``: 全体组成人员."""
    base = total
    if setting("poll.denominator", on) == "present":
        base = present - (invalid if setting("poll.invalid", on) == "excluded" else 0)
    return grade(yes=yes, basic=basic, base=base, rule=setting("poll.rule", on))
