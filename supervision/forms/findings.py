"""What each step of a finding's rectification asks for, and what the ledger can be narrowed by."""

from django import forms
from django.db.models import Q
from django.utils.timezone import localdate

from congress.files.fields import UploadField
from congress.organs.models import Unit, UnitKind
from congress.pages.boxes import Filter, day, number, pick, pick_row, prose, sought, words
from supervision.forms.money import WanField
from supervision.models import AuditFinding, FindingType

FACTS = ("year", "number", "unit", "text", "kind", "article", "amount", "due_on")


class FindingForm(forms.Form):
    year = number("审计年度", 2000, 2100, help_text="被审计的年度，例如上一年。")
    number = words("问题编号", 20, required=False)
    unit = pick_row("责任单位", Unit.objects.none(), empty_label="请选择")
    text = prose("查出的问题", 5, 4000)
    kind = pick("问题类型", FindingType.choices)
    article = words("定性依据", 200, required=False, help_text="例如：预算法第三十二条。")
    amount = WanField("问题金额（万元）", required=False, help_text="没有金额的不填。")
    due_on = day("整改期限", required=False)

    def __init__(self, *args, finding=None, **kwargs):
        known = {name: getattr(finding, name) for name in FACTS} if finding else {"year": localdate().year - 1}
        super().__init__(*args, initial=known, **kwargs)
        living = Unit.objects.valid_on(localdate()).exclude(kind__in=(UnitKind.CONGRESS, UnitKind.OFFICE))
        self.fields["unit"].queryset = living.order_by("sort_key", "pk")

    def fields_for_action(self):
        facts = dict(self.cleaned_data)
        return {**facts, "amount": facts["amount"] or 0}


class RectifyingForm(forms.Form):
    """报送整改方案."""

    text = prose("整改措施、责任人和期限", 6, 4000)
    files = UploadField(label="整改方案", required=False, multiple=True)


class ProgressForm(forms.Form):
    text = prose("整改情况", 6, 4000)
    rectified = WanField("累计已整改金额（万元）", required=False)
    files = UploadField(label="佐证材料", required=False, multiple=True)

    def __init__(self, *args, finding, **kwargs):
        super().__init__(*args, **kwargs)
        if not finding.amount:
            del self.fields["rectified"]
        else:
            self.fields["rectified"].initial = finding.rectified


class FindingFilter(Filter):
    q = sought("问题、编号、依据")
    year = pick("审计年度", [], required=False)
    unit = pick("责任单位", [], required=False)
    kind = pick("问题类型", [("", "不限"), *FindingType.choices], required=False)
    late = pick("期限", [("", "不限"), ("yes", "逾期未整改")], required=False)

    def _clean_fields(self):
        self.years = list(self.rows.order_by("-year").values_list("year", flat=True).distinct())
        self.options("year", ((year, f"{year}年度") for year in self.years))
        units = Unit.objects.filter(pk__in=AuditFinding.objects.filter(pk__in=self.rows).values("unit"))
        self.options("unit", ((u.pk, u.label) for u in units.order_by("sort_key", "pk")))
        super()._clean_fields()

    def narrow(self):
        found = self.rows
        for name, value in self.asked.items():
            if name == "q":
                found = found.filter(
                    Q(text__icontains=value) | Q(number__icontains=value) | Q(article__icontains=value)
                )
            elif name == "late":
                found = found.filter(due_on__lt=localdate()).exclude(status__in=("claimed", "verified"))
            else:
                found = found.filter(**{name: value})
        return found
