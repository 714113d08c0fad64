"""The yearly list of each maker, the yearly report and its way up, and what of a document everybody may read."""

from datetime import date, datetime, time

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.timezone import get_current_timezone, now

from congress.rulebook.book import open_book
from congress.workflow.wanted import want_past, want_words
from supervision import rules
from supervision.actions.obligations import fulfil
from supervision.documents import filing_year as sheet
from supervision.flow import FILING
from supervision.models import Filing, FilingRelease, FilingReport, Obligation, SendingUp, YearlyList
from supervision.queries.filing import makers
from supervision.statistics import filing as count

LIST, UP, DUTY = "filing.yearly_list", "filing.yearly_report", "duty.filing"


@transaction.atomic
def keep_lists(year: int) -> int:
    """The lists of a year, due by the end of the January after it. Idempotent; how many were made."""
    start, book = date(year + 1, 1, 1), open_book()
    there = set(YearlyList.objects.filter(year=year).values_list("maker", flat=True))
    fresh = [maker for maker in makers(start) if maker.pk not in there]
    made = [YearlyList.start(LIST, on=start, book=book, year=year, maker=maker) for maker in fresh]
    return len(YearlyList.objects.bulk_create(made, ignore_conflicts=True))


@transaction.atomic
def send_yearly_list(row: YearlyList, *, by, missing: str = "") -> YearlyList:
    """报送目录: what the register knows stands in it by itself; what was never filed is added by hand."""
    row = YearlyList.objects.select_for_update(of=("self",)).select_related("maker").get(pk=row.pk)
    if not rules.is_maker(by, row):
        raise PermissionDenied(f"{by} may not send the list of {row.maker}")
    if row.met_at:
        raise ValidationError("这一年的目录已经报送。")
    row.rows, row.missing = sheet.list_rows(row.maker, row.year), missing.strip()
    row.met_at, row.sent_by = now(), by
    row.save()
    return row


@transaction.atomic
def compose_filing_report(*, by, year: int, practice: str = "", problems: str = "", plans: str = "") -> FilingReport:
    """起草年度报告: the words; the figures come from the register."""
    _only_office(by)
    report = _locked(year)
    _check(report.reported_on is None, "报告已经向常委会报告，不再修改。")
    report.practice, report.problems, report.plans = practice, problems, plans
    report.save()
    return report


@transaction.atomic
def hear_filing_report(*, by, year: int, reported_on: date, reported_at: str) -> FilingReport:
    """向常委会报告: the figures stand still from now on, and thirty days run to send it up."""
    _only_office(by)
    report = _locked(year)
    _check(report.reported_on is None, "已经登记过报告日期。")
    want_past(reported_on=reported_on)
    report.reported_on, report.reported_at, report.figures = reported_on, reported_at, count.kept(year)
    report.save()
    SendingUp.start(UP, on=reported_on, report=report).save()
    if duty := Obligation.objects.running().filter(year=year, duty=DUTY).first():
        fulfil(duty, by=by, on=reported_on, note=reported_at)
    return report


@transaction.atomic
def send_filing_report(*, by, year: int, sent_on: date, sent_to: str) -> FilingReport:
    """上报 to the standing committee above (参照北京条例第四十条)."""
    _only_office(by)
    report = _locked(year)
    _check(report.reported_on is not None, "还没有向常委会报告。")
    _check(report.sent_on is None, "已经上报。")
    want_past(sent_on=sent_on)
    if sent_on < report.reported_on:
        raise ValidationError({"sent_on": "不能早于报告日期。"})
    report.sent_on, report.sent_to = sent_on, sent_to
    report.save()
    noon = datetime.combine(sent_on, time(12), tzinfo=get_current_timezone())
    SendingUp.objects.filter(report=report).update(met_at=noon)
    return report


def _locked(year: int) -> FilingReport:
    FilingReport.objects.get_or_create(year=year)
    return FilingReport.objects.select_for_update().get(year=year)


def _only_office(by) -> None:
    if not rules.is_office(by):
        raise PermissionDenied(f"{by} may not write the yearly report")


def _check(holds: bool, otherwise: str) -> None:
    if not holds:
        raise ValidationError(otherwise)


# ---- for everybody ----


def publish_filing(filing: Filing, *, by, with_text: bool = True) -> FilingRelease:
    """公布: the document, and its result once there is one; released again, the new words stand."""
    with FILING.take("publish_filing", filing, by=by) as (filing, told):
        filing.releases.filter(withdrawn_at=None).update(withdrawn_at=now())
        made = FilingRelease.objects.create(filing=filing, by=by, content=sheet.released(filing, with_text=with_text))
        told["said"] = made.content["outcome"] or "登记情况"
    return made


def hide_filing(filing: Filing, *, by, note: str) -> Filing:
    """撤下: what should not have been released."""
    want_words("请写明撤下的原因。", note=note)
    with FILING.take("hide_filing", filing, by=by, note=note) as (filing, told):
        filing.releases.filter(withdrawn_at=None).update(withdrawn_at=now())
        told["said"] = ""
    return filing
