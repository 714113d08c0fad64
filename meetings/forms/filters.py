"""What the list of items can be narrowed by. Everything stands in the address; nonsense narrows nothing."""

from django.db.models import F, Q

from congress.organs.models import Term
from congress.pages.boxes import Filter, pick, sought
from meetings.models import Authority, Body, ItemKind, Nominator, OrganKind, Proposer


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


class OfficeFilter(Filter):
    q = sought("职务、单位")
    organ_kind = pick("机关", [("", "不限"), *OrganKind.choices], required=False)
    authority = pick("产生方式", [("", "不限"), *Authority.choices], required=False)
    held = pick("在任", [("", "不限"), ("vacant", "有空缺"), ("held", "有人在任")], required=False)
    gone = pick("状态", [("", "现有"), ("yes", "已撤销")], required=False)

    def narrow(self, found):
        found = found.filter(valid_to__isnull="gone" not in self.asked)
        for name, value in self.asked.items():
            if name == "q":
                found = found.filter(Q(name__icontains=value) | Q(organ__short_name__icontains=value))
            elif name == "held":
                found = found.filter(holders__gt=0) if value == "held" else found.filter(seats__gt=F("holders"))
            elif name != "gone":
                found = found.filter(**{name: value})
        return found


class AppointmentFilter(Filter):
    q = sought("议案名称、人选、职务")
    nominator = pick("提请人", [("", "不限"), *Nominator.choices], required=False)
    late = pick("提请", [("", "不限"), ("yes", "逾期提请")], required=False)
    term = pick("届", [], required=False)

    def _clean_fields(self):
        self.options("term", ((term.pk, str(term)) for term in Term.objects.order_by("-number")))
        super()._clean_fields()

    def narrow(self, found):
        for name, value in self.asked.items():
            if name == "q":
                people = Q(lines__official__name__icontains=value) | Q(lines__post__name__icontains=value)
                found = found.filter(Q(title__icontains=value) | people).distinct()
            elif name == "late":
                found = found.exclude(late_why="")
            else:
                found = found.filter(**{name: value})
        return found
