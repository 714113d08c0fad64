"""What the ledger of promises can be narrowed by."""

from django.db.models import F, Q
from django.utils.timezone import localdate

from congress.organs.models import Term, Unit
from proposals.forms.filters import Filter, choice, words
from proposals.models import STANDING, Commitment
from proposals.queries.promises import of_term


class LedgerFilter(Filter):
    q = words("关键词", "编号、建议标题、承诺事项", grow=True)
    unit = choice("责任单位")
    term = choice("届")
    year = choice("台账年度")
    due = choice("期限", (("late", "已逾期"), ("moved", "延过期"), ("rolled", "结转过")))

    def _clean_fields(self):
        promised = Commitment.objects.order_by()
        units = Unit.objects.filter(pk__in=promised.values("unit"))
        self.options("unit", ((unit.pk, unit.label) for unit in units))
        self.options("term", ((term.pk, str(term)) for term in Term.objects.all()))
        years = promised.values_list("year", flat=True).distinct().order_by("-year")
        self.options("year", ((year, f"{year} 年") for year in years))
        super()._clean_fields()

    def narrow(self, found):
        for name, value in self.asked.items():
            found = getattr(self, f"_{name}")(found, value)
        return found

    def _q(self, found, value):
        title, number = Q(proposal__title__icontains=value), Q(proposal__number__icontains=value)
        return found.filter(Q(text__icontains=value) | title | number | Q(proposal__proposer__contains=value))

    def _unit(self, found, value):
        return found.filter(unit=value)

    def _term(self, found, value):
        return of_term(found, Term.objects.get(pk=value))

    def _year(self, found, value):
        return found.filter(year=value)

    def _due(self, found, value):
        asked = {
            "late": Q(status__in=STANDING, due_on__lt=localdate()),
            "moved": Q(due_on__gt=F("first_due_on")),
            "rolled": Q(rolled__gt=0),
        }
        return found.filter(asked[value])
