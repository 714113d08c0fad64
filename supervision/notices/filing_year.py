"""The yearly limits of 备案审查: the makers owe their lists, the office owes the report to the house above."""

from congress.reminders.hook import Line, Reminded
from supervision.models import SendingUp, YearlyList
from supervision.notices.filing_reminding import DUE, Answering, line


def of_lists(clocks) -> list[Line]:
    rows = list(clocks.select_related("maker"))
    people = Answering() if rows else None
    return [
        line(row, about=row, asked=people.maker(row.maker), title=f"{row.year}年规范性文件目录",
             link=row.get_absolute_url())
        for row in rows
    ]  # fmt: skip


def of_reports(clocks) -> list[Line]:
    rows = list(clocks.select_related("report"))
    people = Answering() if rows else None
    return [
        line(row, about=row, asked=people.office(), title=row.report.title, link=row.report.get_absolute_url())
        for row in rows
    ]


LISTS = Reminded(clocks=YearlyList, lines=of_lists, texts={"filing.yearly_list": DUE}, in_calendars=True)
REPORTS = Reminded(clocks=SendingUp, lines=of_reports, texts={"filing.yearly_report": DUE}, in_calendars=True)
