"""The district's own table of outcomes. A class somebody was answered with keeps its meaning for ever."""

from django.db import transaction

from proposals.models import Proposal, Reply, ReplyClass
from proposals.rules.schemes import rows_of

DEMANDS = (
    "counts_as_completed", "requires_due_date", "opens_commitment", "requires_explanation", "needs_superior",
)  # fmt: skip


@transaction.atomic
def adopt_scheme(scheme: str, *, superior: bool = False) -> tuple[list[ReplyClass], list[ReplyClass]]:
    """Put the rows of a scheme into use: (in use now, retired). A row that says the same is taken up again."""
    wanted = rows_of(scheme, superior=superior)
    retired = {row.pk: row for row in ReplyClass.objects.select_for_update().filter(is_active=True)}
    ReplyClass.objects.filter(pk__in=retired).update(is_active=False)
    used = [_in_use(row, place) for place, row in enumerate(wanted, 1)]
    for row in used:
        retired.pop(row.pk, None)
    return used, list(retired.values())


def _in_use(row, place: int) -> ReplyClass:
    demands = {name: row.demands.get(name, False) for name in DEMANDS}
    found = ReplyClass.objects.filter(code=row.code, label=row.label, **demands).order_by("pk").first()
    found = found or ReplyClass(code=row.code, label=row.label, **demands)
    found.is_active, found.sort_key = True, place
    found.save()
    return found


def was_answered_with(row: ReplyClass) -> bool:
    return Reply.objects.filter(reply_class=row).exists() or Proposal.objects.filter(reply_class=row).exists()


@transaction.atomic
def change_class(row: ReplyClass, changed) -> ReplyClass:
    """Save a row of the table; where letters rest on it and its meaning changes, the old row is retired instead."""
    meaning = {"code", "label", *DEMANDS}
    if row.pk and meaning & set(changed) and was_answered_with(row):
        ReplyClass.objects.filter(pk=row.pk).update(is_active=False)
        row.pk, row._state.adding = None, True
    row.save()
    return row
