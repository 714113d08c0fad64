"""What a citizen or an organ writes, what a citizen asks with, and what the office answers."""

import uuid

from django import forms
from django.db.models import Q

from congress.files.fields import UploadField
from congress.files.kinds import FROM_PUBLIC
from congress.organs.models import Unit
from congress.pages.boxes import BOX, Filter, number, pick, pick_row, prose, sought, words
from supervision.models import Applicant, Filing, RequestKind
from supervision.queries.filing import makers


class SuggestForm(forms.Form):
    key = forms.UUIDField(widget=forms.HiddenInput)
    document = words("建议审查的文件", 200, help_text="文件名称，例如：关于规范房屋租赁的通知。")
    document_no = words("发文字号", 60, required=False)
    maker_name = words("制定机关", 80, help_text="区政府及其办公室、监委、法院、检察院或者乡镇人大。")
    provision = prose("有问题的条文", 3, 2000)
    upper_law = words("相抵触的法律、法规", 300, required=False)
    reason = prose("理由", 6, 4000)
    files = UploadField(
        label="附件", kinds=FROM_PUBLIC, multiple=True, most=3, largest=10, required=False
    )  # fmt: skip
    applicant = pick("建议人", Applicant.choices)
    name = words("姓名或者名称", 80)
    phone = words("联系电话", 40, help_text="只用于与您联系，不公开。")
    address = words("通信地址", 200, required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["key"].initial = uuid.uuid4
        self.fields["phone"].widget.input_type = "tel"


class DemandForm(forms.Form):
    organ = pick_row("提出要求的机关", Unit.objects.none(), empty_label=None)
    document = words("要求审查的文件", 200)
    document_no = words("发文字号", 60, required=False)
    maker = pick_row(
        "制定机关", Unit.objects.none(), empty_label="请选择", error_messages={"required": "请选择制定机关。"}
    )
    provision = prose("有问题的条文", 3, 2000)
    upper_law = words("相抵触的法律、法规", 300, required=False)
    reason = prose("理由", 6, 4000)
    files = UploadField(label="书面审查要求和材料", multiple=True, most=5)
    name = words("联系人", 80)
    phone = words("联系电话", 40)

    def __init__(self, *args, organs, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["organ"].queryset, self.fields["maker"].queryset = organs, makers()


class FilingField(forms.ModelChoiceField):
    def label_from_instance(self, filing):
        return f"{filing.number} {filing.title}"


class AcceptForm(forms.Form):
    filing = FilingField(
        Filing.objects.exclude(number="").order_by("-registered_on"), label="对应的备案文件", required=False,
        widget=forms.Select(attrs=BOX), empty_label="没有备案",
    )  # fmt: skip
    note = prose("说明", 3, 1000, required=False)


class AnswerRequestForm(forms.Form):
    answer = prose("答复", 8, 8000)


class RequestFilter(Filter):
    q = sought("文件、收件号")
    kind = pick("种类", (("", "不限"), *RequestKind.choices), required=False)
    year = number("年度", 2000, 2100, required=False)

    def narrow(self, found):
        if q := self.asked.get("q"):
            found = found.filter(Q(document__icontains=q) | Q(number__icontains=q))
        if kind := self.asked.get("kind"):
            found = found.filter(kind=kind)
        return found.filter(received_on__year=self.asked["year"]) if "year" in self.asked else found
