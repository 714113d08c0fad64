"""What the list of items can be narrowed by. Everything stands in the address; nonsense narrows nothing."""

from django.db.models import Q

from congress.pages.boxes import Filter, pick, sought
from meetings.models import Body, ItemKind, Proposer


class ItemFilter(Filter):
    q = sought("议题、理由、报告人")
    body = pick("提交给", [], required=False)
    kind = pick("种类", [("", "不限"), *ItemKind.choices], required=False)
    proposer_kind = pick("提请主体", [("", "不限"), *Proposer.choices], required=False)
    late = pick("提交", [("", "不限"), ("yes", "逾期提交")], required=False)

    def _clean_fields(self):
        self.options("body", Body.objects.values_list("pk", "short_name"))
        super()._clean_fields()

    def narrow(self, found):
        for name, value in self.asked.items():
            if name == "q":
                words = Q(title__icontains=value) | Q(reason__icontains=value) | Q(reporter_name__icontains=value)
                found = found.filter(words)
            elif name == "late":
                found = found.filter(is_late=True)
            else:
                found = found.filter(**{name: value})
        return found
