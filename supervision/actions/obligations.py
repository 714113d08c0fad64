"""法定报告事项: the calendar makes itself; each item becomes a topic, is fulfilled, or is set aside with the reason."""

from datetime import date

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.timezone import localdate, now

from congress.organs.models import Unit
from congress.rulebook.book import open_book
from congress.workflow.wanted import want_past, want_words
from supervision import rules
from supervision.actions.proposing import propose_topic
from supervision.deadlines import DUTIES, Duty, due, duties_of, makes
from supervision.models import Obligation, Source, Topic


@transaction.atomic
def keep_calendar(year: int) -> list[Obligation]:
    """Make what is missing of this year, and move what waits for a session whose day became known. Idempotent."""
    book = open_book()
    return [row for duty in makes(year) if (row := _keep(duty, year, book))]


def _keep(duty: Duty, year: int, book, *, heard_on: date | None = None, follows=None) -> Obligation | None:
    found = due(duty, year, book, heard_on=heard_on)
    if found is None:
        return None
    key, start, deadline = found
    row = Obligation.objects.select_for_update(of=("self",)).filter(year=year, duty=duty.key).first()
    if row is None:
        title = duty.title.format(year=year, last=year - 1, next=year + 1)
        row = Obligation.start(key, on=start, book=book, year=year, duty=duty.key, title=title, follows=follows)
    elif not row.is_running or (row.kind, row.starts_on, row.due_on) == (key, start, deadline.due_on):
        return row
    else:
        again = Obligation.start(key, on=start, book=book)
        row.kind, row.starts_on, row.rule = key, start, again.rule
        row.set_to(deadline)
    row.save()
    return row


@transaction.atomic
def make_topic(row: Obligation, *, by) -> Topic:
    """列为议题: the topic of a statutory item, with what the calendar knows of it filled in."""
    row = Obligation.objects.select_for_update(of=("self",)).get(pk=row.pk)
    duty = DUTIES[row.duty]
    _check(row, by)
    if row.topic_id:
        raise ValidationError(f"已经列为议题“{row.topic.title}”。")
    if not duty.heard:
        raise ValidationError("这一事项不在会上听取，只登记完成。")
    organ = Unit.objects.valid_on(localdate()).filter(kind__in=duty.organ).order_by("pk").first()
    row.topic = propose_topic(
        by=by, year=row.year, title=row.title, source=Source.STATUTORY, source_note=row.one_line[:300],
        methods=list(duty.methods), organ=organ, month=row.due_on.month if row.due_on.year == row.year else None,
        reason=f"{row.rule.get('article', '')}规定的报告事项。",
    )  # fmt: skip
    row.save(update_fields=["topic"])
    return row.topic


@transaction.atomic
def fulfil(row: Obligation, *, by, on: date, note: str = "") -> Obligation:
    """登记完成: on that day it was heard, or told to the congress itself. What follows from it begins to run."""
    row = Obligation.objects.select_for_update(of=("self",)).get(pk=row.pk)
    _check(row, by)
    want_past("完成日期", on=on)
    row.met_at, row.met_on, row.note = now(), on, note.strip()
    row.save(update_fields=["met_at", "met_on", "note"])
    book = open_book()
    for duty in duties_of(row.duty):
        _keep(duty, row.year, book, heard_on=on, follows=row)
    return row


@transaction.atomic
def waive(row: Obligation, *, by, note: str) -> Obligation:
    """不适用: a district without such a duty this year says why."""
    row = Obligation.objects.select_for_update(of=("self",)).get(pk=row.pk)
    _check(row, by)
    want_words("请写明不适用的理由。", note=note)
    row.void_at, row.note = now(), note.strip()
    row.save(update_fields=["void_at", "note"])
    return row


def _check(row: Obligation, by) -> None:
    if not rules.is_office(by):
        raise PermissionDenied(f"{by} may not keep the statutory calendar")
    if not row.is_running:
        raise ValidationError(f"“{row.title}”已经{'完成' if row.met_at else '注明不适用'}。")
