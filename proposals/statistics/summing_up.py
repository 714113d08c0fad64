"""The figures a unit's yearly summary says by itself, from its own shares."""

from datetime import date

from django.db.models import Count, Q

from proposals.models import HandlingStatus, Part, ReplyClass, UnitSummary
from proposals.queries.summing_up import shares_of_year
from proposals.statistics.grouped import groups_of
from proposals.statistics.population import countable
from proposals.statistics.rates import RATES, Tally

COUNTED = (
    ("主办、分办", "handed"), ("已答复", "replied"), ("其中按期答复", "in_time"), ("逾期未答复", "overdue"),
    ("有沟通记录", "talked"), ("已评价", "rated"), ("其中满意", "high"), ("满意和基本满意", "content"),
    ("不满意", "low"),
)  # fmt: skip
PROMISES = (("承诺事项", "promised"), ("已销号", "struck"))


def own_figures(user, summary: UnitSummary, today: date) -> list[list[str]]:
    """[label, words] of the year, as far as this person knows the cases; in words, since they are kept as they were."""
    tally = _tally(user, summary, today)
    rows = [[label, f"{tally[key]} 件"] for label, key in COUNTED]
    labels = {
        row.pk: f"{row.code} {row.label}" for row in ReplyClass.objects.filter(pk__in=filter(None, tally.classes))
    }
    rows += [[f"办理结果 {labels[key]}", f"{tally.classes[key]} 件"] for key in sorted(labels, key=labels.get)]
    rows += [[label, f"{tally[key]} 项"] for label, key in PROMISES]
    given = shares_of_year(summary.year).filter(unit=summary.unit_id, part=Part.ASSIST)
    assisted = given.aggregate(all=Count("pk"), done=Count("pk", filter=Q(status=HandlingStatus.ADVISED)))
    return [*rows, ["会办", f"{assisted['all']} 件"], ["其中已交会办意见", f"{assisted['done']} 件"]]


def _tally(user, summary: UnitSummary, today: date) -> Tally:
    """Of what was given to the unit in this year, also where it was registered before."""
    given = shares_of_year(summary.year).filter(unit=summary.unit_id)
    mine = countable(user).filter(pk__in=given.values("proposal"))
    groups = groups_of(mine, "unit", today, RATES)
    return next((group.tally for group in groups if group.key == summary.unit_id), Tally())
