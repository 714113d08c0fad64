"""What each step of 备案审查 asks for, and what the register can be narrowed by."""

from django import forms
from django.db.models import Q
from django.utils.timezone import localdate

from congress.files.fields import UploadField
from congress.organs.models import Unit
from congress.pages.boxes import Filter, day, pick, pick_row, prose, sought, words
from supervision.forms.proposing import COMMITTEES
from supervision.models import DocumentKind, Filing, Finding, Intent, Verdict

MEETING = "例如：区十八届人大常委会第三十次会议。"


class FileForm(forms.Form):
    maker = pick_row("制定机关", Unit.objects.none(), empty_label=None)
    title = words("文件名称", 200)
    doc_no = words("发文字号", 60, help_text="例如：望政规〔2026〕3号。")
    kind = pick("文件种类", DocumentKind.choices)
    published_on = day("公布日期", help_text="自公布之日起三十日内报送备案。")
    contact = words("联系人和电话", 80, required=False)
    text = UploadField(label="文件正式文本", required=True)
    explanation = UploadField(label="说明", required=True)
    basis = UploadField(label="制定依据和其他材料", required=False, multiple=True)

    def __init__(self, *args, makers, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["maker"].queryset = makers
        self.fields["kind"].initial = DocumentKind.NOTICE


class WantedForm(forms.Form):
    wanted = prose("需要补充的材料和内容", 4, 500)


class SupplementForm(forms.Form):
    text = UploadField(label="文件正式文本", required=False)
    explanation = UploadField(label="说明", required=False)
    basis = UploadField(label="制定依据和其他材料", required=False, multiple=True)
    note = prose("说明", 3, 1000, required=False)


class TransferForm(forms.Form):
    transfer_to = words("移送的机关", 80)
    note = prose("理由", 3, 500)


class DistributeForm(forms.Form):
    committees = forms.ModelMultipleChoiceField(
        Unit.objects.none(), label="审查的专委会、工委", widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "请选择专委会、工委。"},
    )  # fmt: skip

    def __init__(self, *args, filing, **kwargs):
        super().__init__(*args, **kwargs)
        there = filing.shares.values("committee")
        living = Unit.objects.valid_on(localdate()).filter(kind__in=COMMITTEES)
        self.fields["committees"].queryset = living.exclude(pk__in=there).order_by("sort_key", "pk")


class CompareForm(forms.Form):
    provision = prose("文件条文", 4, 4000)
    upper_law = words("上位法", 200, help_text="名称和条款，例如：行政处罚法第十六条。")
    upper_text = prose("上位法条文", 4, 4000, required=False)
    verdict = pick("判断", Verdict.choices)
    opinion = prose("意见", 3, 4000, required=False)


class FilingOpinionForm(forms.Form):
    finding = pick("结论", Finding.choices)
    opinion = prose("审查意见", 6, 8000)


class WrittenOpinionForm(forms.Form):
    problems = prose("存在的问题", 8, 8000)
    advice = prose("处理建议", 5, 4000)


class AnswerForm(forms.Form):
    intent = pick("处理意见", Intent.choices)
    text = prose("答复", 6, 8000)
    planned_on = day("计划完成日期", required=False, help_text="修改、废止的填写。")
    files = UploadField(label="附件", required=False, multiple=True)


class ExplainForm(forms.Form):
    note = prose("情况说明", 6, 4000)
    files = UploadField(label="附件", required=False, multiple=True)


class AmendedForm(forms.Form):
    how = pick("处理", [(Intent.AMEND, "修改"), (Intent.REPEAL, "废止")])
    amended_on = day("修改、废止日期", help_text="自修改之日起三十日内报送。")
    note = prose("修改情况", 4, 4000)
    files = UploadField(label="修改后的文件或者废止的决定", multiple=True)


class DecideForm(forms.Form):
    decided_on = day("决定日期")
    decided_at = words("决定的会议", 60, help_text=MEETING)
    text = prose("决定内容", 8, 8000)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["decided_on"].initial = localdate()


class FilingFilter(Filter):
    q = sought("名称、文号、登记号")
    year = pick("报送年度", [], required=False)
    maker = pick("制定机关", [], required=False)
    kind = pick("文件种类", [("", "不限"), *DocumentKind.choices], required=False)

    def _clean_fields(self):
        years = self.rows.order_by("-filed_on__year").values_list("filed_on__year", flat=True).distinct()
        self.options("year", ((year, f"{year}年") for year in years))
        units = Unit.objects.filter(pk__in=Filing.objects.filter(pk__in=self.rows).values("maker"))
        self.options("maker", ((u.pk, u.label) for u in units.order_by("sort_key", "pk")))
        super()._clean_fields()

    def narrow(self):
        found = self.rows
        for name, value in self.asked.items():
            if name == "q":
                found = found.filter(
                    Q(title__icontains=value) | Q(doc_no__icontains=value) | Q(number__icontains=value)
                )
            elif name == "year":
                found = found.filter(filed_on__year=value)
            else:
                found = found.filter(**{name: value})
        return found
