"""What the list of topics can be narrowed by. Everything stands in the address; nonsense narrows nothing."""

from django.db.models import Q

from congress.organs.models import Unit
from congress.pages.boxes import Filter, pick, sought
from supervision.models import Method, Source, Topic


class TopicFilter(Filter):
    q = sought("议题、理由、重点")
    year = pick("年度", [], required=False)
    method = pick("监督方式", [("", "不限"), *Method.choices], required=False)
    committee = pick("负责的专委会、工委", [], required=False)
    organ = pick("报告机关", [], required=False)
    source = pick("来源", [("", "不限"), *Source.choices], required=False)
    joint = pick("联动", [("", "不限"), ("with_city", "上级人大"), ("with_towns", "镇街人大")], required=False)

    def _clean_fields(self):
        years = Topic.objects.order_by("-year").values_list("year", flat=True).distinct()
        self.options("year", ((year, f"{year}年") for year in years))
        for name in ("committee", "organ"):
            units = Unit.objects.filter(pk__in=Topic.objects.values(name)).order_by("sort_key", "pk")
            self.options(name, ((unit.pk, unit.label) for unit in units))
        super()._clean_fields()

    def narrow(self, found):
        for name, value in self.asked.items():
            if name == "q":
                words = Q(title__icontains=value) | Q(reason__icontains=value) | Q(focus__icontains=value)
                found = found.filter(words)
            elif name == "joint":
                found = found.filter(**{value: True})
            elif name == "method":
                found = found.filter(methods__contains=[value])
            else:
                found = found.filter(**{name: value})
        return found
