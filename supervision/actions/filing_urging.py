"""催办 of the limits of 备案审查: of a document and its shares, of a request to review one, of a yearly list."""

from django.db import transaction
from django.utils.timezone import localdate

from congress.reminders.watch import Row, Watched
from supervision import notices
from supervision.actions.urging import press_case, those_asked, watched_over
from supervision.flow import FILING, REVIEW_REQUEST
from supervision.models import FilingClock, RequestClock, YearlyList
from supervision.notices import filing_reminding, filing_requests, filing_year
from supervision.queries import watching

KIND = "filing_pressed"


def press_filing(clock: FilingClock, *, by) -> list[str]:
    """催办: the office, a committee or the maker, whoever the limit binds."""
    return press_case(
        FILING, "press_filing", clock.filing, hook=filing_reminding.REMINDED, clock=clock, by=by,
        clocks=watching.filing_clocks_watched, kind=KIND,
    )  # fmt: skip


def press_request(clock: RequestClock, *, by) -> list[str]:
    return press_case(
        REVIEW_REQUEST, "press_request", clock.request, hook=filing_requests.REMINDED, clock=clock, by=by,
        clocks=watching.request_clocks_watched, kind=KIND,
    )  # fmt: skip


@transaction.atomic
def press_list(clock: YearlyList, *, by) -> list[str]:
    """催办上年度目录: the maker that owes it."""
    clock = watched_over(watching.lists_watched, clock, by)
    line, people = those_asked(filing_year.LISTS, clock, by)
    notices.pressed(KIND, filing_year.LISTS, clock, people, line, about=clock, today=localdate())
    return list(people.values())


def filing_rows(user, clocks) -> list[Row]:
    return [
        Row(row, row.filing.number or row.filing.doc_no, row.filing.title, row.filing.get_absolute_url(),
            watching.filing_clock_holder(row))
        for row in watching.filing_clocks_watched(user, clocks)
    ]  # fmt: skip


def request_rows(user, clocks) -> list[Row]:
    return [
        Row(row, row.request.number, row.request.title, row.request.get_absolute_url(), "办公室")
        for row in watching.request_clocks_watched(user, clocks)
    ]


def list_rows(user, clocks) -> list[Row]:
    return [
        Row(row, f"{row.year}年", "规范性文件目录", row.get_absolute_url(), row.maker.label)
        for row in watching.lists_watched(user, clocks)
    ]


FILINGS = Watched(clocks=FilingClock, rows=filing_rows, urge=press_filing)
REQUESTS = Watched(clocks=RequestClock, rows=request_rows, urge=press_request)
LISTS = Watched(clocks=YearlyList, rows=list_rows, urge=press_list)
