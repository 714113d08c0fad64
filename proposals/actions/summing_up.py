"""年度总结 of each unit: asked for by the clock, written and handed in by the unit, sent back by the office."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.timezone import localdate, now

from congress.reminders.people import People
from congress.reminders.watch import Row, Watched, claim
from congress.rulebook.book import open_book
from congress.rulebook.reminders import HANDLER, HEAD
from congress.workflow.flow import NotYours, TooLate
from congress.workflow.wanted import want_words
from proposals import deadlines
from proposals.flow import SUMMARY
from proposals.models import SummaryFile, UnitSummary
from proposals.notices import summing_up as notices
from proposals.queries import summing_up as queries
from proposals.statistics.summing_up import own_figures


@transaction.atomic
def keep_summaries(*, today: date) -> list[UnitSummary]:
    """请报送年度总结: from two months before the day on, each unit that was given something this year is asked once;
    of a unit that has since handed everything on nothing is wanted any more."""
    book, year = open_book(), today.year
    opens_on, due_on = deadlines.summaries_open(year, book)
    if today < opens_on:
        return []
    owing = {unit.pk: unit for unit in queries.units_owing(year, due_on)}
    there = UnitSummary.objects.filter(year=year)
    there.running().exclude(unit__in=owing).filter(practice="").update(void_at=now())
    there.filter(unit__in=owing).exclude(void_at=None).update(void_at=None)
    fresh = owing.keys() - set(there.values_list("unit", flat=True))
    rows = [deadlines.summary_begun(year, owing[pk], book) for pk in sorted(fresh)]
    made = UnitSummary.objects.bulk_create(rows)
    for summary in made:
        notices.asked(summary)
    return made


def write_summary(summary, *, by, practice, problems="", plans="", files=(), dropped=()) -> UnitSummary:
    """起草总结: saved as often as wanted, with what is sent along."""
    with SUMMARY.take("write_summary", summary, by=by) as (summary, _):
        summary.practice, summary.problems, summary.plans = practice.strip(), problems.strip(), plans.strip()
        summary.files.filter(pk__in=[each.pk for each in dropped]).delete()
        SummaryFile.objects.bulk_create(SummaryFile(summary=summary, file=file, added_by=by) for file in files)
    return summary


def hand_in_summary(summary, *, by) -> UnitSummary:
    """报送总结: the figures stand still from now on, and the clock has been kept."""
    with SUMMARY.take("hand_in_summary", summary, by=by) as (summary, facts):
        today = localdate()
        summary.figures = own_figures(by, summary, today)
        summary.handed_in_on, summary.handed_in_by, summary.met_at = today, by, now()
        facts["said"] = f"附件 {summary.files.count()} 份，{summary.words(today)}"
        notices.handed_in(summary)
    return summary


def return_summary(summary, *, by, note: str) -> UnitSummary:
    """退回补充: with what is wanting; the day stays, so what comes back late is late."""
    want_words("请写明要补充什么。", note=note)
    with SUMMARY.take("return_summary", summary, by=by, note=note) as (summary, _):
        summary.met_at = summary.handed_in_on = summary.handed_in_by = None
        notices.returned(summary, note)
    return summary


def press_summary(summary: UnitSummary, *, by) -> list[str]:
    """催办: the unit's people, once a day."""
    with SUMMARY.take("press_summary", summary, by=by) as (summary, facts):
        step = SUMMARY.steps["press_summary"]
        if not queries.summaries_watched(by, UnitSummary.objects.filter(pk=summary.pk)).exists():
            raise NotYours(f"{by} does not watch over this limit")
        if not summary.is_running:
            raise TooLate(summary, step, f"{summary.label}已经办完或者不再计时，不用催办。")
        line = notices.line_of(summary)
        people = {pk: name for pk, name in People(localdate()).of((HANDLER, HEAD), line).items() if pk != by.pk}
        if not people:
            raise ValidationError(f"{summary.label}除了您本人没有可以催办的人。")
        if not claim(summary, by=by, people=list(people.values()), today=localdate()):
            raise TooLate(summary, step, f"{summary.label}今天已经催办过，明天可以再次催办。")
        notices.pressed(summary, people, line, by=by, today=localdate())
        facts["said"] = f"{summary.due_on:%Y-%m-%d}：{'、'.join(people.values())}"
    return list(people.values())


def summary_rows(user, clocks) -> list[Row]:
    """For the 催办 page. One query."""
    return [
        Row(row, f"{row.year}年", row.title, row.get_absolute_url(), row.unit.label)
        for row in queries.summaries_watched(user, clocks)
    ]


WATCHED = Watched(clocks=UnitSummary, rows=summary_rows, urge=press_summary)
