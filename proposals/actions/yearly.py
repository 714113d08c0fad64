"""What the office sets beside the figures of a year, and the report printed of them by the worker."""

from pathlib import Path

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.timezone import localdate

from congress.files.models import StoredFile
from congress.printing import pdf
from congress.work.actions import ask
from congress.work.engine import Made, Progress, Refused
from congress.work.models import UNDERWAY, Work
from proposals import rules
from proposals.models import PrintedReport, ScoreScheme, YearReport
from proposals.statistics import report, yearly

KIND = "year_report"


@transaction.atomic
def weigh(*, by, from_year: int, points: dict[str, int], basis: str) -> ScoreScheme:
    """制定评分办法: from this year on; years before keep theirs."""
    if not rules.is_coordinator(by, None):
        raise PermissionDenied
    facts = {"points": points, "basis": basis, "set_by": by}
    return ScoreScheme.objects.update_or_create(from_year=from_year, defaults=facts)[0]


@transaction.atomic
def write_report(*, by, year: int, **words: str) -> YearReport:
    """修改报告文字: the words of the office; whoever saves last is named."""
    if not rules.is_coordinator(by, None):
        raise PermissionDenied
    return YearReport.objects.update_or_create(year=year, defaults={**words, "changed_by": by})[0]


def print_report(*, by, year: int) -> Work:
    """The work that prints this year's report as its figures stand then."""
    if not rules.oversees_all(by):
        raise PermissionDenied
    return ask(KIND, by=by, title=f"{year}年代表建议办理情况报告", facts={"year": year})


def underway(by, year: int) -> Work | None:
    asked = Work.objects.filter(kind=KIND, owner=by, state__in=UNDERWAY, cancel_wanted=False)
    return asked.filter(facts__year=year).first()


def lost(work: Work) -> str:
    """Why the file is no longer for its owner (settings.WORK_RIGHTS)."""
    allowed = work.owner.is_active and rules.oversees_all(work.owner)
    return "" if allowed else "您的岗位已经变动，不能再取办理情况报告。"


def run(work: Work, path: Path, progress: Progress) -> Made:
    """The work itself (settings.WORKS)."""
    year = work.facts["year"]
    progress.total = 2
    counted = yearly.count(work.owner, year, localdate())
    if not counted.total["all"]:
        raise Refused(f"{year}年没有登记的建议，没有编印报告。")
    words = YearReport.objects.filter(year=year).first() or report.default_words(counted)
    progress.tell(1)
    try:
        path.write_bytes(pdf.render("proposals/year_report.html", report.year_report(counted, words), title=work.title))
    except pdf.PrintError as why:
        raise Refused(str(why)) from why

    def keep(stored: StoredFile) -> None:
        PrintedReport.objects.create(
            year=year, file=stored, cases=counted.total["all"], counted_on=counted.today, made_by=work.owner
        )

    return Made(f"{work.title}.pdf", keep)
